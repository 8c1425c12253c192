package jp.kakuin.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.Archived;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.OrderId;

/** Mail claims in memory. */
public final class InMemoryMailClaims implements MailClaims {

    private record Key(OrderId order, String key) {}

    private final DueIndex dueIndex;
    private final InMemoryUnarchived unarchived;
    private final Clock clock;
    private final Map<Key, MailClaim> claims = new HashMap<>();
    private final Map<Key, DueEntry> unsettled = new HashMap<>();

    public InMemoryMailClaims(DueIndex dueIndex, InMemoryUnarchived unarchived, Clock clock) {
        this.dueIndex = dueIndex;
        this.unarchived = unarchived;
        this.clock = clock;
    }

    @Override
    public synchronized boolean claim(MailClaim claim, Instant settleAt) {
        var key = new Key(claim.order(), claim.key());
        if (claims.putIfAbsent(key, claim) != null) {
            return false;
        }
        var entry = new DueEntry(DueEntry.Kind.UNSETTLED_MAIL, settleAt, claim.order(), claim.key());
        unsettled.put(key, entry);
        dueIndex.add(entry);
        unarchived.add(new Archived.MailClaimed(
                claim.order(), claim.key(), claim.kind(), claim.messageId(), claim.claimedAt()));
        return true;
    }

    @Override
    public synchronized Optional<MailClaim> find(OrderId order, String key) {
        return Optional.ofNullable(claims.get(new Key(order, key)));
    }

    @Override
    public synchronized boolean claimAgain(MailClaim claim) {
        var key = new Key(claim.order(), claim.key());
        var standing = claims.get(key);
        if (standing == null
                || standing.state() != MailClaim.State.CLAIMED
                || standing.sendings() != claim.sendings()) {
            return false;
        }
        claims.put(key, with(standing, MailClaim.State.CLAIMED, standing.sendings() + 1));
        return true;
    }

    @Override
    public synchronized void sent(OrderId order, String key) {
        if (claims.computeIfPresent(
                        new Key(order, key), (k, claim) -> with(claim, MailClaim.State.SENT, claim.sendings()))
                != null) {
            unarchived.add(new Archived.MailSent(order, key, clock.instant()));
        }
        settle(new Key(order, key));
    }

    @Override
    public synchronized void release(OrderId order, String key) {
        if (claims.remove(new Key(order, key)) != null) {
            unarchived.add(new Archived.MailReleased(order, key, clock.instant()));
        }
        settle(new Key(order, key));
    }

    @Override
    public synchronized List<MailClaim> ofOrder(OrderId order) {
        return claims.values().stream()
                .filter(claim -> claim.order().equals(order))
                .sorted(Comparator.comparing(MailClaim::key))
                .toList();
    }

    private void settle(Key key) {
        Optional.ofNullable(unsettled.remove(key)).ifPresent(dueIndex::done);
    }

    private static MailClaim with(MailClaim claim, MailClaim.State state, int sendings) {
        return new MailClaim(
                claim.order(),
                claim.key(),
                claim.kind(),
                claim.recipient(),
                claim.messageId(),
                state,
                claim.claimedAt(),
                sendings);
    }
}
