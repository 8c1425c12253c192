package jp.kakuin.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderId;

/** A flow that runs nothing and remembers what was asked of it. */
public final class RecordingFlow implements Flow {

    /** An execution's name: {@code <orderId>-<attempt>}. */
    public record Attempt(OrderId order, int number) {}

    /** A signal that was sent. */
    public record Signalled(String taskToken, Signal signal) {}

    private final Clock clock;
    private final List<Attempt> starts = new ArrayList<>();
    private final List<Attempt> stops = new ArrayList<>();
    private final List<Attempt> redrives = new ArrayList<>();
    private final List<Signalled> signals = new ArrayList<>();
    private final Map<Attempt, Execution> executions = new HashMap<>();
    private final Set<Attempt> redrivable = new HashSet<>();

    public RecordingFlow(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void start(OrderId order, int attempt) {
        var name = new Attempt(order, attempt);
        if (executions.putIfAbsent(name, new Execution(Status.RUNNING, null)) == null) {
            starts.add(name);
        }
    }

    @Override
    public void stop(OrderId order, int attempt, String cause) {
        var name = new Attempt(order, attempt);
        stops.add(name);
        executions.computeIfPresent(
                name,
                (n, run) -> run.status() == Status.RUNNING ? new Execution(Status.ABORTED, clock.instant()) : run);
    }

    @Override
    public void signal(String taskToken, Signal signal) {
        signals.add(new Signalled(taskToken, signal));
    }

    @Override
    public Execution describe(OrderId order, int attempt) {
        return executions.getOrDefault(new Attempt(order, attempt), new Execution(Status.NONE, null));
    }

    @Override
    public boolean redrive(OrderId order, int attempt) {
        var name = new Attempt(order, attempt);
        if (!redrivable.remove(name)) {
            return false;
        }
        redrives.add(name);
        executions.put(name, new Execution(Status.RUNNING, null));
        return true;
    }

    /** Says what {@link #describe} shall answer from now on. */
    public void becomes(OrderId order, int attempt, Status status, Instant stoppedAt) {
        executions.put(new Attempt(order, attempt), new Execution(status, stoppedAt));
    }

    /** The next redrive of this attempt works. */
    public void canBeRedriven(OrderId order, int attempt) {
        redrivable.add(new Attempt(order, attempt));
    }

    public List<Attempt> starts() {
        return List.copyOf(starts);
    }

    public List<Attempt> stops() {
        return List.copyOf(stops);
    }

    public List<Attempt> redrives() {
        return List.copyOf(redrives);
    }

    public List<Signalled> signals() {
        return List.copyOf(signals);
    }
}
