package jp.kakuin.documents.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.kakuin.documents.Language;
import jp.kakuin.mail.MailComposer;
import jp.kakuin.mail.MailContent;

/** Writes mails with Angus Mail: {@code mixed(alternative(text, HTML), attachments)}, each text Japanese first, then English (SPEC S-6). */
public final class AngusMailComposer implements MailComposer {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH)
            .withZone(ZoneId.of("Asia/Tokyo"));
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7E&&[^<>@]]+@[\\x21-\\x7E&&[^<>@]]+>");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Sender sender;

    public AngusMailComposer(Sender sender) {
        this.sender = sender;
    }

    /**
     * @throws IllegalArgumentException if an address or the message id is malformed. They come from our own records, where they were checked, so
     *     this is a fault; what people typed (names, organisations) is cleaned instead, see {@link jp.kakuin.documents.TypedText#oneLine}
     */
    @Override
    public byte[] compose(MailContent content, String from, String to, String messageId, Instant date) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail looks for its implementation in the context class loader, which need not be the one of this
        // layer.
        thread.setContextClassLoader(AngusMailComposer.class.getClassLoader());
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message(content, from, to, messageId, date).writeTo(out);
            return out.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage message(MailContent content, String from, String to, String messageId, Instant date)
            throws MessagingException {
        List<Letter> letters = List.of(
                LetterWriter.write(content, sender, Language.JAPANESE),
                LetterWriter.write(content, sender, Language.ENGLISH));
        String subject =
                letters.getFirst().subject() + " / " + letters.getLast().subject();
        MimeMessage message = new MessageWithId(requireMessageId(messageId));
        message.setFrom(address(from));
        message.setRecipient(Message.RecipientType.TO, address(to));
        message.setHeader("Subject", encoded(subject));
        message.setHeader("Date", DATE.format(date));
        message.setHeader("Content-Language", "ja, en");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(mixed(content, subject, letters, Boundaries.of(messageId)));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart mixed(MailContent content, String subject, List<Letter> letters, Boundaries boundaries)
            throws MessagingException {
        MimeMultipart alternative = new FixedMultipart("alternative", boundaries.inner());
        alternative.addBodyPart(part(PlainText.of(letters), "text/plain; charset=UTF-8"));
        alternative.addBodyPart(part(HtmlText.of(subject, letters), "text/html; charset=UTF-8"));
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(alternative);
        MimeMultipart mixed = new FixedMultipart("mixed", boundaries.outer());
        mixed.addBodyPart(body);
        for (Attachment attachment : Attachment.of(content)) {
            MimeBodyPart file = part(attachment.bytes(), attachment.type());
            file.setFileName(attachment.name());
            file.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    /** Text travels with CRLF (RFC 2046 4.1.1), and as base64: nothing on the way can then break a line of it or a link. */
    private static MimeBodyPart part(String text, String type) throws MessagingException {
        return part(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), type);
    }

    private static MimeBodyPart part(byte[] bytes, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String encoded(String subject) throws MessagingException {
        try {
            return MimeUtility.fold(
                    "Subject: ".length(), MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), "B"));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
    }

    private static InternetAddress address(String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            if (addresses.length != 1
                    || addresses[0].isGroup()
                    || CONTROL.matcher(text).find()) {
                throw new IllegalArgumentException("not one mail address");
            }
            addresses[0].setPersonal(addresses[0].getPersonal(), StandardCharsets.UTF_8.name());
            return addresses[0];
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("not one mail address", e);
        }
    }

    private static String requireMessageId(String messageId) {
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("not a message id");
        }
        return messageId;
    }

    /** Keeps the id that was given: the same mail sent again must be seen to be the same. */
    private static final class MessageWithId extends MimeMessage {

        private final String id;

        MessageWithId(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** A multipart whose boundary is given instead of drawn, so that the same mail is the same bytes. */
    private static final class FixedMultipart extends MimeMultipart {

        FixedMultipart(String subtype, String boundary) {
            super(subtype);
            contentType = "multipart/" + subtype + ";\r\n\tboundary=\"" + boundary + "\"";
        }
    }
}
