package jp.kakuin.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jp.kakuin.invoicing.JapaneseCalendar;

/**
 * A clock that runs like its base and can be put forward, never back, so that no order sees a fact of its own future. Only the
 * embedded default has one: nothing in the AWS build can move time.
 */
public final class MovableClock extends Clock {

    private final Clock base;
    private final Path file;
    private Duration offset;

    private MovableClock(Clock base, Path file, Duration offset) {
        this.base = base;
        this.file = file;
        this.offset = offset;
    }

    /** A clock that begins, unless its file says otherwise, in the most recent hours in which staff telephone. */
    public static MovableClock startingInOfficeHours(Path file) {
        var system = Clock.systemUTC();
        return of(system, file, OfficeHours.latestStart(system.instant(), new JapaneseCalendar()::isBusinessDay));
    }

    /** The clock kept in {@code file}; where there is none yet, one that starts at {@code start}. */
    public static MovableClock of(Clock base, Path file, Instant start) {
        try {
            if (Files.exists(file)) {
                return new MovableClock(
                        base, file, Duration.parse(Files.readString(file).strip()));
            }
            var clock = new MovableClock(base, file, Duration.between(base.instant(), start));
            clock.save();
            return clock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized Instant moveBy(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock moves forward only; start with --fresh to begin again.");
        }
        offset = offset.plus(step);
        save();
        return instant();
    }

    public Instant moveTo(Instant target) {
        return moveBy(Duration.between(instant(), target));
    }

    @Override
    public synchronized Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var self = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return self.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return self.withZone(other);
            }
        };
    }

    private void save() {
        try {
            Files.createDirectories(file.getParent());
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, offset.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
