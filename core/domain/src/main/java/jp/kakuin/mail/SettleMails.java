package jp.kakuin.mail;

import java.time.Clock;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.Order;
import jp.kakuin.order.Orders;
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
    private final Postmaster postmaster;
    private final Invitations invitations;
    private final AccessKeys accessKeys;
    private final Clock clock;

    public SettleMails(
            DueIndex dueIndex,
            Orders orders,
            MailClaims claims,
            Letters letters,
            Postmaster postmaster,
            Invitations invitations,
            AccessKeys accessKeys,
            Clock clock) {
        this.dueIndex = dueIndex;
        this.dueRun = new DueRun(dueIndex);
        this.orders = orders;
        this.claims = claims;
        this.letters = letters;
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
            orders.find(entry.order())
                    .ifPresent(order -> Letter.parse(entry.key()).ifPresent(letter -> settle(order, letter)));
        } catch (MailSender.NotSent refused) {
            // Its claim is gone, and this entry may have gone with it.
            dueIndex.add(entry);
            throw refused;
        }
    }

    private void settle(Order order, Letter letter) {
        switch (letter.occasion()) {
            case INVITATION -> invitations.inviteOnce(order.id(), letter.qualifier());
            case ACCESS_KEY -> accessKeys.mailOnce(order);
            case ORDER_RECEIVED,
                    DOMAIN_INSTRUCTIONS,
                    CORRECTION,
                    WAITING,
                    ENDED,
                    CERTIFICATE_ISSUED,
                    INVOICE,
                    RENEWAL,
                    REVOCATION_ASKED,
                    REVOKED -> settleLetter(order, letter);
        }
    }

    private void settleLetter(Order order, Letter letter) {
        var claim = claims.find(order.id(), letter.key());
        // One that is under way has a later entry of its own.
        if (claim.filter(known -> known.sentOrUnderWay(clock.instant())).isPresent()) {
            return;
        }
        letters.write(order, letter, clock.instant()).ifPresent(addressed -> {
            if (claim.isPresent()) {
                postmaster.sendAgain(claim.get(), addressed::content);
            } else {
                postmaster.send(order.id(), letter.key(), addressed.recipient(), addressed.content());
            }
        });
    }
}
