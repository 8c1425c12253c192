package jp.kakuin.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kakuin.audit.Archived;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.vetting.Actor;

/** Revokes again what was revoked since the moment restored to: nothing that the world knows as revoked ever becomes good (BR 4.9). */
final class ReplayedRevocations {

    private final Orders orders;

    ReplayedRevocations(Orders orders) {
        this.orders = orders;
    }

    void replay(OrderId id, List<Archived> records) {
        records.stream()
                .filter(Archived.Entry.class::isInstance)
                .map(record -> ((Archived.Entry) record).entry())
                .filter(entry -> entry.event().equals(OrderChange.REVOKED))
                .forEach(entry -> orders.change(id, order -> again(order, entry.facts(), entry.at())));
    }

    private static Result<OrderChange> again(Order order, Map<String, String> facts, Instant at) {
        var revocation = new Revocation(
                facts.get("serialNumber"),
                facts.get("crl"),
                Instant.parse(facts.get("notAfter")),
                Instant.parse(facts.get("revokedAt")),
                CrlReason.valueOf(facts.get("reason")));
        return order.revocations().learnFrom(revocation)
                ? Result.accepted(OrderChange.revoking(
                        order, order, Actor.SYSTEM, Circumstance.valueOf(facts.get("circumstance")), revocation, at))
                : Result.refused(Refusal.of(OrderCode.CHANGED_MEANWHILE));
    }
}
