package jp.kakuin.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kakuin.local.Main;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.web.Exchange;

/** The embedded default in a process of its own, as {@code ./kakuin up} starts it: it can die, and be started again. */
final class ChildHost implements AutoCloseable {

    private final Workplace workplace;
    private Process process;
    private EmbeddedSuite suite;

    ChildHost(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Starts it and waits until it is ready. */
    EmbeddedSuite start() throws IOException {
        var ready = workplace.out().resolve("endpoints.json");
        Files.deleteIfExists(ready);
        Path log = workplace.root().resolve("host.log");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--root",
                        workplace.root().toString(),
                        "--port",
                        Integer.toString(workplace.port())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Await.until("the host of " + log + " is up", () -> Files.exists(ready) || !process.isAlive(), up -> up);
        if (!process.isAlive()) {
            throw new IllegalStateException("the host did not start:\n" + Files.readString(log));
        }
        suite = new EmbeddedSuite(workplace);
        return suite;
    }

    /** Its exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the host still runs");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it the clean way, and makes sure that its emulator has gone with it. */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        var emulator = Exchange.JSON
                .readTree(workplace.running().toFile())
                .path("emulator")
                .asLong();
        try {
            suite.stop();
            awaitEnd();
        } finally {
            process.destroyForcibly();
            suite.close();
        }
        Await.until(
                "the emulator has ended",
                () -> ProcessHandle.of(emulator).filter(ProcessHandle::isAlive).isEmpty(),
                gone -> gone);
    }
}
