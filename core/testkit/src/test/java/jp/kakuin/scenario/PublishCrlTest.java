package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jp.kakuin.due.DueEntry;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.CrlPart;
import jp.kakuin.status.CrlReport;
import jp.kakuin.status.PublishCrl;
import jp.kakuin.testkit.InMemoryCrlNumbers;
import jp.kakuin.testkit.InMemoryDueIndex;
import jp.kakuin.testkit.RecordingCrlPress;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** When a CRL comes, with which number and what it names (BR 4.9.7, RULES 8). */
class PublishCrlTest {

    private static final CrlPart FIRST = new CrlPart("http://crl.kakuin.example/issuing/0.crl", "6b");
    private static final CrlPart SECOND = new CrlPart("http://crl.kakuin.example/issuing/1.crl", "6b");
    private static final Duration DAY = Duration.ofDays(1);

    private final SteppingClock clock = new SteppingClock();
    private final Instant start = clock.instant();
    private final RecordingCrlPress press = new RecordingCrlPress().with(FIRST).with(SECOND);
    private final InMemoryCrlNumbers numbers = new InMemoryCrlNumbers();
    private final InMemoryDueIndex due = new InMemoryDueIndex();
    private final List<Revocation> revoked = new ArrayList<>();
    private int runs;

    @Test
    void everyPart_shouldHaveACrl_beforeAnythingIsRevoked() {
        var report = run();

        assertThat(report.crlsPublished()).isEqualTo(2);
        assertThat(press.printed()).extracting(RecordingCrlPress.Crl::part).containsExactly(FIRST, SECOND);
        assertThat(press.printed()).allSatisfy(crl -> {
            assertThat(crl.number()).isEqualTo(crl.thisUpdate().getEpochSecond());
            assertThat(crl.entries()).isEmpty();
            // BR 7.2: at most ten days.
            assertThat(crl.nextUpdate()).isEqualTo(crl.thisUpdate().plus(Duration.ofDays(7)));
        });
    }

    @Test
    void revocation_shouldBeOnItsCrl_atTheNextRunAndOnThatPartAlone() {
        run();
        clock.moveTo(start.plusSeconds(60));
        revoke("0a", FIRST, start.plus(DAY));

        var report = run();

        assertThat(report.crlsPublished()).isOne();
        assertThat(newest(FIRST).number()).isGreaterThan(newest(SECOND).number());
        assertThat(newest(FIRST).entries()).extracting(Revocation::serialNumber).containsExactly("0a");
        assertThat(run().crlsPublished()).as("its entry is done").isZero();
    }

    @Test
    void crl_shouldBeMadeAnew_afterSixHoursWithoutARevocation() {
        run();
        clock.moveTo(start.plus(Duration.ofHours(6)).minusSeconds(1));
        assertThat(run().crlsPublished()).isZero();

        clock.moveTo(start.plus(Duration.ofHours(6)));
        assertThat(run().crlsPublished()).isEqualTo(2);
    }

    @Test
    void expiredCertificate_shouldBeNamedByOneMoreCrl_andThenNoLonger() {
        revoke("0a", FIRST, start.plus(Duration.ofHours(3)));
        run();
        var namedAt = new ArrayList<Instant>();
        for (int run = 1; run <= 12; run++) {
            clock.moveTo(start.plus(Duration.ofHours(6L * run)));
            run();
            if (!newest(FIRST).entries().isEmpty()) {
                namedAt.add(newest(FIRST).thisUpdate());
            }
        }

        // RFC 5280 3.3: until it was on one of after its end; ours keep it a day longer.
        assertThat(namedAt).isNotEmpty().anyMatch(at -> at.isAfter(start.plus(Duration.ofHours(3))));
        assertThat(newest(FIRST).entries()).isEmpty();
    }

    @Test
    void number_shouldBeUsedOnce_whenTwoRunsMeet() {
        // The second run comes between the first one's claim and its CRL.
        var inner = new ArrayList<CrlReport>();
        press.beforeEach(() -> {
            press.beforeEach(() -> {});
            inner.add(run());
        });

        var outer = run();

        assertThat(outer.crlsPublished() + inner.getFirst().crlsPublished()).isEqualTo(2);
        assertThat(press.printed())
                .extracting(crl -> crl.part().address() + " " + crl.number())
                .doesNotHaveDuplicates();
    }

    @Test
    void number_shouldNotGoBack_whenTheTableIsRestoredToAnEarlierState() {
        run();
        var before = newest(FIRST).number();
        clock.moveTo(start.plusSeconds(60));

        // The restored table knows of no CRL at all.
        new PublishCrl(press, new InMemoryCrlNumbers(), serials(), due, clock, () -> "later").run();

        assertThat(newest(FIRST).number()).isGreaterThan(before);
    }

