package jp.kakuin.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.testkit.given.EventFile;

/**
 * LocalStack on loopback, without a container engine. It keeps nothing: each start is a fresh one, and a stack is made once and not
 * updated, since it cannot move an alias.
 */
public final class LocalStack implements Emulator {

    private static final Path HOME = EventFile.root().resolve("local/localstack");

    private final EmulatorProcess process;
    private final SentMails mails;

    private LocalStack(EmulatorProcess process, SentMails mails) {
        this.process = process;
        this.mails = mails;
    }

    /** As {@link Emulator.Kind} says. */
    public static LocalStack start(Workplace workplace, Map<String, URI> functions) throws IOException {
        Path folder = Files.createDirectories(workplace.state().resolve("localstack"));
        var builder = new ProcessBuilder(List.of(
                HOME.resolve(".venv/bin/python").toString(),
                HOME.resolve("run.py").toString(),
                Integer.toString(workplace.awsPort()),
                folder.toString()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAKUIN_FUNCTIONS", addresses(functions));
        var process = EmulatorProcess.start(
                builder,
                workplace.awsEndpoint().resolve("/_localstack/health"),
                workplace.log().resolve("localstack.log"));
        return new LocalStack(process, new SentMails(workplace.awsEndpoint(), workplace.smtpPort()));
    }

    private static String addresses(Map<String, URI> functions) throws IOException {
        return Exchange.JSON.writeValueAsString(functions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, function -> function.getValue().toString())));
    }

    @Override
    public LocalStack awaitReady() throws IOException {
        process.awaitReady();
        mails.start();
        return this;
    }

    @Override
    public int lostExecutions() {
        return 0;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        mails.close();
        process.stop();
    }
}
