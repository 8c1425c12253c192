package jp.kakuin.vetting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.kakuin.catalogue.Product.WaitLimits;
import jp.kakuin.catalogue.Text;
import jp.kakuin.due.DueEntry;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.revocation.WatchRevocations;

/** The changes that vetting makes to an order. Pure: from the order before to the change to be written. */
public final class Vetting {

    private Vetting() {}

    /** Checks begin to wait for their answers, and the customer's waits to be reminded of (V-7). */
    public static OrderChange open(Order order, List<Check> pending, int attempt, Instant now, WaitLimits limits) {
        var opened = order;
        var due = new ArrayList<DueEntry>();
        for (var check : pending) {
            opened = opened.withCheck(check.opened(now));
            if (check.kind() == CheckKind.FINAL_REVIEW) {
                opened = opened.withStatus(OrderStatus.REVIEW, now);
            }
            if (check.answeredBy() != CheckKind.Party.STAFF) {
                due.add(dueAt(Waits.firstReminder(now, limits), order, check.id()));
            }
        }
        var ids = String.join(",", pending.stream().map(Check::id).toList());
        var facts = Map.of("checks", ids, "attempt", Integer.toString(attempt));
        return OrderChange.of(order, opened, Actor.SYSTEM, "CHECKS_OPENED", facts, now)
                .withDue(due);
    }

    /** What some checks found may no longer be relied on: they are asked again, and the order is reviewed again (V-5). */
    public static OrderChange askAnew(Order order, List<Check> lapsed, Instant now) {
        var checks = CheckPlan.askedAgain(order.checks(), lapsed);
        var next = order.status() == OrderStatus.RECEIVED ? OrderStatus.RECEIVED : OrderStatus.VETTING;
        var after = order.withChecks(checks).withStatus(next, now);
        var ids = String.join(",", lapsed.stream().map(Check::id).toList());
        return OrderChange.of(order, after, Actor.SYSTEM, "EVIDENCE_LAPSED", Map.of("checks", ids), now);
    }

    /** A check has passed. The first answer of an order begins its vetting. */
    public static OrderChange pass(Order order, Check check, Decision decision, OrderStatus next) {
        var after = order.withCheck(check.decided(decision)).withStatus(next, decision.at());
        return OrderChange.of(
                order,
                counted(after, check, decision.by()),
                decision.by(),
                "CHECK_PASSED",
                facts(check, decision),
                decision.at());
    }

    /** A check has failed: the order goes back to its customer in the same write. */
    public static OrderChange fail(
            Order order, Check check, Decision decision, Correction.Reason reason, WaitLimits limits) {
        var after = order.withCheck(check.decided(decision));
        return sentBack(
                order,
                counted(after, check, decision.by()),
                List.of(reason),
                decision.by(),
                "CHECK_FAILED",
                facts(check, decision),
                decision.at(),
                limits);
    }

    /** The order goes back to its customer, with reasons. */
    public static OrderChange sendBack(
            Order order, List<Correction.Reason> reasons, Actor by, Instant now, WaitLimits limits) {
        return sendBack(order, reasons, by, now, limits, Map.of());
    }

    /** The same, with facts for the audit entry beside the reasons' codes. */
    public static OrderChange sendBack(
            Order order,
            List<Correction.Reason> reasons,
            Actor by,
            Instant now,
            WaitLimits limits,
            Map<String, String> facts) {
        var all = new TreeMap<>(facts);
        all.put(
                "reasons",
                String.join(",", reasons.stream().map(Correction.Reason::code).toList()));
        return sentBack(order, order, reasons, by, "SENT_BACK", all, now, limits);
    }

    /** The order goes back because checks that had passed no longer hold; they begin from the beginning. */
    public static OrderChange lapse(
            Order order, List<Check> lapsed, Correction.Reason reason, Instant now, WaitLimits limits) {
        var checks = order.checks().stream()
                .map(check -> lapsed.contains(check) ? check.reset() : check)
                .toList();
        var ids = String.join(",", lapsed.stream().map(Check::id).toList());
        return sentBack(
                order,
                order.withChecks(checks),
                List.of(reason),
                Actor.SYSTEM,
                "CHECKS_LAPSED",
                Map.of("checks", ids),
                now,
                limits);
    }

    /** The order ends without a certificate. {@code reason} is kept for the mail. */
    public static OrderChange end(
            Order order, OrderStatus ending, Actor by, Instant now, Optional<Text> reason, Map<String, String> facts) {
        var told = reason.map(text -> order.sentBack(List.of(new Correction.Reason(ending.name(), "", text)), now))
                .orElse(order);
        return OrderChange.of(order, told.withStatus(ending, now), by, "ORDER_" + ending.name(), facts, now)
                .withDue(List.of(
                        Postmaster.owed(order.id(), Letter.of(Letter.Occasion.ENDED), now),
                        WatchRevocations.owedEnding(order.id(), now)));
    }

    /** The letter that tells the customer of a correction: one for each time. */
    public static Letter correctionLetter(Order sentBack) {
        return Letter.of(
                Letter.Occasion.CORRECTION,
                sentBack.correction()
                        .map(correction -> String.valueOf(correction.since().toEpochMilli() + "-"
                                + correction.reasons().size()))
                        .orElse(""));
    }

    /** The due entry of a wait's next reminder or expiry. */
    public static DueEntry dueAt(Instant at, Order order, String waitKey) {
        return new DueEntry(DueEntry.Kind.CUSTOMER_WAIT, at, order.id(), waitKey);
    }

    private static OrderChange sentBack(
            Order before,
            Order after,
            List<Correction.Reason> reasons,
            Actor by,
            String event,
            Map<String, String> facts,
            Instant now,
            WaitLimits limits) {
        var back = after.sentBack(reasons, now);
        return OrderChange.of(before, back, by, event, facts, now)
                .withDue(List.of(
                        Postmaster.owed(before.id(), correctionLetter(back), now),
                        dueAt(Waits.firstReminder(now, limits), before, Waits.CORRECTION)));
    }

    // Who recorded a check is kept with the order, for the second-person rule (V-6).
    private static Order counted(Order order, Check check, Actor by) {
        return by.kind() == Actor.Kind.STAFF && check.kind() != CheckKind.FINAL_REVIEW
                ? order.withCheckedBy(by.id())
                : order;
    }

    private static Map<String, String> facts(Check check, Decision decision) {
        var facts = new HashMap<>(Map.of(
                "check", check.id(),
                "inputs", check.inputsSha256(),
                "evidence",
                        jp.kakuin.audit.AuditEntry.sha256(decision.evidence().toString())));
        check.control()
                .ifPresent(control -> facts.putAll(
                        // What an approver stated is personal data; what perspectives saw is not.
                        check.isLookedFor() ? decision.statement() : DomainEvidence.facts(control, check.names())));
        return facts;
    }
}
