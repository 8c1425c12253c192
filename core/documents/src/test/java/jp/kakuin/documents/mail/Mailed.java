package jp.kakuin.documents.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.mail.MailContent;

/** A composed mail, read again the way a mail program reads it. */
record Mailed(byte[] bytes, MimeMessage message, String text, String html, List<BodyPart> attachments) {

    static final String FROM = "角印認証局 <no-reply@kakuin.example.jp>";
    static final String TO = "hanako@example.co.jp";
    static final String MESSAGE_ID = "<K7QX9M2TDHV4R.order-received.1@kakuin.example.jp>";
    static final Instant DATE = Instant.parse("2026-11-21T08:05:07Z");

    static Mailed of(MailContent content) {
        return of(content, FROM, TO, MESSAGE_ID);
    }

    static Mailed of(MailContent content, String from, String to, String messageId) {
        return read(new AngusMailComposer(SampleMails.SENDER).compose(content, from, to, messageId, DATE));
    }

    private static Mailed read(byte[] bytes) {
        try {
            MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
            MimeMultipart mixed = (MimeMultipart) message.getContent();
            MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
            List<BodyPart> attachments = new ArrayList<>();
            for (int i = 1; i < mixed.getCount(); i++) {
                attachments.add(mixed.getBodyPart(i));
            }
            return new Mailed(
                    bytes, message, text(alternative.getBodyPart(0)), text(alternative.getBodyPart(1)), attachments);
        } catch (Exception e) {
            throw new AssertionError("a mail program could not read it", e);
        }
    }

    static String text(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    String subject() {
        try {
            return message.getSubject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String headers() {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.substring(0, all.indexOf("\r\n\r\n"));
    }
}
