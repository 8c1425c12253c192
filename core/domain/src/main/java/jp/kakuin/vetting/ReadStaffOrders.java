package jp.kakuin.vetting;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.compromise.ReadCompromisedKey;
import jp.kakuin.compromise.ReportCompromisedKey;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.highrisk.ReadHighRiskList;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderView;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.upload.UploadCode;
import jp.kakuin.upload.UploadedDocument;

/** What staff read: the queue of checks that wait for them, an order's whole story, the customer's papers (SPEC S-4, V-3), and the lists that vetting goes by. */
public final class ReadStaffOrders {

    private final Orders orders;
    private final MailClaims mails;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final DocumentStore documents;
    private final ReadCompromisedKey compromisedKeys;
    private final ReadHighRiskList highRiskList;
    private final Clock clock;

    public ReadStaffOrders(
            Orders orders,
            MailClaims mails,
            Catalogue catalogue,
            BusinessCalendar calendar,
            DocumentStore documents,
            ReadCompromisedKey compromisedKeys,
            ReadHighRiskList highRiskList,
            Clock clock) {
        this.orders = orders;
        this.mails = mails;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.documents = documents;
        this.compromisedKeys = compromisedKeys;
        this.highRiskList = highRiskList;
        this.clock = clock;
    }

    public static ReadStaffOrders of(Ports ports) {
        return new ReadStaffOrders(
                ports.orders(),
                ports.mailClaims(),
                ports.catalogue(),
                ports.calendar(),
                ports.documents(),
                ReadCompromisedKey.of(ports),
                ReadHighRiskList.of(ports),
                ports.clock());
    }

    /** @param callAgainAt the time agreed in the last call, if one was */
    public record Entry(
            OrderId orderId,
            Text product,
            String organisation,
            String check,
            CheckKind kind,
            Text title,
            Instant since,
            LocalDate promisedBy,
            Optional<Instant> callAgainAt) {}

    /** @param next cursor of the next page; empty if this is the last */
    public record Queue(List<Entry> entries, Optional<String> next) {}

    /**
     * A paper that the customer uploaded.
     *
     * @param url gives its bytes to whoever has it, until {@code expiresAt}
     */
    public record Paper(String name, String mediaType, long size, String sha256, URI url, Instant expiresAt) {}

    /** Checks that wait for staff, by due day. */
    public Queue queue(Optional<String> cursor) {
        var page = orders.open(Orders.OpenQueue.FOR_STAFF, cursor);
        var entries = page.orders().stream()
                .flatMap(this::entries)
                .sorted(Comparator.comparing(Entry::promisedBy).thenComparing(Entry::since))
                .toList();
        return new Queue(entries, page.next());
    }

    public Result<StaffOrderView> order(OrderId id) {
        return orders.find(id)
                .map(order -> StaffOrderView.of(
                        order, OrderView.of(order, product(order), calendar), orders.audit(id), mails.ofOrder(id)))
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND)));
    }

    /** A key that was reported compromised. */
    public Result<ReportCompromisedKey.Answer> compromisedKey(String keySha256) {
        return compromisedKeys.run(keySha256);
    }

    /** A page of the high-risk list (BR 4.2.1). */
    public Result<HighRiskList.Page> highRisk(String kind, Optional<String> cursor) {
        return highRiskList.run(kind, cursor);
    }

    /** Permission to read a paper's bytes, once they have arrived. */
    public Result<Paper> document(OrderId id, String documentId) {
        var order = orders.find(id);
        if (order.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
        }
        return order.get().documents().stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst()
                .map(document -> readable(id, document))
                .orElse(Result.refused(Refusal.of(UploadCode.DOCUMENT_NOT_FOUND)));
    }

    private Result<Paper> readable(OrderId id, UploadedDocument document) {
        // Before the address is made, so that it is good for at least as long as we say.
        var expiresAt = clock.instant().plus(DocumentStore.READABLE_FOR);
        return documents
                .permitDownload(document.key(id), document)
                .map(url -> Result.accepted(new Paper(
                        document.name(), document.mediaType(), document.size(), document.sha256(), url, expiresAt)))
                .orElse(Result.refused(Refusal.of(UploadCode.DOCUMENT_NOT_ARRIVED)));
    }

    private Stream<Entry> entries(Order order) {
        var product = product(order);
        return OrderView.of(order, product, calendar).waitingFor().stream()
                .filter(wait -> wait.who() == CheckKind.Party.STAFF
                        || order.check(wait.check())
                                .filter(check -> check.kind() == CheckKind.DOCUMENTS)
                                .isPresent())
                .flatMap(wait -> order.check(wait.check()).stream()
                        .map(check -> new Entry(
                                order.id(),
                                product.name(),
                                order.application().organisation().nameJa(),
                                check.id(),
                                check.kind(),
                                wait.missing(),
                                wait.since(),
                                wait.promisedBy(),
                                check.calls().isEmpty()
                                        ? Optional.empty()
                                        : check.calls().getLast().callAgainAt())));
    }

    private Product product(Order order) {
        return catalogue.sold(order.application().product());
    }
}
