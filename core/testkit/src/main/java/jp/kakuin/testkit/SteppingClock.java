package jp.kakuin.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. It starts on Friday, 20 November 2026, half past ten in Japan. */
public final class SteppingClock extends Clock {

    public static final Instant START = Instant.parse("2026-11-20T01:30:00Z");

    private Instant now = START;

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public void moveTo(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(now, zone);
    }
}
