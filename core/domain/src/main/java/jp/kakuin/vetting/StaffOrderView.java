package jp.kakuin.vetting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Text;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.order.Application;
import jp.kakuin.order.OfficePlace;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderView;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Sentences;

/**
 * An order's whole story for staff (SPEC S-4). Task tokens and hashes of secrets stay in the table.
 *
 * @param remarks what a vetter should look at twice, such as a municipality in the CSR that is not the address's (C-8)
 * @param earlierResults answered checks that an edit or a new attempt replaced, oldest first
 */
public record StaffOrderView(
        OrderView order,
        int attempt,
        Application application,
        List<Result> results,
        List<Result> earlierResults,
        List<Text> remarks,
        List<AuditEntry> audit,
        List<MailView> mails) {

    /**
     * What is recorded on a check.
     *
     * @param findings why it is asked, where that is not its kind alone
     */
    public record Result(
            String check,
            List<Text> findings,
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
                OfficePlace.difference(order.application()).map(StaffOrderView::sentence).stream()
                        .toList(),
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

    private static Text sentence(Refusal remark) {
        return new Text(Sentences.of(remark, Locale.JAPANESE), Sentences.of(remark, Locale.ENGLISH));
    }

    private static Result result(Check check) {
        return new Result(
                check.id(),
                check.findings(),
                check.decision(),
                check.calls(),
                check.invitation().map(Invitation::createdAt),
                check.invitation().map(Invitation::wrongCodes).orElse(0));
    }
}
