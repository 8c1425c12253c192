package jp.kakuin.upload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kakuin.Ports;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.Orders;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/** Lets a customer upload one paper of an order: exactly the bytes whose hash and size were announced (SPEC V-3). */
public final class RequestUpload {

    private static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final int MAX_DOCUMENTS = 50;
    private static final int LONGEST_NAME = 200;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Orders orders;
    private final DocumentStore documents;
    private final Secrets secrets;
    private final Clock clock;

    public RequestUpload(Orders orders, DocumentStore documents, Secrets secrets, Clock clock) {
        this.orders = orders;
        this.documents = documents;
        this.secrets = secrets;
        this.clock = clock;
    }

    public static RequestUpload of(Ports ports) {
        return new RequestUpload(ports.orders(), ports.documents(), ports.secrets(), ports.clock());
    }

    /**
     * @param size in bytes
     * @param sha256 lower-case hex of the bytes
     */
    public record Form(String name, String mediaType, Long size, String sha256) {}

    public record Answer(UploadedDocument document, DocumentStore.Permission upload) {}

    public Result<Answer> run(CustomerAccess access, Form form) {
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        var document = new UploadedDocument(
                "P" + secrets.base32(12),
                TypedLine.of(form.name()),
                form.mediaType(),
                form.size(),
                form.sha256(),
                clock.instant());
        var order = orders.find(access.order()).filter(found -> permittedBefore(found, document));
        return order.map(Result::accepted)
                .orElseGet(() -> orders.change(access.order(), found -> add(found, document)))
                .map(found -> answer(found, document));
    }

    private Answer answer(Order order, UploadedDocument document) {
        var kept = sameBytes(order, document);
        return new Answer(kept, documents.permitUpload(kept.key(order.id()), kept));
    }

    // A permission lasts 15 minutes and may be asked for again and again: that changes nothing of the order and leaves
    // no entry.
    private static boolean permittedBefore(Order order, UploadedDocument document) {
        return order.status().beforeIssue() && sameBytes(order, document) != document;
    }

    private Result<OrderChange> add(Order order, UploadedDocument document) {
        if (!order.status().beforeIssue()) {
            return Result.refused(Refusal.of(OrderCode.NOT_OPEN_FOR_VETTING));
        }
        // Announced by two requests side by side: one paper all the same.
        var known = sameBytes(order, document) != document;
        if (!known && order.documents().size() >= MAX_DOCUMENTS) {
            return Result.refused(
                    Refusal.of(UploadCode.TOO_MANY_DOCUMENTS, "", "max", Integer.toString(MAX_DOCUMENTS)));
        }
        return Result.accepted(OrderChange.of(
                order,
                known ? order : order.withDocument(document),
                Actor.CUSTOMER,
                "UPLOAD_PERMITTED",
                Map.of("sha256", document.sha256()),
                clock.instant()));
    }

    // The same bytes announced twice are one paper.
    private static UploadedDocument sameBytes(Order order, UploadedDocument document) {
        return order.documents().stream()
                .filter(known -> known.sha256().equals(document.sha256()))
                .findFirst()
                .orElse(document);
    }

    private static List<Refusal> problems(Form form) {
        var problems = new ArrayList<Refusal>();
        if (form.name() == null
                || TypedLine.of(form.name()).isEmpty()
                || form.name().codePointCount(0, form.name().length()) > LONGEST_NAME) {
            problems.add(Refusal.of(UploadCode.DOCUMENT_NAME_MISSING, "name"));
        }
        if (form.mediaType() == null || !UploadedDocument.ENDINGS.containsKey(form.mediaType())) {
            problems.add(Refusal.of(UploadCode.DOCUMENT_TYPE_NOT_ALLOWED, "mediaType"));
        }
        if (form.size() == null || form.size() <= 0) {
            problems.add(Refusal.of(UploadCode.DOCUMENT_EMPTY, "size"));
        } else if (form.size() > MAX_BYTES) {
            problems.add(Refusal.of(UploadCode.DOCUMENT_TOO_LARGE, "size", "max", "10 MB"));
        }
        if (form.sha256() == null || !SHA_256.matcher(form.sha256()).matches()) {
            problems.add(Refusal.of(UploadCode.DOCUMENT_HASH_MALFORMED, "sha256"));
        }
        return problems;
    }
}
