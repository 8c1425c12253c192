package jp.kakuin.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.order.OrderId;
import jp.kakuin.rule.Retention;

/**
 * The right to send one mail once (rule: a key before each effect). Written before the mail goes out.
 *
 * @param key unique in the order, for example {@code invoice} or {@code domain-approval:<linkId>}
 * @param kind name of the mail's kind
 * @param messageId the same for each sending
 * @param sendings how often it was handed to the mail service; more than 1 only if an answer was lost
 */
public record MailClaim(
        OrderId order,
        String key,
        String kind,
        String recipient,
        String messageId,
        State state,
        Instant claimedAt,
        int sendings) {

    /** Mails of problem reports, whose recipients have no order with which their addresses are kept. */
    private static final Set<String> OF_REPORTS = Set.of(
            MailContent.ProblemReceived.class.getSimpleName(),
            MailContent.ProblemAnswered.class.getSimpleName(),
            MailContent.ProblemTold.class.getSimpleName());

    /** Until when it is kept, with its recipient's address; empty if as long as its order. */
    public Optional<Instant> keptUntil() {
        return OF_REPORTS.contains(kind) ? Optional.of(Retention.PROBLEM_REPORT.until(claimedAt)) : Optional.empty();
    }

    /** Whether nothing has to be done about it now: it went out, or its answer may still come. */
    public boolean sentOrUnderWay(Instant now) {
        return state == State.SENT || claimedAt.plus(Postmaster.SETTLE_AFTER).isAfter(now);
    }

    /** Whether it is known that the mail went out. */
    public enum State {
        CLAIMED,
        SENT
    }
}
