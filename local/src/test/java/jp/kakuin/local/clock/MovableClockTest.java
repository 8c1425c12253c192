package jp.kakuin.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.kakuin.invoicing.JapaneseCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final Clock BASE = Clock.fixed(NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void clock_shouldKeepItsDistance_whenTheSuiteStartsAgain() {
        MovableClock.of(BASE, file(), NOON).moveBy(Duration.ofDays(90));

        var again = MovableClock.of(BASE, file(), Instant.EPOCH);

        assertThat(again.instant()).isEqualTo(NOON.plus(Duration.ofDays(90)));
    }

    @Test
    void clock_shouldRefuse_whenItWouldGoBack() {
        var clock = MovableClock.of(BASE, file(), NOON);

        assertThatThrownBy(() -> clock.moveTo(NOON.minusSeconds(1))).hasMessageContaining("--fresh");
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void step_shouldBeRead_whenAPersonTypesIt() {
        assertThat(ClockStep.parse("+90d")).isEqualTo(new ClockStep.By(Duration.ofDays(90)));
        assertThat(ClockStep.parse("+2w")).isEqualTo(new ClockStep.By(Duration.ofDays(14)));
        assertThat(ClockStep.parse("P90D")).isEqualTo(new ClockStep.By(Duration.ofDays(90)));
        assertThat(ClockStep.parse("2027-04-01")).isEqualTo(new ClockStep.To(Instant.parse("2027-04-01T01:00:00Z")));
        assertThatThrownBy(() -> ClockStep.parse("tomorrow")).hasMessageContaining("+90d");
    }

    @Test
    void demo_shouldStartInOfficeHoursOfThePast_whenNowIsNight() {
        assertThat(start("2026-11-20T05:00:00Z")).isEqualTo("2026-11-20T05:00:00Z");
        assertThat(start("2026-11-20T12:00:00Z")).isEqualTo("2026-11-20T01:00:00Z");
        assertThat(start("2026-11-19T20:00:00Z")).isEqualTo("2026-11-19T01:00:00Z");
        assertThat(start("2026-11-22T05:00:00Z")).isEqualTo("2026-11-20T01:00:00Z");
    }

    @Test
    void demo_shouldBeginOnTheLastBusinessDay_whenMondayIsAHoliday() {
        assertThat(start("2026-11-23T05:00:00Z")).isEqualTo("2026-11-20T01:00:00Z");
    }

    private static String start(String now) {
        return OfficeHours.latestStart(Instant.parse(now), new JapaneseCalendar()::isBusinessDay)
                .toString();
    }

    private Path file() {
        return folder.resolve("state/clock");
    }
}
