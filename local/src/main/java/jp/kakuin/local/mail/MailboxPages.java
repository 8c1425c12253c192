package jp.kakuin.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kakuin.local.web.Exchange;

/** The mailbox under {@code /mailbox}: pages for people and, under {@code /mailbox/api/messages}, the same as JSON. */
public final class MailboxPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

    private final MailStore store;
    private final String style;

    public MailboxPages(MailStore store) {
        this.store = store;
        try (InputStream in = MailboxPages.class.getResourceAsStream("mailbox.css")) {
            this.style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The route {@code /mailbox}. */
    public void serve(Exchange exchange) throws IOException {
        var path = exchange.segments();
        if (!exchange.is("GET")) {
            exchange.notFound();
        } else if (path.isEmpty()) {
            page(exchange, "Mailbox", list(exchange.query("to").map(store::to).orElseGet(store::all)));
        } else if (path.getFirst().equals("api")) {
            api(exchange, path);
        } else {
            var mail = store.find(path.getFirst());
            if (mail.isEmpty()) {
                exchange.notFound();
            } else {
                mail(exchange, mail.get(), path.subList(1, path.size()));
            }
        }
    }

    private void mail(Exchange exchange, StoredMail mail, List<String> path) throws IOException {
        switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" -> {
                var read = ReadMail.of(mail);
                page(exchange, read.subject(), view(mail, read));
            }
            case "html" -> {
                // The mail's own HTML runs in a sandboxed frame: no script, nothing fetched from outside.
                exchange.with(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups"
                                + " allow-popups-to-escape-sandbox");
                exchange.answer(
                        200,
                        "text/html; charset=utf-8",
                        "<base target=\"_blank\">" + ReadMail.of(mail).html().orElse(""));
            }
            case "raw" -> {
                exchange.with("Content-Disposition", "attachment; filename=\"" + mail.id() + ".eml\"");
                exchange.answer(200, "message/rfc822", Files.readAllBytes(mail.file()));
            }
            case "attachments" -> attachment(exchange, ReadMail.of(mail), path);
            default -> exchange.notFound();
        }
    }

    private static void attachment(Exchange exchange, ReadMail mail, List<String> path) throws IOException {
        int number = path.size() == 2 && path.getLast().matches("\\d{1,3}") ? Integer.parseInt(path.getLast()) : -1;
        if (number < 0 || number >= mail.attachments().size()) {
            exchange.notFound();
            return;
        }
        var attachment = mail.attachments().get(number);
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String show = attachment.type().equals("application/pdf") ? "inline" : "attachment";
        exchange.with("Content-Disposition", show + "; filename*=UTF-8''" + name);
        exchange.answer(200, attachment.type(), attachment.content());
    }

    private void api(Exchange exchange, List<String> path) throws IOException {
        if (path.size() == 2) {
            var mails = exchange.query("to").map(store::to).orElseGet(store::all);
            exchange.json(
                    200,
                    Map.of("messages", mails.stream().map(MailboxPages::summary).toList()));
            return;
        }
        var mail = path.size() == 3 ? store.find(path.getLast()) : java.util.Optional.<StoredMail>empty();
        if (mail.isEmpty()) {
            exchange.notFound();
            return;
        }
        var full = summary(mail.get());
        var read = ReadMail.of(mail.get());
        full.put("text", read.text().orElse(""));
        full.put("html", read.html().orElse(""));
        exchange.json(200, full);
    }

    private static Map<String, Object> summary(StoredMail mail) {
        try {
            var read = ReadMail.of(mail);
            var json = new java.util.LinkedHashMap<String, Object>();
            json.put("id", mail.id());
            json.put("receivedAt", mail.receivedAt().toString());
            json.put("from", read.from());
            json.put("to", mail.envelopeTo());
            json.put("subject", read.subject());
            json.put(
                    "attachments",
                    read.attachments().stream().map(ReadMail.Attachment::name).toList());
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String list(List<StoredMail> mails) {
        if (mails.isEmpty()) {
            return "<p class=\"empty\">No mail yet. / まだメールはありません。</p>";
        }
        return "<table><thead><tr><th>Received (JST)</th><th>To</th><th>Subject</th><th></th></tr></thead><tbody>"
                + mails.stream().map(MailboxPages::row).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String row(StoredMail mail) {
        var json = summary(mail);
        int attachments = ((List<?>) json.get("attachments")).size();
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/mailbox/%s\">%s</a></td><td>%s</td></tr>"
                .formatted(
                        TIME.format(mail.receivedAt()),
                        escape(String.join(", ", mail.envelopeTo())),
                        mail.id(),
                        escape(String.valueOf(json.get("subject"))),
                        attachments == 0 ? "" : "<span class=\"clip\">📎 " + attachments + "</span>");
    }

    private static String view(StoredMail mail, ReadMail read) {
        String head =
                "<p><a href=\"/mailbox\">← Mailbox</a></p><h2>%s</h2><dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s JST</dd></dl>"
                        .formatted(
                                escape(read.subject()),
                                escape(read.from()),
                                escape(read.to()),
                                TIME.format(mail.receivedAt()));
        String links = IntStream.range(0, read.attachments().size())
                .mapToObj(i -> "<li><a href=\"/mailbox/%s/attachments/%d\">📎 %s</a></li>"
                        .formatted(
                                mail.id(), i, escape(read.attachments().get(i).name())))
                .collect(Collectors.joining("", "<ul class=\"links\">", ""));
        String html = read.html().isEmpty()
                ? ""
                : "<iframe title=\"HTML\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/mailbox/%s/html\"></iframe>"
                        .formatted(mail.id());
        String text = read.text()
                .map(body -> "<details%s><summary>Text</summary><pre>%s</pre></details>"
                        .formatted(read.html().isEmpty() ? " open" : "", escape(body)))
                .orElse("");
        return head
                + links
                + "<li><a href=\"/mailbox/%s/raw\">Source (.eml)</a></li></ul>".formatted(mail.id())
                + html
                + text;
    }

    private void page(Exchange exchange, String title, String body) throws IOException {
        exchange.with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
        exchange.answer(
                200,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                        + escape(title) + " · Kakuin</title><style>" + style
                        + "</style></head><body><header><h1>Kakuin mailbox</h1><p>Mail that the embedded default sent. Nothing left this machine.</p></header><main>"
                        + body + "</main></body></html>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
