package jp.kakuin.pki.validation;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long, however busy the other side looks meanwhile. Of the process's own clock, which nobody moves. */
final class Deadline {

    private final long endNanos;

    Deadline(Duration patience) {
        this.endNanos = System.nanoTime() + patience.toNanos();
    }

    /** Milliseconds left. */
    int left() throws IOException {
        var millis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        if (millis <= 0) {
            throw new IOException("no answer in time");
        }
        return (int) millis;
    }

    /** Closes it when time is up; cancel when it is no longer needed. */
    Future<?> closing(Closeable connection) throws IOException {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        connection.close();
                    } catch (IOException closedAlready) {
                        // Nothing is left to end.
                    }
                },
                CompletableFuture.delayedExecutor(left(), TimeUnit.MILLISECONDS));
    }
}
