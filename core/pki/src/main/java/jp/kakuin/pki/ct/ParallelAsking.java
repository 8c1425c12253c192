package jp.kakuin.pki.ct;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Asks several logs at once and waits for none longer than it may. */
public final class ParallelAsking {

    private final LogClient client;
    private final Duration patience;
    private final Duration budget;

    /**
     * @param patience with one log
     * @param budget after which no further log is asked for one certificate
     */
    public ParallelAsking(LogClient client, Duration patience, Duration budget) {
        this.client = client;
        this.patience = patience;
        this.budget = budget;
    }

    /** What became of asking one log: a timestamp, or what went wrong. */
    record Answer(SignedTimestamp timestamp, Optional<String> wrong) {

        private static Answer wrong(String reason) {
            return new Answer(null, Optional.of(reason));
        }
    }

    /** What is asked of each log. */
    @FunctionalInterface
    interface Call {
        SignedTimestamp of(LogClient client, CtLog log);
    }

    Round begin() {
        return new Round(System.nanoTime() + budget.toNanos());
    }

    /** All that is asked in one run for one certificate. */
    final class Round {

        private final long end;

        private Round(long end) {
            this.end = end;
        }

        boolean isOver() {
            return System.nanoTime() - end > 0;
        }

        /** Tells of each answer in the caller's own thread. */
        void ask(List<CtLog> logs, Call call, BiConsumer<CtLog, Answer> taker) {
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            try {
                var answers = new LinkedHashMap<CtLog, Future<SignedTimestamp>>();
                logs.forEach(log -> answers.put(log, threads.submit(() -> call.of(client, log))));
                long until = System.nanoTime() + patience.toNanos();
                answers.forEach((log, answer) -> taker.accept(log, await(answer, until)));
            } finally {
                // Not awaited: a log that hangs may hang on.
                threads.shutdownNow();
            }
        }
    }

    private static Answer await(Future<SignedTimestamp> answer, long until) {
        try {
            return new Answer(answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS), Optional.empty());
        } catch (TimeoutException e) {
            return Answer.wrong("no answer in time");
        } catch (ExecutionException e) {
            return Answer.wrong(
                    e.getCause() instanceof LogFailure failure ? failure.getMessage() : "the client broke down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while logs were asked", e);
        }
    }
}
