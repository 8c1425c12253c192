package jp.kakuin.fault;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import jp.kakuin.local.mail.StoredMail;

/** What a mail says in plain text. */
final class MailText {

    private MailText() {}

    static String of(StoredMail mail) {
        try (var in = Files.newInputStream(mail.file())) {
            return first(new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Part part) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            return part.isMimeType("text/plain") ? String.valueOf(part.getContent()) : "";
        }
        BodyPart inner = ((Multipart) part.getContent()).getBodyPart(0);
        return first(inner);
    }
}
