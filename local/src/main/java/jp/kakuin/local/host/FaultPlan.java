package jp.kakuin.local.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The faults still to come, by function. Empty unless a journey or a person asked for some. */
public final class FaultPlan {

    private final Map<String, Deque<Fault>> pending = new ConcurrentHashMap<>();

    /** The next {@code times} invocations of {@code function} meet {@code fault}; further plans queue up behind. */
    public void plan(String function, int times, Fault fault) {
        pending.compute(function, (name, queue) -> {
            Deque<Fault> faults = queue == null ? new ArrayDeque<>() : queue;
            for (int i = 0; i < times; i++) {
                faults.addLast(fault);
            }
            return faults;
        });
    }

    public void clear() {
        pending.clear();
    }

    Optional<Fault> next(String function) {
        var taken = new Fault[1];
        pending.computeIfPresent(function, (name, queue) -> {
            taken[0] = queue.pollFirst();
            return queue.isEmpty() ? null : queue;
        });
        return Optional.ofNullable(taken[0]);
    }
}
