package jp.kakuin.problem;

import java.util.Optional;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.mail.MailContent;
import jp.kakuin.order.Orders;

/** Writes the mails about a problem report from the report as it stands. */
public final class ReportLetters {

    private final Orders orders;
    private final Letters letters;

    public ReportLetters(Orders orders, Letters letters) {
        this.orders = orders;
        this.letters = letters;
    }

    /** Empty if the report gives no reason for this letter. */
    public Optional<Letters.Addressed> write(ProblemReport report, Letter letter) {
        return switch (letter.occasion()) {
            case PROBLEM_RECEIVED ->
                Optional.of(new Letters.Addressed(
                        report.email(),
                        new MailContent.ProblemReceived(report.id(), report.receivedAt(), report.deadline())));
            case PROBLEM_ANSWERED ->
                report.preliminary()
                        .map(told -> new Letters.Addressed(
                                report.email(),
                                new MailContent.ProblemAnswered(report.id(), report.receivedAt(), told.text())));
            case PROBLEM_TOLD ->
                report.preliminary()
                        .flatMap(told -> report.order()
                                .flatMap(orders::find)
                                .map(order -> new Letters.Addressed(
                                        order.application()
                                                .registrationContact()
                                                .email(),
                                        new MailContent.ProblemTold(
                                                Letters.registrationContact(order.application()),
                                                letters.facts(order),
                                                report.receivedAt(),
                                                told.text()))));
            case ORDER_RECEIVED,
                    DOMAIN_INSTRUCTIONS,
                    ACCESS_KEY,
                    INVITATION,
                    CORRECTION,
                    WAITING,
                    ENDED,
                    CERTIFICATE_ISSUED,
                    INVOICE,
                    RENEWAL,
                    REVOCATION_ASKED,
                    REVOKED -> Optional.empty();
        };
    }
}
