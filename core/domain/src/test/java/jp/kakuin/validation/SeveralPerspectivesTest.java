package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Faults on the way to a perspective are never taken for what it saw. */
class SeveralPerspectivesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Probe PROBE =
            new Probe.CaaPermission("www.example.co.jp", Set.of("ca.example"), "ca-tbr-4", "acct:1@ca.example");
    private static final Sighting YES = new Sighting(Sighting.Verdict.CORROBORATES, "no record");
    private static final Sighting NO = new Sighting(Sighting.Verdict.CONTRADICTS, "0 issue \";\"");
    private static final List<String> PLACES =
            List.of("ap-southeast-1", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1");

    private final Map<String, Perspective> remotes = new LinkedHashMap<>();
    private Perspective primary = probe -> YES;
    private Clock clock = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

    SeveralPerspectivesTest() {
        PLACES.forEach(place -> remotes.put(place, probe -> YES));
    }

    @Test
    void everyPerspective_shouldBeAskedTheSame_andStandInTheLog() {
        remotes.put("us-west-2", probe -> probe.equals(PROBE) ? NO : YES);

        var seen = ask(LONG);

        assertThat(seen.holds()).isTrue();
        assertThat(seen.quorum()).isEqualTo("4/5");
        assertThat(seen.log())
                .isEqualTo("primary ap-northeast-1 CORROBORATES, ap-southeast-1 CORROBORATES, us-east-1 CORROBORATES, "
                        + "us-west-2 CONTRADICTS, eu-central-1 CORROBORATES, sa-east-1 CORROBORATES, quorum 4/5");
        assertThat(seen.remotes()).extracting(Corroboration.Seen::region).contains("APNIC", "ARIN", "LACNIC");
    }

    @Test
    void faultOfARemote_shouldBeNoAnswer_andTwoOfThemNoQuorum() {
        remotes.put("us-east-1", probe -> {
            throw new IllegalStateException("throttled");
        });
        assertThat(ask(LONG).holds()).isTrue();

        remotes.put("sa-east-1", probe -> {
            throw new IllegalArgumentException("what it answered is no sighting");
        });
        var seen = ask(LONG);

        assertThat(seen.holds()).isFalse();
        assertThat(seen.mayHoldLater()).isTrue();
        assertThat(seen.log()).contains("us-east-1 NO_ANSWER", "sa-east-1 NO_ANSWER", "quorum 3/5");
        assertThat(seen.remotes().get(1).sighting().found()).isEqualTo("IllegalStateException");
    }

    @Test
    void hangingRemote_shouldNotHoldUpTheOthers() {
        var never = new CountDownLatch(1);
        remotes.put("us-west-2", probe -> waiting(never));

        var seen = ask(SHORT);

        assertThat(seen.remotes().get(2).sighting().verdict()).isEqualTo(Sighting.Verdict.NO_ANSWER);
        assertThat(seen.primary().sighting()).isEqualTo(YES);
    }

    @Test
    void hangingPrimary_shouldBeNoAnswer_thoughEveryRemoteAgrees() {
        var never = new CountDownLatch(1);
        primary = probe -> waiting(never);

        var seen = ask(SHORT);

        assertThat(seen.holds()).isFalse();
        assertThat(seen.primary().sighting().verdict()).isEqualTo(Sighting.Verdict.NO_ANSWER);
    }

    @Test
    void faultOfThePrimary_shouldStayAFault_forItIsOurOwn() {
        primary = probe -> {
            throw new IllegalStateException("ours");
        };

        assertThatThrownBy(() -> ask(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ours");
    }

    @Test
    void remoteThatIsNotInThePlan_shouldNotCount() {
        remotes.remove("us-east-1");
        remotes.remove("us-west-2");
        remotes.put("us-east-2", probe -> YES);
        remotes.put("ca-west-1", probe -> YES);

        var seen = ask(LONG);

        assertThat(seen.holds()).isFalse();
        assertThat(seen.quorum()).isEqualTo("3/5");
    }

    @Test
    void fourRemotes_shouldNoLongerBeEnough_fromTheDayTheRuleChangesInJapan() {
        clock = Clock.fixed(Instant.parse("2026-12-14T14:59:59Z"), ZoneOffset.UTC);
        assertThat(perspectives(LONG, 4).ask(PROBE).holds()).isTrue();

        clock = Clock.fixed(Instant.parse("2026-12-14T15:00:00Z"), ZoneOffset.UTC);
        assertThat(perspectives(LONG, 4).ask(PROBE).holds()).isFalse();
    }

    @Test
    void wholeGroupOfRemotes_shouldBeNoAnswer_whenTheyCannotBeReached() {
        var cut = new SeveralPerspectives(
                plan(5),
                primary,
                probe -> {
                    throw new IllegalStateException("no way out");
                },
                LONG,
                clock);

        assertThat(cut.ask(PROBE).quorum()).isEqualTo("0/5");
    }

    @Test
    void manyNames_shouldBeAnsweredInTheirOrder_andNotAllAtOnce() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        primary = probe -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return new Sighting(Sighting.Verdict.CORROBORATES, ((Probe.CaaPermission) probe).fqdn());
        };
        var probes = IntStream.range(0, 100)
                .mapToObj(i -> new Probe.CaaPermission("www" + i + ".example.co.jp", Set.of(), "", ""))
                .toList();

        var seen = perspectives(LONG, 5).askAll(probes);

        assertThat(seen)
                .extracting(each -> each.primary().sighting().found())
                .containsExactlyElementsOf(
                        probes.stream().map(Probe.CaaPermission::fqdn).toList());
        assertThat(most.get()).isLessThanOrEqualTo(16);
    }

    @Test
    void laterAnswer_shouldBeWorthWaitingFor_onlyWhileContradictionsAloneDoNotDecide() {
        remotes.put("us-east-1", probe -> NO);
        remotes.put("us-west-2", probe -> Sighting.noAnswer(""));
        assertThat(ask(LONG).mayHoldLater()).isTrue();

        remotes.put("us-west-2", probe -> NO);
        assertThat(ask(LONG).mayHoldLater()).isFalse();
    }

    private Corroboration ask(Duration deadline) {
        return perspectives(deadline, 5).ask(PROBE);
    }

    private Perspectives perspectives(Duration deadline, int count) {
        return new SeveralPerspectives(
                plan(count), primary, new SideBySide(remotes, deadline), deadline.multipliedBy(4), clock);
    }

    private static PerspectivePlan plan(int count) {
        return new PerspectivePlan(
                Places.demand("ap-northeast-1"),
                PLACES.stream().limit(count).map(Places::demand).toList());
    }

    private static Sighting waiting(CountDownLatch latch) {
        try {
            latch.await();
            return YES;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
