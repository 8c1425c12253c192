package jp.kakuin.fault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

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
        var options = new ArrayDeque<>(arguments);
        var drawn = options.removeIf("--drawn"::equals);
        var seeded = options.size() == 2 && options.getFirst().equals("--seed");
        long seed = seeded ? Long.parseLong(options.getLast()) : new Random().nextLong(1_000_000);
        try (var suite = FaultSuite.start("faults")) {
            var battery = new Battery(suite, seed, drawn, CONSOLE::println);
            if (options.isEmpty() || seeded) {
                everything(battery);
            } else {
                say(battery, String.join(", ", options));
                battery.repeat(List.copyOf(options));
            }
            return battery.report();
        }
    }

    private static void everything(Battery battery) {
        part(
                battery,
                "every fault at every call on an order's way, and where its certificate is revoked",
                battery::ordinary);
        // What others have in common with an OV order is tried on the latter.
        var known = battery.functions(Journey.OV);
        part(
                battery,
                "what an EV order has of its own",
                () -> battery.straight(Journey.EV, position -> !known.contains(position.function())));
        part(battery, "every fault at every call of the function that publishes CRLs", new Publishing(battery)::all);
        // While applications are taken as they are: the scenes behind it let years go by.
        part(battery, "every fault at every call of the functions that archive", new Archiving(battery)::all);
        part(
                battery,
                "every fault at every call of the function that looks at a sample once more",
                new Sampling(battery)::all);
        part(
                battery,
                "inputs twice, late and of older attempts, operators at once, days that pass",
                new Oddities(battery)::all);
        part(battery, "every fault at every call behind requests that are about no order", new Errands(battery)::all);
        part(
                battery,
                "every fault at every call behind requests off the straight way",
                () -> battery.whole(EnumSet.allOf(Story.class)));
        for (var scenes : together()) {
            part(
                    battery,
                    scenes + ": every fault at every call of "
                            + scenes.getFirst().functions(),
                    () -> battery.whole(EnumSet.copyOf(scenes)));
        }
        var missing = Struck.missing(battery.report().struck());
        if (!missing.isEmpty()) {
            battery.report().violated("", List.of("never struck: " + missing));
        }
    }

    /** What breaks in one part ends that part alone. */
    private static void part(Battery battery, String what, Runnable part) {
        say(battery, what);
        try {
            part.run();
        } catch (RuntimeException broken) {
            battery.report().violated(what, List.of(String.valueOf(broken)));
        }
    }

    /** Scenes of one function after one pause. */
    private static List<List<Scene>> together() {
        return List.copyOf(Arrays.stream(Scene.values())
                .collect(Collectors.groupingBy(
                        scene -> scene.functions() + " " + scene.pause(), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** What was found so far can be looked at while it goes on. */
    private static void say(Battery battery, String what) {
        battery.report().write(FOLDER.resolve("report.txt"));
        CONSOLE.printf("== %s %s%n", LocalTime.now().truncatedTo(ChronoUnit.SECONDS), what);
    }
}
