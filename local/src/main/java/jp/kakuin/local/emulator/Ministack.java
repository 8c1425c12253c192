package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.CannotStart;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;

/** The embedded default: MiniStack as one Python process on loopback. It writes its state when it ends. */
public final class Ministack implements Emulator {

    private static final String STATE = "state";

    private final EmulatorProcess process;
    private final int lostExecutions;

    private Ministack(EmulatorProcess process, int lostExecutions) {
        this.process = process;
        this.lostExecutions = lostExecutions;
    }

    /** As {@link Emulator.Kind} says. */
    public static Ministack start(Workplace workplace, Map<String, URI> functions) throws IOException {
        Path python = workplace.root().resolve("local/.venv/bin/python");
        if (!Files.isExecutable(python)) {
            throw new CannotStart("local/.venv is not there: start by ./kakuin, which makes it.");
        }
        return start(python, workplace, functions);
    }

    /** The same with another Python that has MiniStack, for tests. */
    public static Ministack start(Path python, Workplace workplace, Map<String, URI> functions) throws IOException {
        Path aws = Files.createDirectories(workplace.state().resolve("aws"));
        var builder = new ProcessBuilder(List.of(
                python.toString(),
                workplace.root().resolve("local/ministack_child.py").toString()));
        builder.directory(aws.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MINISTACK_LAMBDA_PROXY_"));
        builder.environment().putAll(environment(workplace, aws, functions));
        int lost = LostExecutions.abort(aws.resolve(STATE));
        var health = workplace.awsEndpoint().resolve("/_ministack/health");
        return new Ministack(
                EmulatorProcess.start(builder, health, workplace.log().resolve("ministack.log")), lost);
    }

    private static Map<String, String> environment(Workplace workplace, Path aws, Map<String, URI> functions) {
        var variables = new HashMap<String, String>();
        variables.put("BIND_HOST", Workplace.ADDRESS);
        variables.put("GATEWAY_PORT", String.valueOf(workplace.awsPort()));
        variables.put("MINISTACK_HOST", Workplace.ADDRESS);
        variables.put("MINISTACK_REGION", AwsClients.REGION);
        // Without this a function that has no proxy answers success with a made-up body.
        variables.put("LAMBDA_STRICT", "1");
        // Its own limit goes by the machine's memory, and a task that waits by token is never tried again if refused
        // there.
        variables.put("LAMBDA_ACCOUNT_CONCURRENCY", "0");
        variables.put("IOT_MTLS_ENABLED", "0");
        variables.put("PERSIST_STATE", "1");
        variables.put("STATE_DIR", aws.resolve(STATE).toString());
        variables.put("S3_PERSIST", "1");
        variables.put("S3_DATA_DIR", aws.resolve("s3").toString());
        variables.put("SMTP_HOST", Workplace.ADDRESS + ":" + workplace.smtpPort());
        variables.put("PYTHONUNBUFFERED", "1");
        functions.forEach((name, address) -> variables.put("MINISTACK_LAMBDA_PROXY_" + name, address.toString()));
        return variables;
    }

    @Override
    public Ministack awaitReady() throws IOException {
        process.awaitReady();
        return this;
    }

    @Override
    public int lostExecutions() {
        return lostExecutions;
    }

    @Override
    public boolean failsWaitingStates() {
        return false;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
