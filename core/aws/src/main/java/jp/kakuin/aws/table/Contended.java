package jp.kakuin.aws.table;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Tries again what others got in the way of, after a short pause of random length, so that rivals part. */
final class Contended {

    static final int ATTEMPTS = 25;
    private static final int LONGEST_PAUSE_MILLIS = 80;

    private Contended() {}

    /** Repeats a transaction that was cancelled although none of its conditions was false. */
    static Optional<List<CancellationReason>> retried(Supplier<Optional<List<CancellationReason>>> transaction) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var refused = transaction.get();
            if (refused.isEmpty() || refused.get().stream().anyMatch(Table::failed)) {
                return refused;
            }
            pause(attempt);
        }
        throw new IllegalStateException("too many rivals");
    }

    static void pause(int attempt) {
        var longest = Math.min(LONGEST_PAUSE_MILLIS, 5 << Math.min(attempt, 6));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
