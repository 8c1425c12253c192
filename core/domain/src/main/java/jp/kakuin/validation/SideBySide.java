package jp.kakuin.validation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Remote perspectives that are reached one by one: all at the same time, each within a deadline. Whatever goes wrong on the way is no answer. */
public final class SideBySide implements RemotePerspectives {

    private final List<String> names;
    private final List<Perspective> perspectives;
    private final Duration deadline;

    /** @param perspectives by the names of their places */
    public SideBySide(Map<String, Perspective> perspectives, Duration deadline) {
        this.names = List.copyOf(perspectives.keySet());
        this.perspectives = names.stream().map(perspectives::get).toList();
        this.deadline = deadline;
    }

    @Override
    public Map<String, Sighting> look(Probe probe) {
        // Not closed but left: closing waits for whoever hangs, and its thread ends by its own time-outs.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = threads.invokeAll(
                    perspectives.stream()
                            .<java.util.concurrent.Callable<Sighting>>map(perspective -> () -> perspective.look(probe))
                            .toList(),
                    deadline.toMillis(),
                    TimeUnit.MILLISECONDS);
            var seen = new HashMap<String, Sighting>();
            for (int i = 0; i < names.size(); i++) {
                seen.put(names.get(i), sighting(asked.get(i)));
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while perspectives were asked", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Sighting sighting(Future<Sighting> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (CancellationException late) {
            return Sighting.noAnswer("no answer in time");
        } catch (ExecutionException fault) {
            return Sighting.noAnswer(fault.getCause().getClass().getSimpleName());
        }
    }
}
