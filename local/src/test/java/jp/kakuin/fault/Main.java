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
import java.util.function.Predicate;

/** {@code ./kakuin faults}: every fault at every call, or one that was not survived. */
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
                battery.repeat(arguments.getFirst());
            }
            return battery.report();
        }
    }

    private static void everything(Battery battery) {
        straight(battery, Journey.OV, position -> true);
        var known = battery.functions(Journey.OV);
        straight(battery, Journey.EV, position -> !known.contains(position.function()));
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

    /** What an EV order has in common with an OV order is tried on the latter. */
    private static void straight(Battery battery, Journey journey, Predicate<Position> wanted) {
        say(battery, journey + ": every fault at every call, requests are sent again");
        battery.straight(journey, Trial.People.SEND_IT_AGAIN, battery.own(journey, wanted, battery::everyKind));
        say(battery, journey + ": every fault at every call of a request, which nobody sends again");
        battery.straight(
                journey,
                Trial.People.WAIT_AND_SEE,
                battery.own(journey, wanted.and(Position::isOfRequest), battery::everyKind));
    }

    /** What was found so far can be looked at while it goes on. */
    private static void say(Battery battery, String what) {
        battery.report().write(FOLDER.resolve("report.txt"));
        CONSOLE.printf("== %s %s%n", LocalTime.now().truncatedTo(ChronoUnit.SECONDS), what);
    }
}
