package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueEntry;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.OrderId;
import jp.kakuin.sampling.Quarter;
import jp.kakuin.sampling.SampleCertificates;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC X-4, BR 8.7: mistakes that every certificate has are found by nobody. */
class SampleTest {

    private static final Instant NEXT_QUARTER = JapanTime.startOf(LocalDate.of(2027, 1, 1));

    private final Office office = new Office();

    @Test
    void certificate_shouldBeLookedAtBesideWhatWasVetted_whenItsQuarterIsOver() {
        var id = closedOrder();
        assertThat(run().issued()).isZero();

        office.ports.clock.moveTo(NEXT_QUARTER);

        assertThat(run()).isEqualTo(new SampleCertificates.Answer(1, 1, 1, 0, 0, 0));
        var looked = office.ports.certificateReview.asked();
        assertThat(looked).singleElement().satisfies(vetted -> {
            assertThat(vetted.dnsNames())
                    .isEqualTo(office.order(id).application().names());
            assertThat(vetted.csr()).isEqualTo(office.order(id).application().csr());
        });
        assertThat(looks(id)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("system");
            assertThat(entry.facts()).containsEntry("quarter", "2026-Q4").containsEntry("findings", "0");
        });
        office.assertAuditUnbroken(id);
        assertThat(office.ports.dueIndex.all())
                .extracting(DueEntry::kind)
                .doesNotContain(DueEntry.Kind.ISSUED_CERTIFICATE, DueEntry.Kind.SAMPLED_CERTIFICATE);
    }

    @Test
    void staff_shouldBeAlarmed_whenTheSecondLookFindsSomething() {
        var id = closedOrder();
        office.ports.clock.moveTo(NEXT_QUARTER);
        office.ports.certificateReview.find("policy (BR 7.1.6): wrong", "names: not as vetted");

        assertThat(run().sampleFindings()).isOne();

        assertThat(looks(id).getFirst().facts())
                .containsEntry("findings", "2")
                .containsEntry("found", "policy (BR 7.1.6): wrong\nnames: not as vetted");
    }

    @Test
    void certificate_shouldStayInTheSample_whenALinterHasNoVerdict() {
        var id = closedOrder();
        office.ports.clock.moveTo(NEXT_QUARTER.plus(Duration.ofHours(3)));
        office.ports.certificateReview.fail(new IllegalStateException("no answer"));

        assertThat(run()).isEqualTo(new SampleCertificates.Answer(1, 1, 0, 1, 3 * 3600, 0));
        assertThat(looks(id)).isEmpty();

        office.ports.certificateReview.fail(null);
        assertThat(run()).isEqualTo(new SampleCertificates.Answer(0, 0, 1, 0, 0, 0));
        assertThat(looks(id)).hasSize(1);
    }

    /** Each call of a port may be the last of its run. */
    @Test
    void sample_shouldBeTheSameAndEachLookKeptOnce_whereverARunDies() {
        var undisturbed = new SampleTest();
        var expected = undisturbed.sampleOfTwo(0);
        assertThat(expected).hasSize(1);
        var positions = undisturbed.office.ports.faults.positions();
        assertThat(positions).isGreaterThan(20);
        for (int position = 1; position <= positions; position++) {
            assertThat(new SampleTest().sampleOfTwo(position))
                    .as("died at position " + position)
                    .isEqualTo(expected);
        }
    }

    /** @return the orders that were looked at, each as often as it was; what was found is told by the last run at the latest */
    private List<OrderId> sampleOfTwo(int diesAt) {
        var both = List.of(closedOrder(), closedOrder());
        office.ports.clock.moveTo(NEXT_QUARTER);
        office.ports.certificateReview.find("policy (BR 7.1.6): wrong");
        office.ports.faults.crashAt(diesAt);
        try {
            assertThat(run().sampleFindings()).isOne();
        } catch (Faults.Crash died) {
            var again = run();
            assertThat(again.sampleFindings()).isEqualTo(again.reviewed());
        }
        assertThat(office.ports.dueIndex.all())
                .extracting(DueEntry::kind)
                .doesNotContain(DueEntry.Kind.ISSUED_CERTIFICATE, DueEntry.Kind.SAMPLED_CERTIFICATE);
        return both.stream()
                .flatMap(id -> looks(id).stream().map(AuditEntry::order))
                .toList();
    }

    /** Who is drawn says the quarter and the serial number, whatever else there is. */
    @ParameterizedTest
    @CsvSource({"OV, 1, 1", "OV, 33, 1", "OV, 34, 2", "OV, 200, 6", "EV, 1, 1", "EV, 16, 1", "EV, 17, 2", "EV, 200, 12"
    })
    void sample_shouldHaveItsShareAndOneAtLeast(CertificateKind kind, int issued, int drawn) {
        IntStream.range(0, issued).forEach(i -> note(kind, i));
        office.ports.clock.moveTo(NEXT_QUARTER);
        assertThat(run().drawn()).isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T14:59:59Z, 2026-Q3, 2026-09-30T15:00:00Z",
        "2026-12-31T15:00:00Z, 2026-Q4, 2026-12-31T15:00:00Z",
        "2027-03-31T14:59:59Z, 2026-Q4, 2026-12-31T15:00:00Z",
        "2028-03-31T15:00:00Z, 2028-Q1, 2028-03-31T15:00:00Z"
    })
    void quarter_shouldBeTheLastOneThatIsOverInJapan(Instant now, String name, Instant end) {
        assertThat(Quarter.before(now)).isEqualTo(new Quarter(name, end));
    }

    private OrderId closedOrder() {
        var id = office.apply(Forms.ov());
        office.finish(id);
        return id;
    }

    private SampleCertificates.Answer run() {
        return SampleCertificates.of(office.ports).run();
    }

    private List<AuditEntry> looks(OrderId id) {
        return office.ports.orders.audit(id).stream()
                .filter(entry -> entry.event().equals(SampleCertificates.SAMPLED))
                .toList();
    }

    private void note(CertificateKind kind, int number) {
        office.ports.dueIndex.add(SampleCertificates.issued(
                SampleOrders.id(number + 100), kind, Integer.toHexString(number + 4096), office.ports.clock.instant()));
    }
}
