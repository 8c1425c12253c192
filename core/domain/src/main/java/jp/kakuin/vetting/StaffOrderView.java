package jp.kakuin.vetting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.order.Application;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderView;

/**
 * An order's whole story for staff (SPEC S-4). Task tokens and hashes of secrets stay in the table.
 *
 * @param earlierResults answered checks that an edit or a new attempt replaced, oldest first
 */
public record StaffOrderView(
        OrderView order,
        int attempt,
        Application application,
        List<Result> results,
        List<Result> earlierResults,
        List<AuditEntry> audit,
        List<MailView> mails) {

    /** What is recorded on a check. */
    public record Result(
            String check,
            Optional<Decision> decision,
            List<PhoneCall> calls,
            Optional<Instant> invitedAt,
            int wrongCodes) {}

    /** @param sendings more than 1 if an answer of the mail service was lost */
    public record MailView(
            String kind, String key, String recipient, MailClaim.State state, Instant at, int sendings) {}

    static StaffOrderView of(Order order, OrderView view, List<AuditEntry> audit, List<MailClaim> mails) {
        return new StaffOrderView(
                view,
                order.attempt(),
                order.application(),
                order.checks().stream().map(StaffOrderView::result).toList(),
                order.earlierChecks().stream().map(StaffOrderView::result).toList(),
                audit,
                mails.stream()
                        .map(mail -> new MailView(
                                mail.kind(),
                                mail.key(),
                                mail.recipient(),
                                mail.state(),
                                mail.claimedAt(),
                                mail.sendings()))
                        .toList());
    }

    private static Result result(Check check) {
        return new Result(
                check.id(),
                check.decision(),
                check.calls(),
                check.invitation().map(Invitation::createdAt),
                check.invitation().map(Invitation::wrongCodes).orElse(0));
    }
}
