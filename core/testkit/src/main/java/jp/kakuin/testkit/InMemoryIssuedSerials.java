package jp.kakuin.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kakuin.issuance.CertifiedContent;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;

/** Serial numbers in memory: what an issuer or a ledger knows of them, and what the orders' changes revoked. In pages of three. */
public final class InMemoryIssuedSerials implements IssuedSerials {

    private final Function<String, Optional<IssuedSerial>> issued;
    private final Function<OrderId, List<String>> ofOrder;
    private final InMemoryOrders orders;

    /**
     * @param issued what is known of a serial number but whether it is revoked
     * @param ofOrder an order's serial numbers, whatever came of them
     */
    InMemoryIssuedSerials(
            Function<String, Optional<IssuedSerial>> issued,
            Function<OrderId, List<String>> ofOrder,
            InMemoryOrders orders) {
        this.issued = issued;
        this.ofOrder = ofOrder;
        this.orders = orders;
    }

    public static InMemoryIssuedSerials of(InMemorySignatureLedger ledger, InMemoryOrders orders) {
        return new InMemoryIssuedSerials(
                serialNumber -> ledger.entries().stream()
                        .filter(entry -> entry.serialNumber().equals(serialNumber))
                        .filter(entry -> entry.signingBegan().isPresent())
                        .findFirst()
                        .map(InMemoryIssuedSerials::serial),
                order -> ledger.entries().stream()
                        .filter(entry -> entry.order().equals(order))
                        .sorted(Comparator.comparing(SignatureLedger.Entry::issueAttempt))
                        .map(SignatureLedger.Entry::serialNumber)
                        .distinct()
                        .toList(),
                orders);
    }

    private static IssuedSerial serial(SignatureLedger.Entry entry) {
        var content = CertifiedContent.of(entry.toBeSigned());
        return new IssuedSerial(
                entry.serialNumber(),
                content.issuerKey(),
                content.crl(),
                content.notAfter(),
                entry.order(),
                entry.issueAttempt(),
                content.keySha256(),
                entry.voided(),
                Optional.empty());
    }

    @Override
    public Optional<IssuedSerial> find(String serialNumber) {
        return issued.apply(serialNumber)
                .map(known -> new IssuedSerial(
                        known.serialNumber(),
                        known.issuerKey(),
                        known.crl(),
                        known.notAfter(),
                        known.order(),
                        known.issueAttempt(),
                        known.keySha256(),
                        known.voided(),
                        Optional.ofNullable(orders.revoked().get(serialNumber))
                                .map(done -> new IssuedSerial.Revoked(done.at(), done.reason()))));
    }

    @Override
    public List<IssuedSerial> of(OrderId order) {
        return ofOrder.apply(order).stream()
                .flatMap(serialNumber -> find(serialNumber).stream())
                .toList();
    }

    @Override
    public Optional<Standing> standing(String issuerKey, String serialNumber) {
        return find(serialNumber)
                .filter(found -> found.issuerKey().equals(issuerKey))
                .map(found -> new Standing(found.revoked()));
    }

    @Override
    public Page revoked(String crl, Optional<String> cursor) {
        var entries = orders.revoked().values().stream()
                .filter(revocation -> revocation.crl().equals(crl))
                .toList();
        var page = Pages.cut(entries, Revocation::serialNumber, cursor);
        return new Page(page.items(), page.next());
    }
}
