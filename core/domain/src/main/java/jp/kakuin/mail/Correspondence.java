package jp.kakuin.mail;

import java.time.Clock;
import jp.kakuin.order.Order;

/** Sends the letters of orders, once each. */
public final class Correspondence {

    private static final System.Logger LOG = System.getLogger(Correspondence.class.getName());

    private final Letters letters;
    private final Postmaster postmaster;
    private final Clock clock;

    public Correspondence(Letters letters, Postmaster postmaster, Clock clock) {
        this.letters = letters;
        this.postmaster = postmaster;
        this.clock = clock;
    }

    public static Correspondence of(jp.kakuin.Ports ports) {
        return new Correspondence(new Letters(ports.catalogue(), ports.printShop()), postmaster(ports), ports.clock());
    }

    public static Postmaster postmaster(jp.kakuin.Ports ports) {
        return new Postmaster(
                ports.mailClaims(), ports.mailComposer(), ports.mailSender(), ports.clock(), ports.mailFrom());
    }

    /**
     * Sends a letter that a change which stands owes by its due entry: if it cannot be sent now, the settling run sends it, and whoever made the
     * change is not told that it failed.
     */
    public void sendOrOwe(Order order, Letter letter) {
        try {
            send(order, letter);
        } catch (RuntimeException refused) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "order {0} owes its mail {1}: {2}",
                    order.id(),
                    letter.key(),
                    refused.getClass().getName());
        }
    }

    /** Sends the letter unless it went out before or the order gives no reason for it any more. */
    public void send(Order order, Letter letter) {
        letters.write(order, letter, clock.instant())
                .ifPresent(addressed ->
                        postmaster.send(order.id(), letter.key(), addressed.recipient(), addressed.content()));
    }
}
