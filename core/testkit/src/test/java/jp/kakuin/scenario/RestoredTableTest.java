package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.audit.ArchiveAudit;
import jp.kakuin.audit.ArchivedLedger;
import jp.kakuin.audit.SignAuditRoot;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.order.Correction;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.recovery.BringForward;
import jp.kakuin.revocation.RevokeCertificate;
import jp.kakuin.testkit.InMemoryAuditArchive;
import jp.kakuin.testkit.InMemorySignatureLedger;
import jp.kakuin.testkit.InMemoryUnarchived;
import jp.kakuin.testkit.RecordingMailSender;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table restored to each point of an order's way. Offices are alike to the last random number: one that went on stands for what was lost, one
 * that did not for the table as it was.
 */
class RestoredTableTest {

    private static final OrderId ORDER = SampleOrders.id(1);
    private static final byte[] BYTES = {1, 2, 3};

    /** What an office came to after so many answers. */
    private record World(Office office, OrderId order) {

        static World after(int answers, String product) {
            var office = new Office();
            var world = new World(office, office.apply(Forms.ov().withProduct(product)));
            for (int i = 0; i < answers; i++) {
                if (office.waiting(world.order()).isPresent()) {
                    office.answer(world.order(), office.waiting(world.order()).get());
                    office.flow.run();
                }
            }
            return world;
        }

        BringForward.Report bringForward(CopiedArchive archive) {
            var ports = office.ports;
            return new BringForward(
                            ports.orders,
                            ports.orders,
                            new InMemorySignatureLedger(),
                            ports.mailClaims,
                            ports.unarchived,
                            ports.flow,
                            ports.catalogue(),
                            ports.clock)
                    .run(archive, SteppingClock.START);
        }

        List<String> messageIds() {
            return office.ports.mailSender.mails().stream()
                    .map(RecordingMailSender.Mail::text)
                    .map(text -> text.lines().findFirst().orElseThrow())
                    .toList();
        }

