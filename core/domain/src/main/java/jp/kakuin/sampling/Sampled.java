package jp.kakuin.sampling;

import java.time.Instant;
import jp.kakuin.due.DueEntry;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.OrderId;

/**
 * A certificate that can be drawn, or was, as the due index keeps it.
 *
 * @param at when it was issued; of one that was drawn, when its quarter ended
 * @param quarter whose sample it is of; empty if it is not drawn
 */
record Sampled(OrderId order, Instant at, CertificateKind kind, String serialNumber, String quarter) {

    private static final String SEPARATOR = "#";

    static DueEntry issued(OrderId order, CertificateKind kind, String serialNumber, Instant at) {
        return new DueEntry(DueEntry.Kind.ISSUED_CERTIFICATE, at, order, kind + SEPARATOR + serialNumber);
    }

    static Sampled of(DueEntry entry) {
        var parts = entry.key().split(SEPARATOR);
        return new Sampled(
                entry.order(),
                entry.at(),
                CertificateKind.valueOf(parts[0]),
                parts[1],
                parts.length > 2 ? parts[2] : "");
    }

    /** Drawn twice it is one entry. */
    DueEntry drawnFor(Quarter drawn) {
        var key = kind + SEPARATOR + serialNumber + SEPARATOR + drawn.name();
        return new DueEntry(DueEntry.Kind.SAMPLED_CERTIFICATE, drawn.end(), order, key);
    }

    DueEntry entry() {
        return issued(order, kind, serialNumber, at);
    }
}
