package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.testkit.given.EventFile;

/** The AWS SAM CLI, run in a folder as a person would run it there. */
final class SamCli {

    private static final Path COMMAND = EventFile.root().resolve("local/sam/.venv/bin/sam");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Workplace workplace;
    private int runs;

    SamCli(Workplace workplace) {
        this.workplace = workplace;
    }

    static boolean isInstalled() {
        return Files.isExecutable(COMMAND);
    }

    /** What a command said, and how it ended. */
    record Said(int code, String text) {

        Said orFail() {
            assertThat(code)
                    .as(text.substring(Math.max(0, text.length() - 2000)))
                    .isZero();
            return this;
        }
    }

    void build() throws IOException {
        run("build").orFail();
    }

    /** Brings the stack to what was built last; a parameter that is not among these keeps its value. */
    void deploy(Map<String, String> parameters) throws IOException {
        var words = new ArrayList<>(List.of("deploy", "--stack-name", LocalSystem.STACK, "--no-confirm-changeset"));
        words.add("--no-progressbar");
        if (!parameters.isEmpty()) {
            words.add("--parameter-overrides");
            // Unquoted, a value would end at its first space.
            parameters.forEach((name, value) -> words.add(name + "=\"" + value + "\""));
        }
        run(words.toArray(String[]::new)).orFail();
    }

    void delete() throws IOException {
        run("delete", "--stack-name", LocalSystem.STACK, "--region", AwsClients.REGION, "--no-prompts")
                .orFail();
    }

    Said run(String... words) throws IOException {
        var command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(Arrays.asList(words));
        var log = Files.createDirectories(workplace.log()).resolve("sam-" + ++runs + "-" + words[0] + ".log");
        var builder = new ProcessBuilder(command)
                .directory(workplace.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " does not end; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL", workplace.awsEndpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", AwsClients.ACCESS_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", AwsClients.SECRET_KEY);
        variables.put("AWS_DEFAULT_REGION", AwsClients.REGION);
        variables.put("SAM_CLI_TELEMETRY", "0");
        // As ./kakuin sam does: a system's Python may lack pip.
        variables.put("PYTHON", COMMAND.resolveSibling("python").toString());
        variables.put("NO_PROXY", Workplace.ADDRESS);
        variables.put("no_proxy", Workplace.ADDRESS);
        // No machine's container engine is asked for: what needs one says so.
        variables.put("DOCKER_HOST", "unix:///nonexistent");
        return variables;
    }
}
