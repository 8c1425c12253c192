package jp.kakuin.aws.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jp.kakuin.audit.Archived;

/** What kind of thing is archived stands around it: {@code {"mail-sent": {…}}}. The names are kept for years and never change. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @Type(name = "entry", value = Archived.Entry.class),
    @Type(name = "reserved", value = Archived.Reserved.class),
    @Type(name = "signing-began", value = Archived.SigningBegan.class),
    @Type(name = "signed", value = Archived.Signed.class),
    @Type(name = "voided", value = Archived.Voided.class),
    @Type(name = "mail-claimed", value = Archived.MailClaimed.class),
    @Type(name = "mail-sent", value = Archived.MailSent.class),
    @Type(name = "mail-released", value = Archived.MailReleased.class)
})
interface ArchivedKinds {}
