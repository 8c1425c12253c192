package jp.kakuin.mail;

import java.time.Clock;
import jp.kakuin.order.Order;

/** Sends the letters of orders, once each. */
public final class Correspondence {

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

    /** Sends the letter unless it went out before or the order gives no reason for it any more. */
    public void send(Order order, Letter letter) {
        letters.write(order, letter, clock.instant())
                .ifPresent(addressed ->
                        postmaster.send(order.id(), letter.key(), addressed.recipient(), addressed.content()));
    }
}
