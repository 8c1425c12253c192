package jp.kakuin.fault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** {@code ./kakuin faults}: every fault at every call, or those that are named. */
public final class Main {

    private static final PrintStream CONSOLE = System.out;
    private static final Path FOLDER = Path.of("target", "faults");

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        // Here as on Lambda functions journal to standard output, and every fault is logged.
        var log =
                new PrintStream(new FileOutputStream(FOLDER.resolve("log.txt").toFile()), true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        var report = run(List.of(arguments));
        report.write(FOLDER.resolve("report.txt"));
        CONSOLE.print(report);
        System.exit(report.violations().isEmpty() && report.tried() > 0 ? 0 : 1);
    }

    private static Report run(List<String> arguments) {
        var seeded = arguments.size() == 2 && arguments.getFirst().equals("--seed");
        long seed = seeded ? Long.parseLong(arguments.getLast()) : new Random().nextLong(1_000_000);
        try (var suite = FaultSuite.start("faults")) {
            var battery = new Battery(suite, seed);
            if (arguments.isEmpty() || seeded) {
                everything(battery);
            } else {
                for (var what : arguments) {
                    say(battery, what);
                    battery.repeat(what);
                }
            }
            return battery.report();
        }
    }

    private static void everything(Battery battery) {
        say(battery, "every fault at every call on an order's way");
        battery.straight(Journey.OV, position -> true);
        // What others have in common with an OV order is tried on the latter.
        var known = battery.functions(Journey.OV);
        say(battery, "what an EV order has of its own");
        battery.straight(Journey.EV, position -> !known.contains(position.function()));
        say(battery, "what a certificate that is revoked has of its own");
        battery.straight(Journey.REVOKED, position -> !known.contains(position.function()));
        say(battery, "every fault at every call of the function that publishes CRLs");
        new Publishing(battery).all();
        // While applications are taken as they are: the scenes behind it let years go by.
        say(battery, "every fault at every call of the functions that archive");
        new Archiving(battery).all();
        say(battery, "inputs twice, late and of older attempts, operators at once, days that pass");
        new Oddities(battery).all();
        for (var scene : Scene.values()) {
            say(battery, scene + ": every fault at every call of " + scene.function());
            battery.whole(scene);
        }
    }

    /** What was found so far can be looked at while it goes on. */
    private static void say(Battery battery, String what) {
        battery.report().write(FOLDER.resolve("report.txt"));
        CONSOLE.printf("== %s %s%n", LocalTime.now().truncatedTo(ChronoUnit.SECONDS), what);
    }
}
