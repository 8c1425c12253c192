package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reads mails in the mailbox of the embedded default. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("/links/([0-9A-Z]+)");
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*([0-9A-Z]{4}(?:-[0-9A-Z]{4}){5})\\s*$");

    private final ApiClient mailbox;

    /** @param mailbox address of the mailbox page */
    public Mailbox(URI mailbox) {
        this.mailbox = new ApiClient(mailbox);
    }

    /** A mail as read. */
    public record Mail(String id, String subject, String text, List<String> attachments) {}

    /** The way to a page and the code that opens it. */
    public record Invitation(String linkId, String code) {}

    /** Mails to an address that name the order, newest first. */
    public List<Mail> to(String address, String order) {
        return to(address).stream().filter(mail -> mail.text().contains(order)).toList();
    }

    /** All mails to an address, newest first. */
    public List<Mail> to(String address) {
        var query = URLEncoder.encode(address, StandardCharsets.UTF_8);
        var found = new ArrayList<Mail>();
        mailbox.get("/api/messages?to=" + query, "")
                .orFail()
                .json()
                .path("messages")
                .forEach(summary -> found.add(read(summary)));
        return found;
    }

    /** The newest invitation to an address about an order; empty if none has come yet. */
    public Optional<Invitation> invitation(String address, String order) {
        return to(address, order).stream()
                .flatMap(mail -> invitation(mail).stream())
                .findFirst();
    }

    /** Every mail that names the order, in full as it arrived, oldest first. */
    public List<byte[]> raw(String order) {
        var all = new ArrayList<byte[]>();
        for (var summary : mailbox.get("/api/messages", "").orFail().json().path("messages")) {
            if (read(summary).text().contains(order)) {
                all.addFirst(mailbox.get("/" + summary.path("id").asText() + "/raw", "")
                        .orFail()
                        .body());
            }
        }
        return all;
    }

    /** The content of a mail's attachment. */
    public byte[] attachment(Mail mail, String name) {
        return mailbox.get(
                        "/" + mail.id() + "/attachments/" + mail.attachments().indexOf(name), "")
                .orFail()
                .body();
    }

    private Mail read(JsonNode summary) {
        var id = summary.path("id").asText();
        var full = mailbox.get("/api/messages/" + id, "").orFail().json();
        var attachments = new ArrayList<String>();
        full.path("attachments").forEach(name -> attachments.add(name.asText()));
        return new Mail(id, full.path("subject").asText(), full.path("text").asText(), attachments);
    }

    private static Optional<Invitation> invitation(Mail mail) {
        Matcher link = LINK.matcher(mail.text());
        Matcher code = CODE.matcher(mail.text());
        return link.find() && code.find()
                ? Optional.of(new Invitation(link.group(1), code.group(1)))
                : Optional.empty();
    }
}
