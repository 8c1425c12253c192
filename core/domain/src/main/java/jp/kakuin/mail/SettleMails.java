package jp.kakuin.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.problem.ReportLetters;
import jp.kakuin.vetting.Invitations;

/**
 * Sees to mails of which it is not known whether they went out: owed with a change but never claimed, or claimed without an answer. They are
 * sent, or once more with the same Message-ID; what carries a secret gets a new one.
 */
public final class SettleMails {

    private final DueIndex dueIndex;
    private final DueRun dueRun;
    private final Orders orders;
    private final MailClaims claims;
    private final Letters letters;
    private final ProblemReports reports;
    private final ReportLetters reportLetters;
    private final Postmaster postmaster;
    private final Invitations invitations;
    private final AccessKeys accessKeys;
    private final Clock clock;

    public SettleMails(
            DueIndex dueIndex,
            Orders orders,
            MailClaims claims,
            Letters letters,
            ProblemReports reports,
            Postmaster postmaster,
            Invitations invitations,
            AccessKeys accessKeys,
            Clock clock) {
        this.dueIndex = dueIndex;
        this.dueRun = new DueRun(dueIndex);
        this.orders = orders;
        this.claims = claims;
        this.letters = letters;
        this.reports = reports;
        this.reportLetters = new ReportLetters(orders, letters);
        this.postmaster = postmaster;
        this.invitations = invitations;
        this.accessKeys = accessKeys;
        this.clock = clock;
    }

    public static SettleMails of(Ports ports) {
        return new SettleMails(
                ports.dueIndex(),
                ports.orders(),
                ports.mailClaims(),
                new Letters(ports.catalogue(), ports.printShop()),
                ports.problemReports(),
                Correspondence.postmaster(ports),
                Invitations.of(ports),
                AccessKeys.of(ports),
                ports.clock());
    }

    public DueRun.Tally run() {
        return dueRun.all(DueEntry.Kind.UNSETTLED_MAIL, clock.instant(), this::settle);
    }

    private void settle(DueEntry entry) {
        try {
            Letter.parse(entry.key()).ifPresent(letter -> settle(entry.order(), letter));
        } catch (MailSender.NotSent refused) {
            // Its claim is gone, and this entry may have gone with it.
            dueIndex.add(entry);
            throw refused;
        }
    }

    private void settle(OrderId id, Letter letter) {
        switch (letter.occasion()) {
            case PROBLEM_RECEIVED, PROBLEM_ANSWERED, PROBLEM_TOLD ->
                settleLetter(id, letter, () -> reports.find(id).flatMap(report -> reportLetters.write(report, letter)));
            case INVITATION -> orders.find(id).ifPresent(order -> invitations.inviteOnce(id, letter.qualifier()));
            case ACCESS_KEY -> orders.find(id).ifPresent(accessKeys::mailOnce);
            case ORDER_RECEIVED,
                    DOMAIN_INSTRUCTIONS,
                    CORRECTION,
                    WAITING,
                    ENDED,
                    CERTIFICATE_ISSUED,
                    INVOICE,
                    RENEWAL,
                    REVOCATION_ASKED,
                    REVOKED ->
                settleLetter(
                        id,
                        letter,
                        () -> orders.find(id).flatMap(order -> letters.write(order, letter, clock.instant())));
        }
    }

    private void settleLetter(OrderId id, Letter letter, Supplier<Optional<Letters.Addressed>> writing) {
        var claim = claims.find(id, letter.key());
        // One that is under way has a later entry of its own.
        if (claim.filter(known -> known.sentOrUnderWay(clock.instant())).isPresent()) {
            return;
        }
        writing.get().ifPresent(addressed -> {
            if (claim.isPresent()) {
                postmaster.sendAgain(claim.get(), addressed::content);
            } else {
                postmaster.send(id, letter.key(), addressed.recipient(), addressed.content());
            }
        });
    }
}
