package jp.kakuin.mail;

import java.time.Clock;
import jp.kakuin.Ports;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Order;

/** Mails the access key of an account that an order opened, to its registration contact (SPEC A-3). Only its hash is kept. */
public final class AccessKeys {

    private static final String KEY = Letter.of(Letter.Occasion.ACCESS_KEY).key();

    private final Accounts accounts;
    private final MailClaims claims;
    private final Postmaster postmaster;
    private final Secrets secrets;
    private final Clock clock;

    public AccessKeys(Accounts accounts, MailClaims claims, Postmaster postmaster, Secrets secrets, Clock clock) {
        this.accounts = accounts;
        this.claims = claims;
        this.postmaster = postmaster;
        this.secrets = secrets;
        this.clock = clock;
    }

    public static AccessKeys of(Ports ports) {
        return new AccessKeys(
                ports.accounts(), ports.mailClaims(), Correspondence.postmaster(ports), ports.secrets(), ports.clock());
    }

    /** Mails a key unless one went out; if it is not known whether one did, a new key is made and the old one is void. */
    public void mailOnce(Order order) {
        var claim = claims.find(order.id(), KEY);
        if (order.status().endedWithout()
                || claim.filter(known -> known.sentOrUnderWay(clock.instant())).isPresent()) {
            return;
        }
        if (claim.isPresent()) {
            postmaster.sendAgain(claim.get(), () -> newKey(order));
        } else {
            postmaster.send(
                    order.id(),
                    KEY,
                    MailContent.AccessKeyIssued.class,
                    order.application().registrationContact().email(),
                    () -> newKey(order));
        }
    }

    // Made only once the mail's claim is won: a key that is not mailed would void the one in the mailbox.
    private MailContent newKey(Order order) {
        var key = secrets.base32(20).replaceAll("(.{5})(?=.)", "$1-");
        accounts.replaceAccessKey(order.account(), Secrets.hashOfCode(key));
        return new MailContent.AccessKeyIssued(Letters.registrationContact(order.application()), key);
    }
}
