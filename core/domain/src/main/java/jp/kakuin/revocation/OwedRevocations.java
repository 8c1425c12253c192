package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.vetting.Actor;

/** What a report of staff's makes worthless: revoked by itself within 20 hours, so that staff can still look at it once more and nobody forgets it. */
public final class OwedRevocations {

    private final Orders orders;
    private final Cases cases;
    private final DueIndex dueIndex;
    private final Clock clock;

    public OwedRevocations(Orders orders, DueIndex dueIndex, Clock clock) {
        this.orders = orders;
        this.cases = new Cases(orders, clock);
        this.dueIndex = dueIndex;
        this.clock = clock;
    }

    /** Opens a case for an order's certificate, unless one is open that covers it, or it is revoked. */
    public void certificate(OrderId order, Circumstance circumstance, Actor actor) {
        cases.open(order, circumstance, actor, "", Optional.of(RevocationCase.CALLED_WITHIN));
    }

    /**
     * Opens a case that staff decided on a report, unless one is open that covers it, or it is revoked; staff revoke. Done again, it opens none, also if
     * that case was declined meanwhile.
     *
     * @param note why, in the words of staff
     * @param since when the report came: from here its time runs (BR 4.9.5)
     */
    public void decided(OrderId order, Circumstance circumstance, Actor actor, String note, Instant since) {
        var known = orders.find(order).stream()
                .flatMap(found -> found.revocations().cases().stream())
                .anyMatch(each -> each.circumstance() == circumstance
                        && each.openedAt().equals(since)
                        && each.openedBy().equals(actor.toString()));
        if (!known) {
            cases.open(order, circumstance, actor, note, Optional.empty(), since);
        }
    }

    /** For a serial number that never became a certificate there is nobody to ask. */
    public void serial(OrderId order, String serialNumber) {
        var at = clock.instant().plus(RevocationCase.CALLED_WITHIN);
        dueIndex.add(new DueEntry(DueEntry.Kind.REVOCATION, at, order, WatchRevocations.SERIAL + serialNumber));
    }
}
