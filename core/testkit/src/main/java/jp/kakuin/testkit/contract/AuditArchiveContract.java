package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.SignAuditRoot;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SoftwareAuditSeal;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link AuditArchive} keeps. */
public abstract class AuditArchiveContract {

    private static final OrderId ORDER = SampleOrders.id(1);
    private static final int SHARD = ArchiveBatch.shardOf(ORDER);

    protected abstract AuditArchive archive();

    @Test
    void run_shouldFindWhereTheLogEnds_whenItIsTheFirstOrALaterOne() {
        assertThat(archive().newest(SHARD)).isEmpty();

        var first = batch(Optional.empty(), "<1@ca.example>");
        var second = batch(Optional.of(first), "<2@ca.example>");
        archive().put(first);
        archive().put(second);

        assertThat(archive().newest(SHARD)).contains(second);
        assertThat(archive().newest((SHARD + 1) % ArchiveBatch.SHARDS)).isEmpty();
        assertThat(archive().batch(SHARD, 1)).contains(first);
        assertThat(archive().batch(SHARD, 3)).isEmpty();
    }

    @Test
    void batch_shouldStay_whenAnotherRunWritesTheSameNumber() {
        var first = batch(Optional.empty(), "<1@ca.example>");
        assertThat(archive().put(first)).isTrue();

        assertThat(archive().put(batch(Optional.empty(), "<2@ca.example>"))).isFalse();
        assertThat(archive().newest(SHARD)).contains(first);
        assertThat(archive().newest(SHARD).orElseThrow().intact()).isTrue();
    }

    @Test
    void root_shouldStay_whenAnotherRunSignsTheSameNumber() {
        assertThat(archive().newestRoot()).isEmpty();
        archive().put(batch(Optional.empty(), "<1@ca.example>"));
        var clock = new SteppingClock();
        var seal = new SoftwareAuditSeal();

        new SignAuditRoot(archive(), seal, clock).run();
        var first = archive().newestRoot().orElseThrow();
        clock.advance(Duration.ofHours(1));
        new SignAuditRoot(archive(), seal, clock).run();

        var second = archive().newestRoot().orElseThrow();
        assertThat(first.root().heads()).hasSize(1);
        assertThat(first.intact()).isTrue();
        assertThat(second.root().number()).isEqualTo(2);
        assertThat(second.root().previousHash()).isEqualTo(first.root().hash());
        assertThat(archive().put(first)).isFalse();
        assertThat(archive().newestRoot()).contains(second);
    }

    private static ArchiveBatch batch(Optional<ArchiveBatch> head, String messageId) {
        var now = SteppingClock.START;
        var entry = AuditEntry.next(ORDER, 1, now, "staff:vetter-1", "ORDER_RECEIVED", Map.of("sha256", "0a"), "");
        var bytes = new byte[] {1, 2, 3};
        return ArchiveBatch.after(
                head,
                SHARD,
                now,
                List.of(
                        new Archived.Entry(entry, OrderStatus.RECEIVED, 1),
                        Archived.Reserved.of(ORDER, 1, Stage.PRECERTIFICATE, "0a", bytes),
                        new Archived.SigningBegan(ORDER, 1, Stage.PRECERTIFICATE, now),
                        Archived.Signed.of(ORDER, 1, Stage.PRECERTIFICATE, bytes),
                        new Archived.Voided(ORDER, 1, now),
                        new Archived.MailClaimed(ORDER, "invoice:", "InvoiceIssued", messageId, now),
                        new Archived.MailSent(ORDER, "invoice:", now),
                        new Archived.MailReleased(ORDER, "invoice:", now)));
    }
}
