package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.audit.ArchiveAudit;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.SignAuditRoot;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.InMemoryAuditArchive;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Everything that happens is in the archive's log once, whatever happens to the runs that bring it there. */
class ArchivingTest {

    private final Office office = new Office();

    @Test
    void archive_shouldHoldEveryEntryAndMail_whenOrdersWentTheirWay() {
        var first = office.apply(Forms.ov());
        office.finish(first);
        var expected = office.ports.unarchived.all();

        var answer = archive();

        assertThat(answer.failed()).isZero();
        assertThat(answer.archived()).isEqualTo(expected.size()).isGreaterThan(20);
        assertThat(office.ports.unarchived.all()).isEmpty();
        assertThat(office.ports.auditArchive.records()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(entries()).containsAll(office.ports.orders.audit(first));
        assertThat(expected.stream().filter(Archived.MailSent.class::isInstance))
                .hasSize(office.ports.mailSender.mails().size());
    }

    @Test
    void run_shouldTellHowFarTheArchiveIsBehind_whenItFindsOldRecords() {
        office.apply(Forms.ov());
        office.ports.clock.advance(Duration.ofMinutes(20));

        assertThat(archive().archiveLagSeconds())
                .isEqualTo(Duration.ofMinutes(20).toSeconds());
        assertThat(archive()).isEqualTo(new ArchiveAudit.Answer(0, 0, 0));
    }

    @Test
    void everyRecord_shouldBeInTheLogOnce_whereverARunDies() {
        var softly = new SoftAssertions();
        for (int position = 1; position <= positions(); position++) {
            var story = new ArchivingTest();
            story.office.apply(Forms.ov());
            var expected = new ArrayList<>(story.office.ports.unarchived.all());
            story.office.ports.faults.crashAt(position);
            story.archiveDying();
            var second = story.office.apply(Forms.ov());
            story.office.ports.unarchived.all().stream()
                    .filter(what -> what.order().equals(second))
                    .forEach(expected::add);

            story.archive();

            softly.assertThat(story.office.ports.auditArchive.records())
                    .as("died at position " + position)
                    .containsExactlyInAnyOrderElementsOf(expected);
            story.assertChained(softly);
        }
        softly.assertAll();
    }

    @Test
    void root_shouldBeSignedOnce_whereverTheRunDies() {
        office.apply(Forms.ov());
        archive();
        for (int position = 1; ; position++) {
            office.ports.clock.advance(Duration.ofHours(1));
            office.ports.faults.crashAt(position);
            try {
                SignAuditRoot.of(office.ports).run();
                break;
            } catch (Faults.Crash died) {
                SignAuditRoot.of(office.ports).run();
            }
            assertThat(office.ports
                            .auditArchive
                            .newestRoot()
                            .orElseThrow()
                            .root()
                            .number())
                    .as("died at position " + position)
                    .isEqualTo(position);
        }
        var copy = new CopiedArchive(office.ports.auditArchive.objects());
        assertThat(copy.roots()).hasSizeGreaterThan(20);
        assertThat(new VerifyArchive(copy).run(Optional.empty(), office.ports.clock.instant()))
                .matches(report -> report.findings().isEmpty());
    }

    @Test
    void log_shouldNotBeSigned_whenItsEndWasCutOff() {
        office.apply(Forms.ov());
        archive();
        SignAuditRoot.of(office.ports).run();
        office.ports.clock.advance(Duration.ofHours(1));
        var cut = new InMemoryAuditArchive();
        cut.put(office.ports.auditArchive.newestRoot().orElseThrow());

        assertThatThrownBy(() -> new SignAuditRoot(cut, office.ports.auditSeal, office.ports.clock).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was cut off");
    }

    @Test
    void everyRecord_shouldBeInTheLogOnce_whenARunOvertakesAnother() {
        office.apply(Forms.ov());
        var expected = office.ports.unarchived.all();
        var overtaken = new ArchiveAudit(
                office.ports.unarchived, new Overtaken(office.ports.auditArchive, this::archive), office.ports.clock);

        assertThat(overtaken.run().archived()).isZero();

        assertThat(office.ports.auditArchive.records()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(office.ports.unarchived.all()).isEmpty();
    }

    @Test
    void otherShards_shouldBeArchived_whenOneFails() {
        var orders = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            orders.add(ArchiveBatch.shardOf(office.apply(Forms.ov())));
        }
        assertThat(orders.stream().distinct()).hasSizeGreaterThan(1);
        var trouble = new Overtaken(office.ports.auditArchive, () -> {
            throw new IllegalStateException("no answer");
        });

        var answer = new ArchiveAudit(office.ports.unarchived, trouble, office.ports.clock).run();

        assertThat(answer.failed()).isEqualTo(1);
        assertThat(answer.archived()).isPositive();
        assertThat(archive().failed()).isZero();
        assertThat(office.ports.unarchived.all()).isEmpty();
    }

    private int positions() {
        var story = new ArchivingTest();
        story.office.apply(Forms.ov());
        story.office.ports.faults.reset();
        story.archive();
        return story.office.ports.faults.positions();
    }

    private ArchiveAudit.Answer archive() {
        return ArchiveAudit.of(office.ports).run();
    }

    private void archiveDying() {
        try {
            archive();
        } catch (Faults.Crash died) {
            // The next run comes.
        }
    }

    private List<jp.kakuin.audit.AuditEntry> entries() {
        return office.ports.auditArchive.records().stream()
                .filter(Archived.Entry.class::isInstance)
                .map(record -> ((Archived.Entry) record).entry())
                .toList();
    }

    private void assertChained(SoftAssertions softly) {
        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
            var head = "";
            for (long number = 1; ; number++) {
                var batch = office.ports.auditArchive.batch(shard, number);
                if (batch.isEmpty()) {
                    break;
                }
                softly.assertThat(batch.get().intact()).isTrue();
                softly.assertThat(batch.get().previousHash()).isEqualTo(head);
                head = batch.get().hash();
            }
        }
    }

    /** Something happens, once, before a batch is written. */
    private static final class Overtaken implements jp.kakuin.audit.AuditArchive {

        private final jp.kakuin.audit.AuditArchive inner;
        private Runnable once;

        Overtaken(jp.kakuin.audit.AuditArchive inner, Runnable once) {
            this.inner = inner;
            this.once = once;
        }

        @Override
        public java.util.Optional<ArchiveBatch> newest(int shard) {
            return inner.newest(shard);
        }

        @Override
        public java.util.Optional<ArchiveBatch> batch(int shard, long number) {
            return inner.batch(shard, number);
        }

        @Override
        public void copy(Archived record, java.time.Instant at) {
            inner.copy(record, at);
        }

        @Override
        public java.util.Optional<jp.kakuin.audit.SignedRoot> newestRoot() {
            return inner.newestRoot();
        }

        @Override
        public boolean put(jp.kakuin.audit.SignedRoot root) {
            return inner.put(root);
        }

        @Override
        public boolean put(ArchiveBatch batch) {
            var now = once;
            once = () -> {};
            now.run();
            return inner.put(batch);
        }
    }
}
