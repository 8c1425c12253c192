package jp.kakuin.problem;

import jp.kakuin.Ports;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.mail.Postmaster;

/** Sends what a change of a report owes; what cannot be sent now the settling run sends. */
final class ReportMails {

    private static final System.Logger LOG = System.getLogger(ReportMails.class.getName());

    private final ReportLetters letters;
    private final Postmaster postmaster;

    private ReportMails(ReportLetters letters, Postmaster postmaster) {
        this.letters = letters;
        this.postmaster = postmaster;
    }

    static ReportMails of(Ports ports) {
        return new ReportMails(
                new ReportLetters(ports.orders(), new Letters(ports.catalogue(), ports.printShop())),
                Correspondence.postmaster(ports));
    }

    void send(ProblemReport.Change change) {
        change.letters().forEach(letter -> send(change.after(), letter));
    }

    private void send(ProblemReport report, Letter letter) {
        try {
            letters.write(report, letter)
                    .ifPresent(mail -> postmaster.send(report.id(), letter.key(), mail.recipient(), mail.content()));
        } catch (RuntimeException refused) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "report {0} owes its mail {1}: {2}",
                    report.id(),
                    letter.key(),
                    refused.getClass().getName());
        }
    }
}
