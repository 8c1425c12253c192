package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.StaffText;

/**
 * Staff have a list of certificates revoked at once, as when something is wrong with all of a kind (BR 5.7.1.2). Each gets a case with its deadline, which
 * is due by itself from now on: the next runs of {@link WatchRevocations} revoke as many as there are. The same list again changes nothing, so a list that
 * was cut anywhere is sent once more.
 */
public final class RevokeMany {

    /** What is well done within the time of a request. */
    public static final int MOST = 100;

    private final Orders orders;
    private final IssuedSerials serials;
    private final Revoking revoking;
    private final Cases cases;
    private final Clock clock;

    public RevokeMany(Orders orders, IssuedSerials serials, Revoking revoking, Clock clock) {
        this.orders = orders;
        this.serials = serials;
        this.revoking = revoking;
        this.cases = new Cases(orders, clock);
        this.clock = clock;
    }

    public static RevokeMany of(Ports ports) {
        return new RevokeMany(ports.orders(), ports.issuedSerials(), Revoking.of(ports), ports.clock());
    }

    /**
     * @param circumstance one of {@link Circumstance}, the same for all
     * @param serialNumbers hex, as people copy them
     * @param note why
     */
    public record Form(String circumstance, List<String> serialNumbers, String note) {

        public Form {
            serialNumbers = serialNumbers == null
                    ? List.of()
                    : serialNumbers.stream()
                            .map(each -> each == null ? "" : each)
                            .toList();
            note = note == null ? "" : TypedLine.paragraph(note);
        }
    }

    /** How a serial number stands. */
    public enum Standing {
        /** Its case is due: it is revoked within minutes. */
        DUE,
        REVOKED,
        /** Nothing is left to revoke. */
        EXPIRED,
        /** None of ours. */
        UNKNOWN
    }

    /** @param serialNumber lower-case hex; as it was sent if it is none */
    public record Each(String serialNumber, Standing standing) {}

    public record Answer(List<Each> certificates) {}

    public Result<Answer> run(Staff staff, Form form) {
        var circumstance = Circumstance.given(form.circumstance(), Circumstance.Giver.STAFF);
        var problems = problems(form);
        if (circumstance.isEmpty()) {
            problems.add(Refusal.of(RevocationCode.REVOCATION_REASON_UNKNOWN, "circumstance"));
        }
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        var actor = Actor.staff(staff.subject());
        return Result.accepted(new Answer(form.serialNumbers().stream()
                .map(each -> revoke(each, circumstance.get(), actor, form.note()))
                .toList()));
    }

    private static List<Refusal> problems(Form form) {
        var problems = new ArrayList<Refusal>();
        if (form.serialNumbers().isEmpty() || form.serialNumbers().size() > MOST) {
            problems.add(
                    Refusal.of(RevocationCode.REVOCATION_LIST_LENGTH, "serialNumbers", "max", Integer.toString(MOST)));
        }
        problems.addAll(new StaffText()
                .required("note", form.note(), StaffText.MAX_NOTE, RevocationCode.REVOCATION_NOTE_MISSING)
                .problems());
        return problems;
    }

    private Each revoke(String typed, Circumstance why, Actor actor, String note) {
        var serial = TypedSerial.of(typed);
        return serials.find(serial)
                .map(issued -> new Each(serial, revoke(issued, why, actor, note)))
                .orElseGet(() -> new Each(typed, Standing.UNKNOWN));
    }

    private Standing revoke(IssuedSerial issued, Circumstance why, Actor actor, String note) {
        return switch (issued.status(clock.instant())) {
            case REVOKED -> Standing.REVOKED;
            case EXPIRED -> Standing.EXPIRED;
            case VALID -> revokeValid(issued, why, actor, note);
        };
    }

    private Standing revokeValid(IssuedSerial issued, Circumstance why, Actor actor, String note) {
        var order = orders.find(issued.order()).orElseThrow();
        if (order.certificate(issued.serialNumber()).isEmpty()) {
            // Nobody is to be told of it, so it is soon done.
            revoking.serial(issued.serialNumber(), why, actor);
            return Standing.REVOKED;
        }
        return switch (cases.open(order.id(), why, actor, note, Optional.of(Duration.ZERO))) {
            case Result.Accepted<Order> _ -> Standing.DUE;
            case Result.Refused<Order> _ -> underWay(order.id(), why, actor, note);
        };
    }

    /** A case for another reason, or of an earlier sending of the same list. */
    private Standing underWay(OrderId id, Circumstance why, Actor actor, String note) {
        var now = clock.instant();
        var due = orders.find(id)
                .flatMap(order -> order.revocations().open())
                .flatMap(RevocationCase::revokesAt)
                .filter(at -> !at.isAfter(now));
        if (due.isEmpty()) {
            // Its reason may be weaker and its moment later; one write closes it.
            revoking.certificate(id, why, actor, note);
            return Standing.REVOKED;
        }
        return Standing.DUE;
    }
}
