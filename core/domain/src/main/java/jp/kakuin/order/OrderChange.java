package jp.kakuin.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueEntry;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.RevocationCase;
import jp.kakuin.revocation.WatchRevocations;
import jp.kakuin.vetting.Actor;

/**
 * One change of one order, written as one transaction: the new order on condition that {@code before} still stands, its audit entry, and
 * what has to appear or vanish with it.
 *
 * @param before empty for a new order
 * @param link present if a new link has to be found by its id
 * @param revoked what the change makes no longer good
 * @param notCheckedBy present if the write must fail once this person has recorded a check of the order (V-6)
 */
public record OrderChange(
        Optional<Order> before,
        Order after,
        AuditEntry audit,
        Optional<LinkTarget> link,
        List<DueEntry> dueAdded,
        Optional<Revocation> revoked,
        Optional<String> notCheckedBy) {

    /** The event of a revocation. */
    public static final String REVOKED = "CERTIFICATE_REVOKED";

    /** Where a link leads. */
    public record LinkTarget(String linkId, OrderId order, String checkId) {}

    /**
     * @param event past tense, for example {@code CHECK_PASSED}
     * @param facts codes, ids and hashes; no personal data
     */
    public static OrderChange of(
            Order before, Order after, Actor actor, String event, Map<String, String> facts, Instant now) {
        return make(Optional.of(before), after, actor, event, facts, now);
    }

    /** The first write of a new order. */
    public static OrderChange creation(Order created, Actor actor, Map<String, String> facts, Instant now) {
        return make(Optional.empty(), created, actor, "ORDER_RECEIVED", facts, now);
    }

    /**
     * The order of a restored table goes on in a new attempt, behind the entries that the table had lost.
     *
     * @param lost the last of them; empty if it lost none
     */
    public static OrderChange restoration(Order before, int attempt, Optional<AuditEntry> lost, Instant now) {
        var version = lost.map(AuditEntry::sequence).orElse(before.version()) + 1;
        var head = lost.map(AuditEntry::hash).orElse(before.auditHead());
        var facts = Map.of("stateOf", Long.toString(before.version()), "attempt", Integer.toString(attempt));
        var entry = AuditEntry.next(before.id(), version, now, Actor.SYSTEM.toString(), "ORDER_RESTORED", facts, head);
        var after = before.inAttempt(attempt).audited(version, entry.hash());
        return new OrderChange(
                Optional.of(before), after, entry, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    private static OrderChange make(
            Optional<Order> before, Order after, Actor actor, String event, Map<String, String> facts, Instant now) {
        var version = before.map(Order::version).orElse(0L) + 1;
        var head = before.map(Order::auditHead).orElse("");
        var entry = AuditEntry.next(after.id(), version, now, actor.toString(), event, facts, head);
        return new OrderChange(
                before,
                after.audited(version, entry.hash()),
                entry,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public OrderChange withLink(LinkTarget target) {
        return new OrderChange(before, after, audit, Optional.of(target), dueAdded, revoked, notCheckedBy);
    }

    public OrderChange withDue(List<DueEntry> entries) {
        var all = new ArrayList<>(dueAdded);
        all.addAll(entries);
        return new OrderChange(before, after, audit, link, List.copyOf(all), revoked, notCheckedBy);
    }

    /**
     * The order's change that revokes, for good: the world may see it from this write on, and the CRL that has to name it is due at once
     * (BR 4.9.7).
     *
     * The entry's facts name all of it, so that a restored table learns of it again.
     */
    public static OrderChange revoking(
            Order before, Order after, Actor actor, Circumstance circumstance, Revocation revocation, Instant now) {
        var facts = Map.of(
                "circumstance", circumstance.name(),
                "serialNumber", revocation.serialNumber(),
                "reason", revocation.reason().name(),
                "crl", revocation.crl(),
                "notAfter", revocation.notAfter().toString(),
                "revokedAt", revocation.at().toString());
        var change =
                of(before, after.withRevocations(after.revocations().with(revocation)), actor, REVOKED, facts, now);
        return new OrderChange(
                change.before(),
                change.after(),
                change.audit(),
                change.link(),
                owed(before, circumstance, revocation, now),
                Optional.of(revocation),
                change.notCheckedBy());
    }

    private static List<DueEntry> owed(Order order, Circumstance circumstance, Revocation revocation, Instant now) {
        var due = new ArrayList<DueEntry>();
        if (!revocation.crl().isEmpty()) {
            due.add(new DueEntry(DueEntry.Kind.CRL_PUBLICATION, now, order.id(), revocation.crl()));
        }
        // Whoever is found out does not escape by asking for revocation first.
        if (circumstance.isMisconduct()
                || order.revocations().cases().stream().anyMatch(RevocationCase::saysMisconduct)) {
            due.add(WatchRevocations.owedListing(order.id(), now));
        }
        return due;
    }

    /** The second-person rule, kept by the write itself (V-6). */
    public OrderChange onlyIfNotCheckedBy(String staff) {
        return new OrderChange(before, after, audit, link, dueAdded, revoked, Optional.of(staff));
    }
}
