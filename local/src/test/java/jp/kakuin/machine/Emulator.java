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
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kakuin.local.FreeRow;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.emulator.Ministack;
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

/** MiniStack with the machines of the repository and functions that do what the case of the moment says. Waits and pauses take no time. */
final class Emulator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
    private volatile Performance onStage;

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
        var ministack = Ministack.start(workplace, functions);
        running.push(ministack::close);
        var aws = new AwsClients(workplace.awsEndpoint());
        running.push(aws::close);
        flow = aws.stepFunctions();
        var host = new FunctionHost(template.functions(), this::handler);
        running.push(host::close);
        host.reportTokenFaultsTo((token, type, message) -> flow.sendTaskFailure(
                failure -> failure.taskToken(token).error(type).cause(message)));
        server.route("/functions", host::serve).start();
        ministack.awaitReady();
        try (var lambda = aws.lambda()) {
            Machine.all().forEach(machine -> machines.put(machine.name(), deploy(machine, lambda)));
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

    /** Plays one case to its end; {@code performance} then knows what was called. */
    Ended play(Case played, Performance performance) throws Exception {
        onStage = performance;
        var execution = flow.startExecution(start -> start.stateMachineArn(machines.get(played.machine()))
                        .name(played.name())
                        .input(played.input().toString()))
                .executionArn();
        performance.letPeopleAnswer();
        return new Ended(awaitEnd(execution).toString(), entered(execution));
    }

    SfnClient flow() {
        return flow;
    }

    private ExecutionStatus awaitEnd(String execution) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var status = status(execution);
        while (status == ExecutionStatus.RUNNING && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
            status = status(execution);
        }
        return status;
    }

    /** The history names the outermost states only; on AWS it names those within a Parallel or a Map as well. */
    private List<String> entered(String execution) {
        return flow
                .getExecutionHistoryPaginator(
                        history -> history.executionArn(execution).maxResults(1000))
                .events()
                .stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    private ExecutionStatus status(String execution) {
        return flow.describeExecution(request -> request.executionArn(execution))
                .status();
    }

    private String deploy(Machine machine, LambdaClient lambda) {
        var definition = machine.text();
        for (var function : template.functionsOf(machine).entrySet()) {
            definition = definition.replace(function.getKey(), deploy(function.getValue(), lambda));
        }
        var text = definition;
        return flow.createStateMachine(
                        create -> create.name(machine.name()).definition(text).roleArn(ROLE))
                .stateMachineArn();
    }

    private static String deploy(FunctionDeclaration function, LambdaClient lambda) {
        var name = function.deployedName(LocalSystem.STACK);
        lambda.createFunction(create -> create.functionName(name)
                .runtime(Runtime.fromValue("java25"))
                .handler(function.handlerClass())
                .role(ROLE)
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
        return (in, out, context) ->
                out.write(Exchange.JSON.writeValueAsBytes(onStage.called(function.name(), Exchange.JSON.readTree(in))));
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
