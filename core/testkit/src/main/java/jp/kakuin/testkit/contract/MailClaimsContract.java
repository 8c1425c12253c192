package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link MailClaims} keeps. */
public abstract class MailClaimsContract {

    private static final Instant NOW = SteppingClock.START;
    private static final OrderId ORDER = SampleOrders.id(1);

    protected abstract MailClaims claims();

    protected abstract DueIndex dueIndex();

    protected abstract Unarchived unarchived();

    /** Without it a table restored to an earlier moment would send the mail again. */
    @Test
    void claim_shouldWaitForTheArchiveWithWhatBecameOfIt_whenTheTableMayBeRestored() {
        claims().claim(claim("invoice"), NOW);
        claims().claim(claim("invoice"), NOW);
        claims().release(ORDER, "invoice");
        claims().claim(claim("invoice"), NOW);
        claims().sent(ORDER, "invoice");

        var claimed = new Archived.MailClaimed(ORDER, "invoice", "InvoiceIssued", "<1@ca.example>", NOW);
        // A second claim at the same moment says the same and may be kept once.
        assertThat(WaitingRecords.of(unarchived()).stream().distinct())
                .containsExactlyInAnyOrder(
                        claimed,
                        new Archived.MailReleased(ORDER, "invoice", NOW),
                        new Archived.MailSent(ORDER, "invoice", NOW));
    }

    @Test
    void mail_shouldGoOutOnce_whenTwoClaimIt() {
        assertThat(claims().claim(claim("invoice"), NOW)).isTrue();
        assertThat(claims().claim(claim("invoice"), NOW)).isFalse();
        assertThat(claims().claim(claim("receipt"), NOW)).isTrue();

        assertThat(claims().ofOrder(ORDER)).extracting(MailClaim::key).containsExactly("invoice", "receipt");
    }

    @Test
    void mail_shouldBeSettledLater_whenItsAnswerWasLost() {
        claims().claim(claim("invoice"), NOW);

        assertThat(unsettled()).extracting(DueEntry::key).containsExactly("invoice");
        assertThat(claims().find(ORDER, "invoice")).contains(claim("invoice"));
    }

    @Test
    void mail_shouldNeedNoSettling_whenItWentOut() {
        claims().claim(claim("invoice"), NOW);

        claims().sent(ORDER, "invoice");

        assertThat(unsettled()).isEmpty();
        assertThat(claims().find(ORDER, "invoice").orElseThrow().state()).isEqualTo(MailClaim.State.SENT);
        assertThat(claims().claimAgain(claim("invoice"))).isFalse();
    }

    @Test
    void mail_shouldBeClaimedAnew_whenItCertainlyWasNotSent() {
        claims().claim(claim("invoice"), NOW);

        claims().release(ORDER, "invoice");

        assertThat(unsettled()).isEmpty();
        assertThat(claims().find(ORDER, "invoice")).isEmpty();
        assertThat(claims().claim(claim("invoice"), NOW)).isTrue();
    }

    @Test
    void lostMail_shouldBeSentAgainByOneOnly_whenTwoSettleIt() {
        claims().claim(claim("invoice"), NOW);

        assertThat(claims().claimAgain(claim("invoice"))).isTrue();
        assertThat(claims().claimAgain(claim("invoice"))).isFalse();
        assertThat(claims().find(ORDER, "invoice").orElseThrow().sendings()).isEqualTo(2);
    }

    @Test
    void settling_shouldDoNothing_whenThereIsNoClaim() {
        claims().sent(ORDER, "invoice");
        claims().release(ORDER, "invoice");

        assertThat(claims().ofOrder(ORDER)).isEmpty();
    }

    private List<DueEntry> unsettled() {
        var all = new ArrayList<DueEntry>();
        for (int shard = 0; shard < dueIndex().shards(); shard++) {
            all.addAll(dueIndex()
                    .due(DueEntry.Kind.UNSETTLED_MAIL, shard, NOW, Optional.empty())
                    .entries());
        }
        return all;
    }

    private static MailClaim claim(String key) {
        return new MailClaim(
                ORDER, key, "InvoiceIssued", "keiri@example.co.jp", "<1@ca.example>", MailClaim.State.CLAIMED, NOW, 1);
    }
}
