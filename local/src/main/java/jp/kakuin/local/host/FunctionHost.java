package jp.kakuin.local.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakuin.local.web.Exchange;

/**
 * Runs the functions' real handlers in this process: the embedded AWS API posts each invocation to {@code /functions/<name>}. A
 * handler is made at the first call of a function's version and kept, and must answer within the function's timeout, as on Lambda. Of one
 * function some invocations run at a time and the others wait for their turn: on Lambda each has a machine of its own, here all of them share this
 * one, and a thousand at once would each be late.
 */
public final class FunctionHost implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FunctionHost.class.getName());

    // Per function: one that calls another, as check-caa does the perspectives, never waits for a place that it holds
    // itself.
    private static final int AT_ONCE = 4 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Map<String, FunctionDeclaration> functions;
    private final Map<String, Semaphore> places;
    private final HandlerFactory factory;
    private final Map<String, RequestStreamHandler> handlers = new ConcurrentHashMap<>();
    private final FaultPlan faults = new FaultPlan();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile TokenFaults tokenFaults = (token, type, message) -> {};
    private volatile InvocationListener listener = (function, order, took, failed) -> {};

    public FunctionHost(Collection<FunctionDeclaration> functions, HandlerFactory factory) {
        this(functions, factory, AT_ONCE);
    }

    /** @param atOnce so many invocations of one function run at a time */
    FunctionHost(Collection<FunctionDeclaration> functions, HandlerFactory factory, int atOnce) {
        this.functions = functions.stream().collect(Collectors.toMap(FunctionDeclaration::name, Function.identity()));
        this.places = functions.stream()
                .collect(Collectors.toMap(FunctionDeclaration::name, _ -> new Semaphore(atOnce, true)));
        this.factory = factory;
    }

    /**
     * Hands on the fault of a function that a task waits for by token. AWS sees such a fault itself; the embedded API passes over it and would
     * wait for ever.
     */
    @FunctionalInterface
    public interface TokenFaults {
        void failed(String taskToken, String errorType, String message);
    }

    public void reportTokenFaultsTo(TokenFaults newTokenFaults) {
        tokenFaults = newTokenFaults;
    }

    /** Is told of each invocation once it has ended. */
    public void listenWith(InvocationListener newListener) {
        listener = newListener;
    }

    public FaultPlan faults() {
        return faults;
    }

    /** The route {@code POST /functions/<name>}. */
    public void serve(Exchange exchange) throws IOException {
        var segments = exchange.segments();
        var function = segments.size() == 1 ? functions.get(segments.getFirst()) : null;
        if (function == null || !exchange.is("POST")) {
            exchange.json(404, Failure.of("Runtime.NoSuchFunction", "template.yaml declares no function " + segments));
            return;
        }
        var event = exchange.body();
        var started = System.nanoTime();
        var outcome = inTurn(function, event, context(function, exchange));
        listener.invoked(
                function.name(),
                InvocationListener.textOf(event, "orderId"),
                Duration.ofNanos(System.nanoTime() - started),
                outcome instanceof Failure);
        switch (outcome) {
            case Answer answer -> {
                listener.answered(function.name(), new String(answer.body(), StandardCharsets.UTF_8));
                exchange.answer(200, "application/json", answer.body());
            }
            case Failure failure -> {
                var token = InvocationListener.textOf(event, "taskToken");
                if (!token.isEmpty()) {
                    tokenFaults.failed(token, failure.errorType(), failure.errorMessage());
                }
                exchange.json(500, failure);
            }
        }
    }

    /** What an invocation ended in. */
    private sealed interface Outcome {}

    private record Answer(byte[] body) implements Outcome {}

    private record Failure(String errorType, String errorMessage) implements Outcome {
        static Failure of(String type, String message) {
            return new Failure(type, message);
        }
    }

    /** Who has not begun when half of the time is over does not run: the other half is for the work, and a caller that has given up hears no answer. */
    private Outcome inTurn(FunctionDeclaration function, byte[] event, InvocationContext context) throws IOException {
        var place = places.get(function.name());
        try {
            if (!place.tryAcquire(context.getRemainingTimeInMillis() / 2, TimeUnit.MILLISECONDS)) {
                return failed(function, context, "Sandbox.Timedout", "Task timed out before its turn", null);
            }
        } catch (InterruptedException e) {
            return stopping(function, context, e);
        }
        try {
            return run(function, event, context);
        } finally {
            place.release();
        }
    }

    private Outcome run(FunctionDeclaration function, byte[] event, InvocationContext context) throws IOException {
        Future<byte[]> work = threads.submit(() -> invoke(function, event, context));
        try {
            return new Answer(work.get(context.getRemainingTimeInMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            work.cancel(true);
            return failed(function, context, "Sandbox.Timedout", "Task timed out", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return failed(function, context, cause.getClass().getName(), String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException e) {
            return stopping(function, context, e);
        }
    }

    private static Outcome stopping(FunctionDeclaration function, InvocationContext context, InterruptedException e) {
        Thread.currentThread().interrupt();
        return failed(function, context, "Runtime.ExitError", "The host is stopping", e);
    }

    private byte[] invoke(FunctionDeclaration function, byte[] event, InvocationContext context) throws Exception {
        var fault = faults.next(function.name()).orElse(null);
        if (fault != null && fault.delay().isPositive()) {
            TimeUnit.NANOSECONDS.sleep(fault.delay().toNanos());
        }
        if (fault != null && fault.moment() == Fault.Moment.BEFORE) {
            throw new PlannedFault(function.name() + " fails before its work, as planned");
        }
        var answer = new ByteArrayOutputStream();
        handler(function, context.getFunctionVersion()).handleRequest(new ByteArrayInputStream(event), answer, context);
        if (fault != null && fault.moment() == Fault.Moment.HALT_AFTER) {
            Runtime.getRuntime().halt(137);
        }
        if (fault != null && fault.moment() == Fault.Moment.AFTER) {
            throw new PlannedFault(function.name() + " fails after its work, as planned");
        }
        return answer.toByteArray();
    }

    private RequestStreamHandler handler(FunctionDeclaration function, String version) throws Exception {
        var sandbox = function.name() + ":" + version;
        var known = handlers.get(sandbox);
        if (known != null) {
            return known;
        }
        // Two first calls at once may make two handlers, as two sandboxes would on Lambda; the first to arrive stays.
        var made = factory.create(function, version);
        var earlier = handlers.putIfAbsent(sandbox, made);
        return earlier == null ? made : earlier;
    }

    private static InvocationContext context(FunctionDeclaration function, Exchange exchange) {
        long own = System.currentTimeMillis() + function.timeout().toMillis();
        long deadline = exchange.header("X-Amzn-Lambda-Deadline-Ms")
                .map(Long::parseLong)
                .orElse(own);
        return new InvocationContext(
                exchange.header("X-Amzn-Lambda-Request-Id")
                        .orElseGet(() -> UUID.randomUUID().toString()),
                exchange.header("X-Amzn-Lambda-Function-Name").orElse(function.name()),
                exchange.header("X-Amzn-Lambda-Function-Version").orElse("$LATEST"),
                exchange.header("X-Amzn-Lambda-Function-Arn").orElse(""),
                Math.min(own, deadline));
    }

    private static Failure failed(
            FunctionDeclaration function, InvocationContext context, String type, String message, Throwable cause) {
        LOG.log(Level.WARNING, function.name() + " " + context.requestId() + " failed: " + type, cause);
        return Failure.of(type, message);
    }

    /** Thrown on purpose by a planned {@link Fault}. */
    static final class PlannedFault extends RuntimeException {
        PlannedFault(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