    @Test
    void number_shouldBeHigher_whenTwoCrlsComeWithinASecond() {
        run();
        revoke("0a", FIRST, start.plus(DAY));
        run();

        assertThat(press.printed())
                .extracting(RecordingCrlPress.Crl::number)
                .element(2)
                .isEqualTo(press.printed().getFirst().number() + 1);
    }

    @Test
    void deadRunsNumber_shouldBeLeftOut_onceNobodyCanBeAtWorkWithItAnyMore() {
        run();
        clock.moveTo(start.plusSeconds(60));
        revoke("0a", FIRST, start.plus(DAY));
        press.breakDown();
        assertThat(run().crlsFailed()).isOne();

        press.beforeEach(() -> {});
        clock.moveTo(start.plus(Duration.ofMinutes(20)));
        assertThat(run().crlsPublished()).as("it may still be at work").isZero();
        clock.moveTo(start.plus(Duration.ofMinutes(22)));
        var report = run();

        assertThat(report.crlsPublished()).isOne();
        assertThat(newest(FIRST).number())
                .isGreaterThan(start.plus(Duration.ofMinutes(20)).getEpochSecond());
        assertThat(newest(FIRST).entries()).hasSize(1);
        assertThat(report.revocationWaitSeconds()).isZero();
    }

    @Test
    void revocationThatWaits_shouldBeTold_andSoShouldAPartThatFails() {
        revoke("0a", FIRST, start.plus(DAY));
        clock.moveTo(start.plus(Duration.ofMinutes(5)));

        press.breakDown();
        var report = run();

        assertThat(report.crlsFailed()).isEqualTo(2);
        assertThat(report.revocationWaitSeconds()).isEqualTo(300);
        assertThat(report.crlSecondsLeft()).as("a CRL is missing").isZero();
        assertThat(report.responderSecondsLeft()).as("a responder is missing").isZero();
    }

    @Test
    void otherParts_shouldHaveTheirCrls_whenTheNumberOfOneCannotBeRead() {
        revoke("0a", SECOND, start.plus(DAY));
        var unreadable = new CrlNumbers() {
            @Override
            public Optional<Stand> find(CrlPart part) {
                if (part.equals(FIRST)) {
                    throw new IllegalStateException("no number");
                }
                return numbers.find(part);
            }

            @Override
            public boolean claim(CrlPart part, long before, long number, String run, Instant at) {
                return numbers.claim(part, before, number, run, at);
            }

            @Override
            public void published(CrlPart part, Published published) {
                numbers.published(part, published);
            }
        };

        var report = new PublishCrl(press, unreadable, serials(), due, clock, () -> "run").run();

        assertThat(newest(SECOND).entries()).hasSize(1);
        assertThat(report.crlsPublished()).isOne();
        assertThat(report.crlsFailed()).isOne();
        assertThat(report.crlSecondsLeft())
                .as("nobody knows how it stands: CrlEndsSoon rings")
                .isZero();
    }

    @Test
    void everyRevocation_shouldBeNamed_whenTheyFillManyPages() {
        IntStream.range(100, 120).forEach(number -> revoke(Integer.toHexString(number), FIRST, start.plus(DAY)));

        run();

        assertThat(newest(FIRST).entries()).hasSize(20).doesNotHaveDuplicates();
        assertThat(run().crlsPublished()).isZero();
    }

    private CrlReport run() {
        return new PublishCrl(press, numbers, serials(), due, clock, () -> "run-" + ++runs).run();
    }

    private void revoke(String serialNumber, CrlPart part, Instant end) {
        var revocation = new Revocation(serialNumber, part.address(), end, clock.instant(), CrlReason.KEY_COMPROMISE);
        revoked.add(revocation);
        due.add(new DueEntry(
                DueEntry.Kind.CRL_PUBLICATION, revocation.at(), SampleOrders.id(revoked.size()), part.address()));
    }

    private RecordingCrlPress.Crl newest(CrlPart part) {
        return press.printed().stream()
                .filter(crl -> crl.part().equals(part))
                .toList()
                .getLast();
    }

    private IssuedSerials serials() {
        return new IssuedSerials() {
            @Override
            public Optional<IssuedSerial> find(String serialNumber) {
                throw new UnsupportedOperationException("a CRL names no order");
            }

            @Override
            public List<IssuedSerial> of(OrderId order) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Standing> standing(String issuerKey, String serialNumber) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Page revoked(String crl, Optional<String> cursor) {
                var rest = new TreeMap<String, Revocation>();
                revoked.stream()
                        .filter(each -> each.crl().equals(crl))
                        .filter(each -> cursor.isEmpty() || each.serialNumber().compareTo(cursor.get()) > 0)
                        .forEach(each -> rest.put(each.serialNumber(), each));
                var page = rest.values().stream().limit(3).toList();
                return new Page(
                        page, rest.size() > 3 ? Optional.of(page.getLast().serialNumber()) : Optional.empty());
            }
        };
    }
}
