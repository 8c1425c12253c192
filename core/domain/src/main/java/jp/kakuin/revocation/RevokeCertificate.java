package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.kakuin.Ports;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.order.TypedLine;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.StaffText;

/**
 * Staff revoke, record that they telephoned about it, or decide that there is no reason to (SPEC X-1). One person revokes, at any hour; not to revoke takes
 * a second, who neither opened the case nor telephoned (SPEC S-5).
 */
public final class RevokeCertificate {

    /** Sent twice by a browser or a proxy, it is one call. */
    private static final Duration SAME_CALL = Duration.ofMinutes(1);

    private final Orders orders;
    private final Revoking revoking;
    private final Cases cases;
    private final Clock clock;

    public RevokeCertificate(Orders orders, Revoking revoking, Clock clock) {
        this.orders = orders;
        this.revoking = revoking;
        this.cases = new Cases(orders, clock);
        this.clock = clock;
    }

    public static RevokeCertificate of(Ports ports) {
        return new RevokeCertificate(ports.orders(), Revoking.of(ports), ports.clock());
    }

    /** What staff can do. */
    public enum Action {
        REVOKE,
        /** Keeps a reason that came to be known, with its deadline. */
        OPEN,
        /** Records a call to the registration contact; a confirmed one revokes. */
        CALL,
        /** Closes the open case without revoking. */
        DECLINE
    }

    /**
     * @param action one of {@link Action}
     * @param circumstance one of {@link Circumstance}; to revoke for the open case it may be empty
     * @param outcome of a call, one of {@link RevocationCase.Outcome}
     * @param note why, or what was said
     */
    public record Form(String action, String circumstance, String outcome, String note) {

        public Form {
            note = note == null ? "" : TypedLine.paragraph(note);
        }
    }

    public Result<Order> run(Staff staff, OrderId id, Form form) {
        var tooLong = new StaffText()
                .optional("note", form.note(), StaffText.MAX_NOTE)
                .problems();
        if (!tooLong.isEmpty()) {
            return Result.refused(tooLong);
        }
        var action = word(Action.values(), form.action());
        if (action.isEmpty()) {
            return Result.refused(Refusal.of(RevocationCode.REVOCATION_ACTION_UNKNOWN, "action"));
        }
        var actor = Actor.staff(staff.subject());
        return switch (action.get()) {
            case REVOKE -> revoke(id, actor, form);
            case OPEN -> noted(form).then(note -> circumstance(form)).then(why -> open(id, why, actor, form.note()));
            case CALL -> call(id, actor, form);
            case DECLINE ->
                staff.roles().contains(Staff.Role.APPROVER)
                        ? noted(form).then(note -> decline(id, actor, note))
                        : Result.refused(Refusal.of(RevocationCode.REVOCATION_NEEDS_ANOTHER_PERSON));
        };
    }

    private Result<Order> open(OrderId id, Circumstance why, Actor actor, String note) {
        return orAsBefore(
                id,
                cases.open(id, why, actor, note, Optional.empty()),
                last -> last.isOpen()
                        && last.circumstance() == why
                        && last.openedBy().equals(actor.toString()));
    }

    /** Who got no answer asks again; that is no conflict. */
    private Result<Order> orAsBefore(OrderId id, Result<Order> result, Predicate<RevocationCase> doneBefore) {
        return result instanceof Result.Accepted<Order>
                ? result
                : orders.find(id)
                        .filter(order ->
                                order.revocations().last().filter(doneBefore).isPresent())
                        .map(Result::accepted)
                        .orElse(result);
    }

    private static Predicate<RevocationCase> ended(RevocationCase.Ending ending, Actor actor) {
        return last -> last.closed()
                .filter(how -> how.ending() == ending && how.by().equals(actor.toString()))
                .isPresent();
    }

    private Result<Order> revoke(OrderId id, Actor actor, Form form) {
        var open = orders.find(id).flatMap(order -> order.revocations().open());
        if (open.isPresent()
                && (form.circumstance() == null || form.circumstance().isBlank())) {
            return revoking.certificate(id, open.get().circumstance(), actor, form.note());
        }
        return noted(form)
                .then(note -> circumstance(form))
                .then(why -> revoking.certificate(id, why, actor, form.note()));
    }

    private Result<Order> call(OrderId id, Actor actor, Form form) {
        var outcome = word(RevocationCase.Outcome.values(), form.outcome());
        if (outcome.isEmpty()) {
            return Result.refused(Refusal.of(RevocationCode.REVOCATION_CALL_UNKNOWN, "outcome"));
        }
        var call = new RevocationCase.Call(clock.instant(), actor.toString(), outcome.get(), form.note());
        var recorded = recordedBefore(id, call)
                .map(Result::accepted)
                .orElseGet(() -> onOpen(
                        id,
                        open -> Result.accepted(open.called(call)),
                        actor,
                        "REVOCATION_CALLED",
                        Map.of("outcome", outcome.get().name())));
        return outcome.get() == RevocationCase.Outcome.CONFIRMED
                ? orAsBefore(
                        id,
                        recorded.then(order -> revoke(id, actor, form)),
                        ended(RevocationCase.Ending.REVOKED, actor))
                : recorded;
    }

    private Optional<Order> recordedBefore(OrderId id, RevocationCase.Call call) {
        return orders.find(id)
                .filter(order -> order.revocations().open().stream()
                        .flatMap(open -> open.calls().stream())
                        .anyMatch(known -> known.by().equals(call.by())
                                && known.outcome() == call.outcome()
                                && Duration.between(known.at(), call.at()).compareTo(SAME_CALL) < 0));
    }

    private Result<Order> decline(OrderId id, Actor actor, String note) {
        var declined = onOpen(
                id,
                open -> open.workedOnBy(actor.toString())
                        ? Result.refused(Refusal.of(RevocationCode.REVOCATION_NEEDS_ANOTHER_PERSON))
                        : Result.accepted(open.ended(new RevocationCase.Closed(
                                clock.instant(), actor.toString(), RevocationCase.Ending.DECLINED, note))),
                actor,
                "REVOCATION_DECLINED",
                Map.of());
        return orAsBefore(id, declined, ended(RevocationCase.Ending.DECLINED, actor));
    }

    private Result<Order> onOpen(
            OrderId id,
            Function<RevocationCase, Result<RevocationCase>> decide,
            Actor actor,
            String event,
            Map<String, String> facts) {
        return orders.change(
                id,
                order -> order.revocations()
                        .open()
                        .map(decide)
                        .orElse(Result.refused(Refusal.of(RevocationCode.REVOCATION_NOT_OPEN)))
                        .map(changed -> OrderChange.of(
                                order,
                                order.withRevocations(order.revocations().with(changed)),
                                actor,
                                event,
                                facts,
                                clock.instant())));
    }

    private static Result<String> noted(Form form) {
        return form.note().isBlank()
                ? Result.refused(Refusal.of(RevocationCode.REVOCATION_NOTE_MISSING, "note"))
                : Result.accepted(form.note());
    }

    private static Result<Circumstance> circumstance(Form form) {
        return Circumstance.given(form.circumstance(), Circumstance.Giver.STAFF)
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(RevocationCode.REVOCATION_REASON_UNKNOWN, "circumstance")));
    }

    private static <E extends Enum<E>> Optional<E> word(E[] words, String word) {
        return Arrays.stream(words).filter(each -> each.name().equals(word)).findFirst();
    }
}