        void assertLogGoesOn(CopiedArchive since) {
            // The bucket was never restored: the log goes on where it was.
            since.objects.forEach((name, object) -> {
                switch (object) {
                    case jp.kakuin.audit.ArchiveBatch batch -> office.ports.auditArchive.put(batch);
                    case jp.kakuin.audit.SignedRoot root -> office.ports.auditArchive.put(root);
                    default -> {}
                }
            });
            ArchiveAudit.of(office.ports).run();
            office.ports.clock.advance(Duration.ofHours(1));
            SignAuditRoot.of(office.ports).run();
            var whole = new CopiedArchive(office.ports.auditArchive.objects());
            assertThat(new VerifyArchive(whole)
                            .run(Optional.empty(), office.ports.clock.instant())
                            .findings())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sr3", "ev2"})
    void order_shouldEndWithNoMailTwiceAndItsChainUnbroken_whereverTheTableWasRestoredTo(String product) {
        for (int answers = 0; answers < 17; answers++) {
            var gone = World.after(50, product);
            gone.office().finish(gone.order());
            assertThat(gone.office().order(gone.order()).status()).isEqualTo(OrderStatus.CLOSED);
            ArchiveAudit.of(gone.office().ports).run();
            var archive = new CopiedArchive(gone.office().ports.auditArchive.objects());

            var table = World.after(answers, product);
            table.office()
                    .ports
                    .clock
                    .moveTo(gone.office().ports.clock.instant().plusSeconds(60));
            var sentBefore = table.messageIds().size();
            table.bringForward(archive);
            // What is drawn from here on was not drawn before.
            table.office().ports.secrets().base32(1);
            table.office().reconcile();
            table.office().settleMails();
            table.office().finish(table.order());
            table.office().settleMails();

            assertThat(table.office().order(table.order()).status()).isEqualTo(OrderStatus.CLOSED);
            table.office().assertAuditUnbroken(table.order());
            var afterwards =
                    table.messageIds().subList(sentBefore, table.messageIds().size());
            assertThat(afterwards).doesNotContainAnyElementsOf(gone.messageIds());
            table.assertLogGoesOn(archive);
        }
    }

    /** SPEC X-1: what the world knows as revoked would be good again. */
    @Test
    void certificate_shouldStayRevoked_whenTheTableIsRestoredToAMomentBefore() {
        var gone = World.after(50, "sr3");
        for (var circumstance : List.of("MISISSUED", "KEY_COMPROMISED")) {
            var form = new RevokeCertificate.Form("REVOKE", circumstance, null, "note");
            Office.value(RevokeCertificate.of(gone.office().ports).run(Office.VETTER, gone.order(), form));
        }
        ArchiveAudit.of(gone.office().ports).run();
        var archive = new CopiedArchive(gone.office().ports.auditArchive.objects());
        var revoked = gone.office().order(gone.order()).revocation();
        var table = World.after(50, "sr3");
        assertThat(revoked).isPresent();

        table.bringForward(archive);
        table.bringForward(archive);

        assertThat(table.office().order(table.order()).revocation()).isEqualTo(revoked);
        assertThat(table.office().order(table.order()).revocations().done()).hasSize(1);
        table.office().assertAuditUnbroken(table.order());
    }

    @Test
    void secondRun_shouldChangeNothing_whenTheFirstHadDoneAll() {
        var gone = World.after(50, "sr3");
        ArchiveAudit.of(gone.office().ports).run();
        var archive = new CopiedArchive(gone.office().ports.auditArchive.objects());
        var table = World.after(2, "sr3");
        var first = table.bringForward(archive);
        var version = table.office().order(table.order()).version();

        var second = table.bringForward(archive);

        assertThat(first.ahead()).containsExactly(table.order());
        assertThat(first.conflicts()).isEmpty();
        assertThat(first.mails()).isPositive();
        assertThat(second.ahead()).isEmpty();
        assertThat(second.conflicts()).isEmpty();
        assertThat(table.office().order(table.order()).version()).isEqualTo(version);
    }

    @Test
    void withdrawnOrder_shouldStayWithdrawn_whenTheTableKnowsNothingOfIt() {
        var gone = World.after(1, "sr3");
        Office.value(jp.kakuin.order.WithdrawOrder.of(gone.office().ports)
                .run(new jp.kakuin.identity.CustomerAccess(gone.order())));
        ArchiveAudit.of(gone.office().ports).run();
        var table = World.after(1, "sr3");

        table.bringForward(new CopiedArchive(gone.office().ports.auditArchive.objects()));

        assertThat(table.office().order(table.order()).status()).isEqualTo(OrderStatus.WITHDRAWN);
        table.office().assertAuditUnbroken(table.order());
    }

    @Test
    void customer_shouldBeAskedAgain_whenTheOrderHadGoneBackSince() {
        var gone = World.after(0, "sr3");
        gone.office().record(gone.order(), "content", "FAILED");
        assertThat(gone.office().order(gone.order()).status()).isEqualTo(OrderStatus.CORRECTION);
        ArchiveAudit.of(gone.office().ports).run();
        var table = World.after(0, "sr3");

        table.bringForward(new CopiedArchive(gone.office().ports.auditArchive.objects()));

        var order = table.office().order(table.order());
        assertThat(order.status()).isEqualTo(OrderStatus.CORRECTION);
        assertThat(order.correction().map(Correction::reasons).orElseThrow()).hasSize(1);
        table.office().assertAuditUnbroken(table.order());
    }

    @Test
    void lostOrder_shouldBeNamed_whenItWasReceivedSince() {
        var gone = World.after(0, "sr3");
        ArchiveAudit.of(gone.office().ports).run();
        var empty = new World(new Office(), gone.order());

        var report = empty.bringForward(
                new CopiedArchive(gone.office().ports.auditArchive.objects()));

        assertThat(report.lost()).containsExactly(gone.order());
        assertThat(empty.office().ports.orders.audit(gone.order()))
                .isEqualTo(gone.office().ports.orders.audit(gone.order()));
    }

    @Test
    void operator_shouldBeTold_whenAFlowRanOverTheTableBefore() {
        var gone = World.after(3, "sr3");
        ArchiveAudit.of(gone.office().ports).run();
        var table = World.after(1, "sr3");
        table.office().ports.clock.advance(Duration.ofMinutes(1));
        table.office()
                .answer(table.order(), table.office().waiting(table.order()).orElseThrow());

        var report = table.bringForward(
                new CopiedArchive(gone.office().ports.auditArchive.objects()));

        assertThat(report.conflicts())
                .singleElement()
                .asString()
                .contains(table.order().value(), "another");
    }

    /** Whatever was known last: stored, begun, signed; and with the log's newest records not archived yet. */
    @Test
    void serialAndSignature_shouldBeKnownAgain_whenTheTableLostThem() {
        for (int steps = 1; steps <= 3; steps++) {
            for (boolean archived : List.of(true, false)) {
                var clock = new SteppingClock();
                var index = new InMemoryUnarchived(clock);
                var archive = new InMemoryAuditArchive();
                var ledger = new ArchivedLedger(new InMemorySignatureLedger(index::add), archive, clock);
                ledger.storeIfAbsent(ORDER, 1, Stage.PRECERTIFICATE, "0a", "6b".repeat(32), BYTES);
                if (steps > 1) {
                    ledger.beginSigning(ORDER, 1, Stage.PRECERTIFICATE, clock.instant());
                }
                if (steps > 2) {
                    ledger.recordSigned(ORDER, 1, Stage.PRECERTIFICATE, BYTES);
                }
                if (archived) {
                    new ArchiveAudit(index, archive, clock).run();
                }
                var restored = new InMemorySignatureLedger();
                bringForward(restored, new CopiedArchive(archive.objects()), clock.instant());

                var entry = restored.find(ORDER, 1, Stage.PRECERTIFICATE);
                // What was stored and never signed may be stored anew.
                assertThat(entry.isPresent()).isEqualTo(archived || steps > 1);
                if (entry.isPresent()) {
                    assertThat(entry.get().serialNumber()).isEqualTo("0a");
                    assertThat(entry.get().signingBegan().isPresent()).isEqualTo(steps > 1);
                    assertThat(entry.get().signed().isPresent()).isEqualTo(steps > 2);
                }
            }
        }
    }

    private static void bringForward(InMemorySignatureLedger ledger, CopiedArchive archive, Instant since) {
        var ports = new Office().ports;
        new BringForward(
                        ports.orders,
                        ports.orders,
                        ledger,
                        ports.mailClaims,
                        ports.unarchived,
                        ports.flow,
                        ports.catalogue(),
                        ports.clock)
                .run(archive, since);
    }
}
