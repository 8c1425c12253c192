package jp.kakuin.pki.ct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The logs that browsers trust, as they publish it (log list version 3).
 *
 * @param timestamp when it was made
 */
public record LogList(String version, Instant timestamp, List<CtLog> logs) {

    /** Chrome no longer goes by a list that is older (Chrome CT policy), so the world may have moved on. */
    public static final Duration OLD = Duration.ofDays(70);

    public LogList {
        logs = List.copyOf(logs);
    }

    public Duration ageAt(Instant now) {
        return Duration.between(timestamp, now);
    }

    public boolean isOldAt(Instant now) {
        return ageAt(now).compareTo(OLD) > 0;
    }

    Optional<CtLog> find(String id) {
        return logs.stream().filter(log -> log.id().equals(id)).findFirst();
    }
}
