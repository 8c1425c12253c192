package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/** Opens cases, each with its timers in the due index, so that none can be forgotten (SPEC X-1). */
final class Cases {

    private static final String CASE = "case-";

    private final Orders orders;
    private final Clock clock;

    Cases(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** As below, for what we learn of now. */
    Result<Order> open(OrderId id, Circumstance circumstance, Actor actor, String note, Optional<Duration> bySystem) {
        return open(id, circumstance, actor, note, bySystem, clock.instant());
    }

    /**
     * @param note why, in the words of staff
     * @param bySystem after how long it is carried out by itself; empty if never
     * @param since when we learned of it
     * @return refused if one is open that covers it, or there is nothing to revoke
     */
    Result<Order> open(
            OrderId id,
            Circumstance circumstance,
            Actor actor,
            String note,
            Optional<Duration> bySystem,
            Instant since) {
        var now = clock.instant();
        return orders.change(id, order -> {
            if (order.certificate().isEmpty()) {
                return Result.refused(Refusal.of(OrderCode.NOT_ISSUED_YET));
            }
            if (order.revocation().isPresent()) {
                return Result.refused(Refusal.of(RevocationCode.CERTIFICATE_ALREADY_REVOKED));
            }
            if (now.isAfter(order.certificate().get().notAfter())) {
                return Result.refused(Refusal.of(RevocationCode.CERTIFICATE_HAS_EXPIRED));
            }
            var fresh = RevocationCase.open(
                    order.revocations().cases().size() + 1, circumstance, actor.toString(), since, note, bySystem);
            return order.revocations().open().filter(open -> open.covers(fresh)).isPresent()
                    ? Result.refused(Refusal.of(RevocationCode.REVOCATION_UNDER_WAY))
                    : Result.accepted(opened(order, fresh, actor, now));
        });
    }

    private static OrderChange opened(Order order, RevocationCase fresh, Actor actor, Instant now) {
        var number = fresh.number();
        var before = order.revocations().open();
        var opened = before.map(fresh::noLaterThan).orElse(fresh);
        var known = before.map(open -> order.revocations()
                        .with(open.ended(
                                new RevocationCase.Closed(now, actor.toString(), RevocationCase.Ending.REPLACED, ""))))
                .orElse(order.revocations());
        var due = new ArrayList<>(
                List.of(new DueEntry(DueEntry.Kind.REVOCATION_DEADLINE, opened.deadline(), order.id(), CASE + number)));
        opened.revokesAt()
                .map(at -> new DueEntry(DueEntry.Kind.REVOCATION, at, order.id(), CASE + number))
                .ifPresent(due::add);
        if (actor.equals(Actor.CUSTOMER)) {
            due.add(Postmaster.owed(order.id(), letter(opened), now));
        }
        return OrderChange.of(
                        order,
                        order.withRevocations(known.with(opened)),
                        actor,
                        "REVOCATION_ASKED",
                        Map.of(
                                "circumstance",
                                opened.circumstance().name(),
                                "deadline",
                                opened.deadline().toString()),
                        now)
                .withDue(due);
    }

    /** Tells the customer that the request arrived, who may not have made it. */
    static Letter letter(RevocationCase opened) {
        return Letter.of(Letter.Occasion.REVOCATION_ASKED, Integer.toString(opened.number()));
    }

    /** Whether a due entry's case still waits. */
    static boolean waits(Order order, DueEntry entry) {
        return order.revocations()
                .open()
                .filter(open -> entry.key().equals(CASE + open.number()))
                .isPresent();
    }
}
