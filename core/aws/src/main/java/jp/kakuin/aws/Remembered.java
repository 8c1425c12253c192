package jp.kakuin.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A thing that is looked up again when it was looked up too long ago. */
final class Remembered<T> {

    private final Supplier<T> source;
    private final Duration term;
    private final Clock clock;
    private T value;
    private Instant from;

    Remembered(Supplier<T> source, Duration term, Clock clock) {
        this.source = source;
        this.term = term;
        this.clock = clock;
    }

    synchronized T get() {
        var now = clock.instant();
        if (value == null || !now.isBefore(from.plus(term))) {
            value = source.get();
            from = now;
        }
        return value;
    }
}
