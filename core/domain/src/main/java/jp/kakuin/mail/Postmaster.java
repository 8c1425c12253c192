package jp.kakuin.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueEntry;
import jp.kakuin.order.OrderId;

/**
 * Sends each mail once: the claim is written first, then the mail goes out, then the claim is closed. A claim whose answer was lost is
 * settled 15 minutes later ({@link SettleMails}).
 */
public final class Postmaster {

    /** How long the mail service's own event has to say that a mail went out. */
    public static final Duration SETTLE_AFTER = Duration.ofMinutes(15);

    private static final int MAX_SENDINGS = 2;

    private final MailClaims claims;
    private final MailComposer composer;
    private final MailSender sender;
    private final Clock clock;
    private final String from;

    public Postmaster(MailClaims claims, MailComposer composer, MailSender sender, Clock clock, String from) {
        this.claims = claims;
        this.composer = composer;
        this.sender = sender;
        this.clock = clock;
        this.from = from;
    }

    /**
     * Sends a mail unless its key has been claimed before.
     *
     * @throws MailSender.NotSent if the service did not take it; nothing is claimed then
     */
    public void send(OrderId order, String key, String recipient, MailContent content) {
        send(order, key, content.getClass(), recipient, () -> content);
    }

    /** As above, for a mail whose secret may only be made by whoever sends it. */
    void send(
            OrderId order,
            String key,
            Class<? extends MailContent> content,
            String recipient,
            Supplier<MailContent> writing) {
        var now = clock.instant();
        var kind = content.getSimpleName();
        var claim = new MailClaim(order, key, kind, recipient, messageId(order, key), MailClaim.State.CLAIMED, now, 1);
        if (claims.claim(claim, now.plus(SETTLE_AFTER))) {
            dispatch(claim, writing.get());
        }
    }

    /** Sends a mail a second time whose answer was lost, with the same Message-ID. Never a third time. */
    void sendAgain(MailClaim claim, Supplier<MailContent> writing) {
        if (claim.sendings() < MAX_SENDINGS && claims.claimAgain(claim)) {
            dispatch(claim, writing.get());
        }
    }

    /** A mail that has to go out with a change, found by the settling run should the sender die in between. */
    public static DueEntry owed(OrderId order, Letter letter, java.time.Instant now) {
        return new DueEntry(DueEntry.Kind.UNSETTLED_MAIL, now.plus(SETTLE_AFTER), order, letter.key());
    }

    private void dispatch(MailClaim claim, MailContent content) {
        var mime = composer.compose(content, from, claim.recipient(), claim.messageId(), claim.claimedAt());
        try {
            sender.send(
                    mime,
                    from,
                    claim.recipient(),
                    AuditEntry.sha256(claim.key()).substring(0, 32));
        } catch (MailSender.NotSent refused) {
            claims.release(claim.order(), claim.key());
            throw refused;
        }
        claims.sent(claim.order(), claim.key());
    }

    private String messageId(OrderId order, String key) {
        var address = from.replaceAll(".*<|>.*", "");
        var domain = URI.create("mailto://" + address).getHost();
        return "<" + AuditEntry.sha256(order.value() + key).substring(0, 40) + "@" + domain + ">";
    }
}
