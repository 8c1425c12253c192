package jp.kakuin.machine;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kakuin.local.FreeRow;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.emulator.ChosenEmulator;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.local.host.FunctionHost;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.local.web.WebServer;
import jp.kakuin.testkit.given.EventFile;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * An emulator with the machines of the repository and functions that do what the case of the moment says. Pauses take no time on
 * MiniStack, and a second at most on LocalStack.
 */
final class Emulator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final String HURRIED = "-hurried";
    private static final String ROLE = "arn:aws:iam::000000000000:role/flow";

    /** MiniStack reads the scale from its environment only, and a suite in use has no reason to set it. */
    private static final String AT_ONCE = """
            import os, runpy
            os.environ["SFN_WAIT_SCALE"] = "0"
            runpy.run_path("%s")
            """;

    /** An execution once it is over: the outermost states in the order entered. */
    record Ended(String status, List<String> entered) {}

    private final Deque<Runnable> running = new ArrayDeque<>();
    private final Map<String, String> machines = new HashMap<>();
    private final Template template;
    private final SfnClient flow;
    /** By the execution's orderId; an execution without one is alone on its machine. */
    private final Map<String, Performance> onStage = new ConcurrentHashMap<>();

    private Emulator(Template template, Workplace workplace) throws IOException {
        this.template = template;
        var server = new WebServer(0);
        running.push(server::close);
        var functions = new HashMap<String, java.net.URI>();
        template.functions()
                .forEach(function -> functions.put(
                        function.deployedName(LocalSystem.STACK),
                        java.net.URI.create("http://" + Workplace.ADDRESS + ":" + server.port() + "/functions/"
                                + function.name())));
        var emulator = ChosenEmulator.kind().start(workplace, functions);
        running.push(emulator::close);
        var aws = new AwsClients(workplace.awsEndpoint());
        running.push(aws::close);
        flow = aws.stepFunctions();
        var host = new FunctionHost(template.functions(), this::handler);
        running.push(host::close);
        if (!emulator.failsWaitingStates()) {
            host.reportTokenFaultsTo((token, type, message) -> flow.sendTaskFailure(
                    failure -> failure.taskToken(token).error(type).cause(message)));
        }
        server.route("/functions", host::serve).start();
        emulator.awaitReady();
        try (var lambda = aws.lambda()) {
            for (var machine : Machine.all()) {
                var definition = withFunctions(machine, lambda);
                machines.put(machine.name(), create(machine.name(), definition));
                machines.put(machine.name() + HURRIED, create(machine.name() + HURRIED, hurried(definition)));
            }
        }
    }

    static Emulator start(Path folder) throws IOException {
        var local = EventFile.root().resolve("local");
        Files.createDirectories(folder.resolve("local"));
        // The interpreter knows its packages by the folder it is in, so the folder itself is linked.
        Files.createSymbolicLink(folder.resolve("local/.venv"), local.resolve(".venv"));
        Files.writeString(
                folder.resolve("local/ministack_child.py"), AT_ONCE.formatted(local.resolve("ministack_child.py")));
        return new Emulator(Template.read(), new Workplace(folder, FreeRow.first()));
    }

    /** Plays one case to its end; {@code performance} then knows what was called. Cases with an orderId may be played side by side. */
    Ended play(Case played, Performance performance) throws Exception {
        onStage.put(played.input().path("orderId").asText(), performance);
        var machine = played.machine() + (shortens() && played.timesOut() ? HURRIED : "");
        var execution = flow.startExecution(start -> start.stateMachineArn(machines.get(machine))
                        .name(played.name())
                        .input(played.input().toString()))
                .executionArn();
        performance.letPeopleAnswer();
        return new Ended(awaitEnd(execution).toString(), entered(execution, played.machine()));
    }

    SfnClient flow() {
        return flow;
    }

    private ExecutionStatus awaitEnd(String execution) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var status = status(execution);
        while (status == ExecutionStatus.RUNNING && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
            status = status(execution);
        }
        return status;
    }

    /** On LocalStack and AWS the history names the states within a Parallel or a Map as well; on MiniStack the outermost only. */
    private List<String> entered(String execution, String machine) {
        var outermost = outermost(machine);
        return flow
                .getExecutionHistoryPaginator(
                        history -> history.executionArn(execution).maxResults(1000))
                .events()
                .stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .filter(outermost::contains)
                .toList();
    }

    private static Set<String> outermost(String name) {
        return Machine.all().stream()
                .filter(machine -> machine.name().equals(name))
                .flatMap(machine -> machine.scope().own().stream())
                .map(State::name)
                .collect(Collectors.toSet());
    }

    private ExecutionStatus status(String execution) {
        return flow.describeExecution(request -> request.executionArn(execution))
                .status();
    }

    private String withFunctions(Machine machine, LambdaClient lambda) {
        var definition = shortens() ? withShortPauses(machine.text()) : machine.text();
        for (var function : template.functionsOf(machine).entrySet()) {
            definition = definition.replace(function.getKey(), deploy(function.getValue(), lambda));
        }
        return definition;
    }

    private String create(String name, String definition) {
        return flow.createStateMachine(
                        create -> create.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    /** LocalStack pauses and times out in real time; how long is no part of a path. */
    private static boolean shortens() {
        return ChosenEmulator.get() == ChosenEmulator.LOCALSTACK;
    }

    private static String withShortPauses(String definition) {
        return definition
                .replaceAll("\"IntervalSeconds\": *\\d+", "\"IntervalSeconds\": 1")
                .replaceAll("\"BackoffRate\": *[\\d.]+", "\"BackoffRate\": 1")
                .replaceAll("\"Timestamp\": *\"[^\"]+\"", "\"Seconds\": 1");
    }

    /** Nobody has 35 days, and LocalStack takes no failure from outside that is called a timeout, as MiniStack does. */
    private static String hurried(String definition) {
        return definition.replaceAll("\"TimeoutSeconds\": *\\d{5,}", "\"TimeoutSeconds\": 4");
    }

    private static String deploy(FunctionDeclaration function, LambdaClient lambda) {
        var name = function.deployedName(LocalSystem.STACK);
        lambda.createFunction(create -> create.functionName(name)
                .runtime(Runtime.fromValue("java25"))
                .handler(function.handlerClass())
                .role(ROLE)
                .timeout(30)
                .publish(true)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(emptyArchive()))));
        return lambda.createAlias(alias -> alias.functionName(name).name("live").functionVersion("1"))
                .aliasArn();
    }

    private static byte[] emptyArchive() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("stand-in"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private RequestStreamHandler handler(FunctionDeclaration function) {
        return (in, out, context) -> {
            var event = Exchange.JSON.readTree(in);
            var performance = onStage.get(event.path("orderId").asText());
            out.write(Exchange.JSON.writeValueAsBytes(performance.called(function.name(), event)));
        };
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
