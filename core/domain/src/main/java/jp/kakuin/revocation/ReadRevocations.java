package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;

/** The open cases of revocation, the nearest deadline first (SPEC X-1, S-4). */
public final class ReadRevocations {

    /** Deadlines stand at most five days ahead. */
    private static final Duration HORIZON = Duration.ofDays(30);

    private static final System.Logger LOG = System.getLogger(ReadRevocations.class.getName());

    private final Orders orders;
    private final DueIndex dueIndex;
    private final Clock clock;

    public ReadRevocations(Orders orders, DueIndex dueIndex, Clock clock) {
        this.orders = orders;
        this.dueIndex = dueIndex;
        this.clock = clock;
    }

    public static ReadRevocations of(Ports ports) {
        return new ReadRevocations(ports.orders(), ports.dueIndex(), ports.clock());
    }

    /** One case as staff see it. */
    public record Waiting(OrderId orderId, String organisation, RevocationCase revocation) {}

    public record Answer(List<Waiting> cases) {}

    public Answer run() {
        return new Answer(entries().stream()
                .flatMap(entry -> readable(entry).stream())
                .sorted(Comparator.comparing(each -> each.revocation().deadline()))
                .toList());
    }

    /** The deadlines that are noted; some of cases that are closed since. */
    List<DueEntry> entries() {
        return DueRun.upTo(
                dueIndex, DueEntry.Kind.REVOCATION_DEADLINE, clock.instant().plus(HORIZON));
    }

    /** One whose order cannot be read does not keep staff from the others. */
    private Optional<Waiting> readable(DueEntry entry) {
        try {
            return waiting(entry);
        } catch (RuntimeException fault) {
            logUnreadable(entry, fault);
            return Optional.empty();
        }
    }

    /** Without the fault's words, which may hold what it could not read. */
    static void logUnreadable(DueEntry entry, RuntimeException fault) {
        LOG.log(
                System.Logger.Level.ERROR,
                "the case of revocation of order {0} cannot be read: {1}",
                entry.order(),
                fault.getClass().getName());
    }

    /** Empty if the entry's case is closed. */
    Optional<Waiting> waiting(DueEntry entry) {
        return orders.find(entry.order())
                .filter(found -> Cases.waits(found, entry))
                .flatMap(found -> found.revocations()
                        .open()
                        .map(open -> new Waiting(
                                found.id(), found.application().organisation().nameJa(), open)));
    }
}
