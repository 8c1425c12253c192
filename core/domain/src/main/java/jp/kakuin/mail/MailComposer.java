package jp.kakuin.mail;

import java.time.Instant;

/** Writes a mail in full: Japanese and English, plain text and HTML, attachments. Pure: the same arguments give the same bytes. */
public interface MailComposer {

    /**
     * @param from address of the CA, with or without a display name
     * @param to one address
     * @param messageId with angle brackets; the same for each sending of one claim
     * @return the MIME message, RFC 5322
     */
    byte[] compose(MailContent content, String from, String to, String messageId, Instant date);
}
