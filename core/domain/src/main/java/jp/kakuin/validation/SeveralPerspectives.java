package jp.kakuin.validation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kakuin.order.JapanTime;

/** The primary perspective and the remote ones, asked at the same time and counted by the rule of the day (BR 3.2.2.9). */
public final class SeveralPerspectives implements Perspectives {

    private static final int AT_ONCE = 16;

    private final PerspectivePlan plan;
    private final Perspective primary;
    private final RemotePerspectives remotes;
    private final Duration deadline;
    private final Clock clock;

    /**
     * @param plan who is asked; a remote one that it does not name is not counted, one that does not answer is
     * @param deadline for the primary one and for the remote ones together
     */
    public SeveralPerspectives(
            PerspectivePlan plan, Perspective primary, RemotePerspectives remotes, Duration deadline, Clock clock) {
        this.plan = plan;
        this.primary = primary;
        this.remotes = remotes;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public Corroboration ask(Probe probe) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long end = System.nanoTime() + deadline.toNanos();
            var fromAfar = threads.submit(() -> remotes.look(probe));
            var fromHere = threads.submit(() -> primary.look(probe));
            var here = ours(fromHere, end);
            return judged(here, theirs(fromAfar, end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while perspectives were asked", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A hundred names are some at a time: each is a question to every perspective, and they are not to be flooded. */
    @Override
    public List<Corroboration> askAll(List<? extends Probe> probes) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            return probes.stream().map(probe -> threads.submit(() -> ask(probe))).toList().stream()
                    .map(SeveralPerspectives::answer)
                    .toList();
        }
    }

    private static Corroboration answer(Future<Corroboration> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while perspectives were asked", e);
        } catch (ExecutionException fault) {
            throw own(fault);
        }
    }

    private Corroboration judged(Sighting here, Map<String, Sighting> afar) {
        List<Corroboration.Seen> all = plan.remotes().stream()
                .map(place -> seen(place, afar.getOrDefault(place.name(), Sighting.noAnswer("no answer"))))
                .toList();
        var rule = QuorumRule.on(JapanTime.dayOf(clock.instant()));
        return new Corroboration(seen(plan.primary(), here), all, rule.holds(here, all));
    }

    private static Corroboration.Seen seen(Place place, Sighting sighting) {
        return new Corroboration.Seen(place.name(), place.registry().name(), sighting);
    }

    /** A fault of the primary one is our own and stays one; only lateness is the other side's. */
    private static Sighting ours(Future<Sighting> asked, long end) throws InterruptedException {
        try {
            return asked.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Sighting.noAnswer("no answer in time");
        } catch (ExecutionException fault) {
            throw own(fault);
        }
    }

    private static RuntimeException own(ExecutionException fault) {
        return fault.getCause() instanceof RuntimeException own ? own : new CompletionException(fault.getCause());
    }

    private static Map<String, Sighting> theirs(Future<Map<String, Sighting>> asked, long end)
            throws InterruptedException {
        try {
            return asked.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException none) {
            return Map.of();
        }
    }
}
