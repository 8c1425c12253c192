package jp.kakuin.local.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** How far the clock goes: what a person types ({@code +90d}, {@code +3h}, {@code 2027-04-01}) or a program sends ({@code P90D}). */
public sealed interface ClockStep {

    record By(Duration duration) implements ClockStep {}

    record To(Instant instant) implements ClockStep {}

    Pattern SHORT = Pattern.compile("\\+(\\d{1,5})([wdhm])");

    static ClockStep parse(String text) {
        var match = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        try {
            if (match.matches()) {
                long count = Long.parseLong(match.group(1));
                return new By(
                        switch (match.group(2)) {
                            case "w" -> Duration.ofDays(7 * count);
                            case "d" -> Duration.ofDays(count);
                            case "h" -> Duration.ofHours(count);
                            default -> Duration.ofMinutes(count);
                        });
            }
            if (text.startsWith("P")) {
                return new By(Duration.parse(text));
            }
            if (text.contains("T")) {
                return new To(Instant.parse(text));
            }
            return new To(LocalDate.parse(text)
                    .atTime(LocalTime.of(10, 0))
                    .atZone(ZoneId.of("Asia/Tokyo"))
                    .toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "“" + text + "” is no step of the clock: try +90d, +3h, 2027-04-01 or 2027-04-01T01:00:00Z.", e);
        }
    }

    /** The moment that it leads to. */
    default Instant after(Instant now) {
        return switch (this) {
            case By by -> now.plus(by.duration());
            case To to -> to.instant();
        };
    }

    static Instant move(MovableClock clock, ClockStep step) {
        return switch (step) {
            case By by -> clock.moveBy(by.duration());
            case To to -> clock.moveTo(to.instant());
        };
    }
}
