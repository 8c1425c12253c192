package jp.kakuin.fault;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.host.AwsCall;
import jp.kakuin.local.host.CallWatch;
import jp.kakuin.local.host.HandlerFactory;

/**
 * Runs each invocation as in a process of its own, and lets strikes happen to its calls. An invocation that may die gets a handler of its own as well, as at
 * a cold start: so its death leaves nobody waiting for a lock.
 */
final class Sandboxes implements CallWatch {

    private static final ThreadLocal<Invocation> CURRENT = new ThreadLocal<>();

    private static final Set<String> READS_AT_A_COLD_START =
            Set.of("issue-certificate", "publish-crl", "sign-audit-root");

    private final Labels labels = new Labels();
    private final Map<String, List<Strike>> strikes = new ConcurrentHashMap<>();
    private final Map<String, Queue<Invocation>> invocations = new ConcurrentHashMap<>();
    private final Map<Invocation, byte[]> events = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Invocation>> moments = new ConcurrentHashMap<>();
    private final Set<String> twins = ConcurrentHashMap.newKeySet();
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();

    /** The process was ended from outside. */
    static final class Died extends Exception {
        Died(String how) {
            super(how);
        }
    }

    /** For {@link LocalSystem#start}. */
    HandlerFactory over(LocalSystem.Surroundings surroundings) {
        var wired = new WiredHandlers(surroundings);
        return function -> {
            var shared = wired.create(function);
            return (in, out, context) -> {
                var event = in.readAllBytes();
                var invocation = new Invocation(function.name(), event, labels);
                if (recorded.contains(invocation.label())) {
                    events.put(invocation, event);
                }
                moments.getOrDefault(invocation.label(), any -> {}).accept(invocation);
                if (invocation.isStep() && twins.contains(invocation.label())) {
                    begin(new Invocation(function.name(), event, labels), event, () -> shared, context);
                }
                out.write(
                        run(invocation, event, () -> concerns(invocation) ? wired.create(function) : shared, context));
            };
        };
    }

    private boolean concerns(Invocation invocation) {
        return recorded.contains(invocation.label())
                || (invocation.label().isEmpty()
                        ? strikes.values().stream().anyMatch(all -> waits(all, invocation))
                        : waits(strikes.getOrDefault(invocation.label(), List.of()), invocation));
    }

    private static boolean waits(List<Strike> all, Invocation invocation) {
        return all.stream()
                .anyMatch(strike -> !strike.spent()
                        && strike.position().function().equals(invocation.function())
                        && (strike.kind().deadly() || READS_AT_A_COLD_START.contains(invocation.function())));
    }

    private byte[] run(Invocation invocation, byte[] event, Callable<RequestStreamHandler> handler, Context context) {
        begin(invocation, event, handler, context);
        try {
            return invocation.end().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void begin(Invocation invocation, byte[] event, Callable<RequestStreamHandler> handler, Context context) {
        invocations
                .computeIfAbsent(invocation.label(), label -> new ConcurrentLinkedQueue<>())
                .add(invocation);
        Thread.ofVirtual().start(() -> {
            CURRENT.set(invocation);
            try {
                var answer = new ByteArrayOutputStream();
                // What a cold start reads is read by the invocation that waits for it.
                handler.call().handleRequest(new ByteArrayInputStream(event), answer, context);
                invocation.end().complete(answer.toByteArray());
            } catch (Throwable fault) {
                invocation.end().completeExceptionally(fault);
            }
        });
    }

    @Override
    public void before(AwsCall call) {
        var invocation = CURRENT.get();
        if (invocation == null) {
            return;
        }
        if (invocation.function().equals("submit-application")
                && call.operation().equals("TransactWriteItems")) {
            labels.learn(invocation.label(), call);
        }
        var made = invocation.begins(call, labels);
        var strike = waiting(invocation, made.label(), made.number(), made.operation())
                .or(() -> waiting(invocation, "", invocation.calls().size(), made.operation()));
        invocation.expect(strike.filter(ahead -> ahead.kind().arrives()));
        strike.filter(now -> !now.kind().arrives()).ifPresent(now -> happen(now, invocation, call));
    }

    /** Those for nobody's order are counted over all calls. */
    private Optional<Strike> waiting(Invocation invocation, String label, int number, String operation) {
        return strikes.getOrDefault(label, List.of()).stream()
                .filter(strike -> strike.waitsAt(invocation.function(), invocation.place(), number, operation))
                .findFirst();
    }

    @Override
    public void after(AwsCall call) {
        var invocation = CURRENT.get();
        if (invocation != null) {
            invocation.landed();
            invocation.expected().ifPresent(now -> happen(now, invocation, call));
        }
    }

    private static void happen(Strike strike, Invocation invocation, AwsCall call) {
        if (!strike.hit()) {
            return;
        }
        if (!strike.kind().deadly()) {
            throw ServiceFaults.of(strike.kind(), call);
        }
        invocation.end().completeExceptionally(new Died(strike.kind().name()));
        while (true) {
            LockSupport.park();
        }
    }

    /** Counts the calls of an order on which nothing strikes. */
    void record(String label) {
        recorded.add(label);
    }

    /** Every step of an order's flow is run twice at once, as happens when a call is answered late and made again. */
    void runTwice(String label) {
        twins.add(label);
    }

    /** Something happens before each invocation for an order. */
    void beforeEach(String label, Consumer<Invocation> happening) {
        moments.put(label, happening);
    }

    void plan(String label, Strike strike) {
        strikes.computeIfAbsent(label, any -> new CopyOnWriteArrayList<>()).add(strike);
    }

    Labels labels() {
        return labels;
    }

    /** The input of an invocation that was recorded. */
    byte[] event(Invocation invocation) {
        return events.get(invocation);
    }

    /** What the newest invocation of a function that is about no order has called. */
    List<Invocation.Call> newestCalls(String function) {
        return invocations("").reversed().stream()
                .filter(invocation -> invocation.function().equals(function))
                .findFirst()
                .orElseThrow()
                .calls();
    }

    /** What was invoked for an order, oldest first; {@code ""}: for none or many. */
    List<Invocation> invocations(String label) {
        return List.copyOf(invocations.getOrDefault(label, new ConcurrentLinkedQueue<>()));
    }

    /** The calls for an order, by invocation: of its own ones, and of those that work for many. */
    Stream<List<Invocation.Call>> of(String label) {
        return Stream.concat(invocations(label).stream(), invocations("").stream())
                .map(invocation -> invocation.calls().stream()
                        .filter(call -> call.label().equals(label))
                        .toList());
    }
}
