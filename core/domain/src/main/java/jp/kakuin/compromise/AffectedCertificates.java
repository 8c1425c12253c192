package jp.kakuin.compromise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;

/** Finds what a compromised key makes worthless: the certificates that have to be revoked within 24 hours (SPEC X-1, BR 4.9.1.1). */
public final class AffectedCertificates {

    private final KeyUses uses;
    private final Orders orders;
    private final Clock clock;

    public AffectedCertificates(KeyUses uses, Orders orders, Clock clock) {
        this.uses = uses;
        this.orders = orders;
        this.clock = clock;
    }

    /** How far a certificate came. */
    public enum State {
        ISSUED,
        /** A precertificate, an attempt that was given up, or one under way: it may have been signed, so its serial number counts as issued. */
        UNFINISHED
    }

    /** @param notAfter of an issued certificate */
    public record Affected(OrderId orderId, String serialNumber, State state, Optional<Instant> notAfter) {}

    /** Those that have not expired. */
    List<Affected> of(String keySha256) {
        return uses.of(keySha256).stream()
                .map(this::affected)
                .filter(found -> found.notAfter()
                        .filter(end -> end.isBefore(clock.instant()))
                        .isEmpty())
                .toList();
    }

    private Affected affected(KeyUses.Use use) {
        var issued = orders.find(use.order()).flatMap(order -> order.certificate(use.serialNumber()));
        return new Affected(
                use.order(),
                use.serialNumber(),
                issued.isPresent() ? State.ISSUED : State.UNFINISHED,
                issued.map(CertificateRecord::notAfter));
    }
}
