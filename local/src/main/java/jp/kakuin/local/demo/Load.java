package jp.kakuin.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kakuin.local.LocalSystem;

/** Puts many orders in at once and says how long they took; for {@code bench/}. */
public final class Load {

    private Load() {}

    /** The exit code: 0 if every order ended with one certificate of its own. */
    public static int run(LocalSystem system, int count, PrintStream out) throws IOException {
        var crowd = new Crowd(
                new ApiClient(system.api()),
                new Mailbox(system.endpoints().mailbox()),
                system.endpoints().staffTokens(),
                system.clock(),
                system.workplace().out().resolve("load"));
        var names = IntStream.range(0, count)
                .mapToObj("load%03d.example.co.jp"::formatted)
                .toList();
        var started = System.nanoTime();
        var ended = crowd.serve(names);
        var took = Duration.ofNanos(System.nanoTime() - started);
        return told(ended, took, out);
    }

    static int told(Crowd.Ended ended, Duration took, PrintStream out) {
        int count = ended.served().size() + ended.failures().size();
        var closed = ended.served().stream()
                .filter(served -> served.order().path("status").asText().equals("CLOSED"))
                .count();
        var serials = ended.served().stream()
                .map(served ->
                        served.order().path("certificate").path("serialNumber").asText())
                .filter(serial -> !serial.isEmpty())
                .distinct()
                .count();
        out.printf(
                Locale.ROOT,
                "%d orders put in at once: %d closed, %d different certificates, %.1f s%n",
                count,
                closed,
                serials,
                took.toMillis() / 1000.0);
        if (!ended.failures().isEmpty()) {
            out.println(ended.trouble());
        }
        return closed == count && serials == count ? 0 : 1;
    }
}
