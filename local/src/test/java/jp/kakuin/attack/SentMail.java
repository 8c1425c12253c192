package jp.kakuin.attack;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an injected mail shows: headers of its own, a script, a value that was taken for a template. */
final class SentMail {

    private static final Set<String> OURS = Set.of(
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Language",
            "Auto-Submitted");
    private static final Pattern MARKUP = Pattern.compile("<script|<img|onerror=[^&]*>", Pattern.CASE_INSENSITIVE);

    private SentMail() {}

    /** Everything wrong with a mail; empty if it is as we wrote it. */
    static List<String> findings(byte[] mime) {
        var findings = new ArrayList<String>();
        headerLines(mime).forEach(line -> {
            var name = line.split(":", 2)[0];
            if (!line.startsWith("\t") && !line.startsWith(" ") && !OURS.contains(name)
                    || line.replace("\t", "").chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
                findings.add("header " + line);
            }
        });
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mime));
            if (Poison.UNPRINTABLE.matcher(message.getSubject()).find()) {
                findings.add("subject " + message.getSubject());
            }
            texts((MimeMultipart) message.getContent(), findings);
        } catch (MessagingException | IOException e) {
            findings.add("no mail: " + e);
        }
        return findings;
    }

    private static List<String> headerLines(byte[] mime) {
        var text = new String(mime, StandardCharsets.ISO_8859_1);
        return List.of(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"));
    }

    private static void texts(MimeMultipart parts, List<String> findings) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            switch (part.getContent()) {
                case MimeMultipart inner -> texts(inner, findings);
                case String text -> judge(part.getContentType(), text, findings);
                default -> {}
            }
        }
    }

    private static void judge(String type, String text, List<String> findings) {
        if (Poison.UNPRINTABLE
                .matcher(text.replace("\r\n", "").replace("\t", ""))
                .find()) {
            findings.add("control in " + type);
        }
        if (type.startsWith("text/html") && MARKUP.matcher(text).find()) {
            findings.add("markup in " + type);
        }
    }
}
