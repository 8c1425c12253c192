package jp.kakuin.vetting;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Product.WaitLimits;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderStatus;

/** For whom an order waits, and how long it may (SPEC V-7, H-2). */
public final class Waits {

    /** Key of the wait for a corrected application. */
    public static final String CORRECTION = "correction";

    private static final Text CORRECTED_APPLICATION = new Text("申請内容の修正と再提出", "The corrected application");

    private Waits() {}

    /**
     * One wait.
     *
     * @param key the check's id, or {@link #CORRECTION}
     * @param nextAt when the next reminder is due, or the expiry if all have been sent
     */
    public record Wait(
            String key,
            CheckKind.Party party,
            Text missing,
            Instant since,
            int reminders,
            Instant nextAt,
            Instant expiresAt) {}

    /** Every wait for the customer or for somebody the customer can move. */
    public static List<Wait> forCustomer(Order order, WaitLimits limits) {
        return of(order, limits).stream()
                .filter(wait -> wait.party() != CheckKind.Party.STAFF)
                .toList();
    }

    /** Every open wait. */
    public static List<Wait> of(Order order, WaitLimits limits) {
        var waits = new ArrayList<Wait>();
        if (order.status() == OrderStatus.CORRECTION) {
            order.correction()
                    .ifPresent(correction -> waits.add(wait(
                            CORRECTION,
                            CheckKind.Party.CUSTOMER,
                            CORRECTED_APPLICATION,
                            correction.since(),
                            correction.reminders(),
                            limits)));
        } else if (order.status().beforeIssue()) {
            order.checks().stream()
                    .filter(Check::isWaiting)
                    .forEach(check -> check.waiting()
                            .ifPresent(waiting -> waits.add(wait(
                                    check.id(),
                                    check.answeredBy(),
                                    missing(check),
                                    waiting.since(),
                                    waiting.reminders(),
                                    limits))));
        }
        return List.copyOf(waits);
    }

    /** The wait with this key. */
    public static Optional<Wait> find(Order order, WaitLimits limits, String key) {
        return of(order, limits).stream().filter(wait -> wait.key().equals(key)).findFirst();
    }

    /** When the first reminder of a wait that begins now is due. */
    public static Instant firstReminder(Instant since, WaitLimits limits) {
        return after(since, limits.remindAfter().getFirst());
    }

    private static Wait wait(
            String key, CheckKind.Party party, Text missing, Instant since, int reminders, WaitLimits limits) {
        var expiresAt = after(since, limits.expireAfter());
        var nextAt = reminders < limits.remindAfter().size()
                ? after(since, limits.remindAfter().get(reminders))
                : expiresAt;
        return new Wait(key, party, missing, since, reminders, nextAt, expiresAt);
    }

    private static Text missing(Check check) {
        var title = check.control()
                .filter(control -> control.method().isLookedFor())
                .map(control -> control.method().row().title())
                .orElse(check.kind().title());
        return check.names().isEmpty() || check.kind() == CheckKind.FINAL_REVIEW
                ? title
                : new Text(
                        title.ja() + "（" + String.join("、", check.names()) + "）",
                        title.en() + " (" + String.join(", ", check.names()) + ")");
    }

    private static Instant after(Instant since, Period period) {
        return since.atZone(JapanTime.ZONE).plus(period).toInstant();
    }
}
