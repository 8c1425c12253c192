package jp.kakuin.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A kept mail taken apart as a mail program would show it. */
record ReadMail(
        String subject,
        String from,
        String to,
        Optional<String> text,
        Optional<String> html,
        List<Attachment> attachments) {

    record Attachment(String name, String type, byte[] content) {}

    static ReadMail of(StoredMail mail) throws IOException {
        try (InputStream in = Files.newInputStream(mail.file())) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var parts = new Parts();
            parts.add(message);
            return new ReadMail(
                    Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                    header(message, "From").orElse(mail.envelopeFrom()),
                    header(message, "To").orElseGet(() -> String.join(", ", mail.envelopeTo())),
                    Optional.ofNullable(parts.text),
                    Optional.ofNullable(parts.html),
                    List.copyOf(parts.attachments));
        } catch (MessagingException e) {
            throw new IOException("Mail " + mail.id() + " cannot be read", e);
        }
    }

    private static Optional<String> header(MimeMessage message, String name) throws MessagingException, IOException {
        String value = message.getHeader(name, ", ");
        return value == null ? Optional.empty() : Optional.of(MimeUtility.decodeText(MimeUtility.unfold(value)));
    }

    /** Collects while walking through the parts; the first text and the first HTML that are no attachment are the mail's. */
    private static final class Parts {
        private String text;
        private String html;
        private final List<Attachment> attachments = new ArrayList<>();

        void add(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*")) {
                var multipart = (Multipart) part.getContent();
                for (int i = 0; i < multipart.getCount(); i++) {
                    BodyPart each = multipart.getBodyPart(i);
                    add(each);
                }
            } else if (part.getFileName() == null && part.isMimeType("text/plain") && text == null) {
                text = String.valueOf(part.getContent());
            } else if (part.getFileName() == null && part.isMimeType("text/html") && html == null) {
                html = String.valueOf(part.getContent());
            } else {
                attach(part);
            }
        }

        private void attach(Part part) throws MessagingException, IOException {
            String name = part.getFileName() == null ? "part-" + (attachments.size() + 1) : part.getFileName();
            String type = part.getContentType().split(";", 2)[0].strip();
            try (InputStream in = part.getInputStream()) {
                attachments.add(new Attachment(MimeUtility.decodeText(name), type, in.readAllBytes()));
            }
        }
    }
}
