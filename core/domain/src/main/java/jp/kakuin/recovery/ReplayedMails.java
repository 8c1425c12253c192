package jp.kakuin.recovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.audit.Archived;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.OrderId;

/**
 * Makes an order's mail claims again, so that no mail goes out a second time. A claim of which it is not known what became counts as sent: nearly
 * all were, and staff can send a mail again.
 */
final class ReplayedMails {

    /** The archive does not know to whom a mail went (SPEC M-8). */
    static final String RECIPIENT = "(restored)";

    private final MailClaims claims;
    private final OrderId order;
    private final List<Archived> records;

    ReplayedMails(MailClaims claims, OrderId order, List<Archived> records) {
        this.claims = claims;
        this.order = order;
        this.records = records;
    }

    /** How many claims were made or closed. */
    int replay() {
        int made = 0;
        for (var key : keys()) {
            if (wentOut(key)
                    && claims.find(order, key).filter(ReplayedMails::isSent).isEmpty()) {
                claim(key).ifPresent(claim -> claims.claim(claim, claim.claimedAt()));
                claims.sent(order, key);
                made++;
            }
        }
        return made;
    }

    private static boolean isSent(MailClaim claim) {
        return claim.state() == MailClaim.State.SENT;
    }

    private Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        for (var record : records) {
            switch (record) {
                case Archived.MailClaimed claimed -> keys.add(claimed.key());
                case Archived.MailSent sent -> keys.add(sent.key());
                default -> {}
            }
        }
        return keys;
    }

    private boolean wentOut(String key) {
        int open = 0;
        for (var record : records) {
            switch (record) {
                case Archived.MailSent sent
                when sent.key().equals(key) -> {
                    return true;
                }
                case Archived.MailClaimed claimed when claimed.key().equals(key) -> open++;
                case Archived.MailReleased released when released.key().equals(key) -> open--;
                default -> {}
            }
        }
        return open > 0;
    }

    private Optional<MailClaim> claim(String key) {
        return records.stream()
                .filter(Archived.MailClaimed.class::isInstance)
                .map(Archived.MailClaimed.class::cast)
                .filter(claimed -> claimed.key().equals(key))
                .reduce((earlier, later) -> later)
                .map(claimed -> new MailClaim(
                        order,
                        key,
                        claimed.kind(),
                        RECIPIENT,
                        claimed.messageId(),
                        MailClaim.State.CLAIMED,
                        claimed.at(),
                        1));
    }
}
