package jp.kakuin.aws.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.WaitPolicy;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.PerspectivePlan;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Perspectives that cannot meet the rule are noticed at the start, not by an auditor. */
class PerspectivePortsTest {

    private static final Perspective HERE = probe -> new Sighting(Sighting.Verdict.CORROBORATES, "");
    private static final String[] FIVE = {"ap-southeast-1", "us-east-1", "us-west-2", "eu-central-1", "sa-east-1"};

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> regions = new ArrayList<>();
    private final PrintStream before = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void everyFunction_shouldBeReachedInItsOwnRegion_andMissedByName() {
        var seen = start("2026-11-21T00:00:00Z", FIVE)
                .perspectives(HERE)
                .ask(new Probe.Alias("www.example.co.jp", "example.net"));

        assertThat(regions).containsExactly(FIVE);
        assertThat(seen.log())
                .startsWith("primary ap-northeast-1 CORROBORATES, ap-southeast-1 NO_ANSWER")
                .endsWith("quorum 0/5");
        assertThat(seen.holds()).isFalse();
        assertThat(said()).contains("\"silentPerspectives\":5", "\"us-west-2\"").doesNotContain("alarm");
    }

    @Test
    void fewerThanTodaysRuleAsks_shouldNotStart_butRing() {
        var ports = start("2026-11-21T00:00:00Z", Arrays.copyOf(FIVE, 3));

        assertThatThrownBy(() -> ports.perspectives(HERE)).isInstanceOf(PerspectivePlan.Unfit.class);
        assertThat(said()).contains("\"alarm\":\"PERSPECTIVES_FALL_SHORT\"", "3 remote perspectives");
    }

    @Test
    void fewerThanTheNextRuleAsks_shouldStart_butRing() {
        start("2026-11-21T00:00:00Z", Arrays.copyOf(FIVE, 4)).perspectives(HERE);

        assertThat(said()).contains("\"alarm\":\"PERSPECTIVES_FALL_SHORT\"", "from 2026-12-15 at least 5");
    }

    @Test
    void none_shouldNotStart() {
        var ports = start("2026-11-21T00:00:00Z");

        assertThatThrownBy(() -> ports.perspectives(HERE)).isInstanceOf(PerspectivePlan.Unfit.class);
    }

    @Test
    void twoInOneRegion_shouldNotStart() {
        var ports = start("2026-11-21T00:00:00Z", "us-west-2", "us-west-2");

        assertThatThrownBy(() -> ports.perspectives(HERE)).hasMessageContaining("two perspectives in one region");
    }

    private String said() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private PerspectivePorts start(String now, String... places) {
        var arns = Arrays.stream(places)
                .map(region -> "arn:aws:lambda:" + region + ":000000000000:function:kakuin-check-perspective:live")
                .collect(Collectors.joining(","));
        var variables = Map.of("AWS_REGION", "ap-northeast-1", "PERSPECTIVE_FUNCTIONS", arns);
        var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new PerspectivePorts(
                new Variables(variables, clock),
                region -> {
                    regions.add(region);
                    return null;
                },
                () -> "key");
    }

    /** An environment with nothing but variables. */
    private record Variables(Map<String, String> variables, Clock clock) implements FunctionEnvironment {

        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
        }

        @Override
        public WaitPolicy waits() {
            return WaitPolicy.AS_THEY_ARE;
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.empty();
        }
    }
}
