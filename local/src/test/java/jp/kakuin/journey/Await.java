package jp.kakuin.journey;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is as hoped for. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private Await() {}

    /** @param what completes “waited in vain until …” */
    public static <T> T until(String what, Supplier<T> question, Predicate<? super T> hoped) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = question.get();
            if (hoped.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what + "; it stands at " + answer);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
