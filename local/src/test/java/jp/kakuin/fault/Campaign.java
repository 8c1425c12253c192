package jp.kakuin.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes many orders to their end side by side, each with its own fault, and looks at all of them afterwards. */
final class Campaign {

    private static final int AT_ONCE = 12;
    private static final int ROUNDS = 16;
    /** Longer than a mail's claim stays open. */
    private static final Duration ROUND = Duration.ofMinutes(20);

    private static final Duration FLOWS_END_WITHIN = Duration.ofSeconds(60);

    private final FaultSuite suite;
    private final Map<Journey, Control> controls = new EnumMap<>(Journey.class);
    private final Map<Situation, Control> scenes = new HashMap<>();

    Campaign(FaultSuite suite) {
        this.suite = suite;
    }

    /** What became of one order. */
    record Outcome(Trial trial, List<String> violations) {}

    /** What became of an order of a scene. */
    record Played(Situation scene, List<Strike> strikes, List<String> violations) {}

    /** The journey without a fault; made once. */
    Control control(Journey journey) {
        return controls.computeIfAbsent(journey, this::undisturbed);
    }

    private Control undisturbed(Journey journey) {
        var trial = new Trial(
                "control-" + journey.name().toLowerCase(java.util.Locale.ROOT),
                journey,
                Trial.People.SEND_IT_AGAIN,
                List.of());
        suite.sandboxes().record(trial.label());
        drive(List.of(trial));
        var evidence = new Evidence(suite, List.of(trial));
        var control = Control.of(trial, evidence);
        var violations = Invariants.violated(trial, evidence, control);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("even undisturbed: " + violations);
        }
        return control;
    }

    List<Outcome> run(List<Trial> trials) {
        trials.stream().map(Trial::journey).distinct().forEach(this::control);
        trials.forEach(this::plan);
        drive(trials);
        return judge(trials, trial -> controls.get(trial.journey()));
    }

    void plan(Trial trial) {
        trial.strikes().forEach(strike -> suite.sandboxes().plan(trial.label(), strike));
    }

    private List<Outcome> judge(List<Trial> trials, Function<Trial, Control> control) {
        var evidence = new Evidence(suite, trials);
        var violations = new ConcurrentHashMap<Trial, List<String>>();
        sideBySide(trials, trial -> violations.put(trial, Invariants.violated(trial, evidence, control.apply(trial))));
        return trials.stream()
                .map(trial -> new Outcome(trial, violations.getOrDefault(trial, trial.complaints())))
                .toList();
    }

    /** Functions on schedule with an order of each scene: where they call AWS for it, and what the order comes to. */
    void rehearse(List<? extends Situation> all) {
        var staged = all.stream()
                .filter(scene -> !scenes.containsKey(scene))
                .map(scene -> Staged.of(scene, control(Journey.OV), List.of()))
                .toList();
        perform(staged);
        var evidence = new Evidence(suite, staged.stream().map(Staged::trial).toList());
        for (var each : staged) {
            var control = Control.of(each.trial(), evidence);
            if (!each.trial().complaints().isEmpty()
                    || each.scene().positions(control).isEmpty()) {
                throw new IllegalStateException(
                        each + ", even undisturbed: " + each.trial().complaints());
            }
            scenes.put(each.scene(), control);
        }
    }

    Control control(Situation scene) {
        return scenes.get(scene);
    }

    /** Every order comes into its scene's state, then the functions run until all that waits for them has struck. */
    List<Played> play(Map<Situation, List<List<Strike>>> strikes) {
        var orders = new LinkedHashMap<Trial, Staged>();
        var own = new HashMap<Trial, List<Strike>>();
        strikes.forEach((scene, all) -> all.forEach(each -> {
            var staged = Staged.of(scene, control(Journey.OV), each);
            orders.put(staged.trial(), staged);
            own.put(staged.trial(), each);
        }));
        perform(List.copyOf(orders.values()));
        return judge(
                        List.copyOf(orders.keySet()),
                        trial -> scenes.get(orders.get(trial).scene()))
                .stream()
                .map(outcome ->
                        new Played(orders.get(outcome.trial()).scene(), own.get(outcome.trial()), outcome.violations()))
                .toList();
    }

    /** Scenes that come after the same pause are played at once. */
    private void perform(List<Staged> staged) {
        staged.stream()
                .collect(Collectors.groupingBy(each -> each.scene().pause(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(this::act);
    }

    private void act(List<Staged> staged) {
        staged.forEach(each -> plan(each.trial()));
        suite.openNextDay();
        sideBySide(staged, Staged::trial, each -> each.scene().prepare(each.trial(), suite));
        suite.moveClock(staged.getFirst().scene().pause());
        staged.stream()
                .collect(Collectors.groupingBy(each -> each.scene().functions()))
                .values()
                .forEach(this::runUntilSpent);
        settle();
        sideBySide(staged, Staged::trial, each -> {
            each.trial().learnItsOrder(suite);
            each.scene().afterwards(each.trial());
        });
        suite.openNextDay();
        var trials = staged.stream().map(Staged::trial).toList();
        sideBySide(trials, trial -> trial.drive(suite, Set.of()));
        goOn(trials);
    }

    private void runUntilSpent(List<Staged> staged) {
        long before;
        boolean well;
        do {
            before = staged.stream().mapToLong(Staged::struck).sum();
            well = staged.getFirst().scene().run(suite);
        } while (!well || before < staged.stream().mapToLong(Staged::struck).sum());
    }

    /** Everybody acts and the flows retry; then, for what does not move, the schedules run and an operator replays what failed. */
    private void drive(List<Trial> trials) {
        suite.openNextDay();
        sideBySide(trials, trial -> {
            trial.apply(suite);
            trial.drive(suite, Set.of());
        });
        goOn(trials);
    }

    private void goOn(List<Trial> trials) {
        for (int round = 0; round < ROUNDS; round++) {
            var unfinished = trials.stream()
                    .filter(trial -> trial.applied() && !trial.ended())
                    .toList();
            if (unfinished.isEmpty()) {
                break;
            }
            suite.moveClock(ROUND);
            suite.runSchedules();
            replayFailed(unfinished);
            sideBySide(unfinished, trial -> trial.drive(suite, Set.of()));
        }
        settle();
        awaitFlows(trials);
    }

    /** What the first run finds may have to be settled by the second. */
    void settle() {
        for (int i = 0; i < 2; i++) {
            suite.moveClock(ROUND);
            suite.runSchedules();
        }
    }

    private void replayFailed(List<Trial> trials) {
        var executions = suite.executions();
        for (var trial : trials) {
            var newest = executions.entrySet().stream()
                    .filter(execution -> execution.getKey().startsWith(trial.order() + "-"))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue);
            if (newest.filter("FAILED"::equals).isPresent()) {
                suite.replay(trial.order());
            }
        }
    }

    private void awaitFlows(List<Trial> trials) {
        var orders = trials.stream().filter(Trial::applied).map(Trial::order).toList();
        var deadline = System.nanoTime() + FLOWS_END_WITHIN.toNanos();
        while (System.nanoTime() < deadline
                && suite.executions().entrySet().stream()
                        .filter(execution -> execution.getValue().equals("RUNNING"))
                        .anyMatch(
                                execution -> orders.contains(execution.getKey().replaceAll("-\\d+$", "")))) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void sideBySide(List<Trial> trials, Consumer<Trial> work) {
        sideBySide(trials, trial -> trial, work);
    }

    private static <T> void sideBySide(List<T> all, Function<T, Trial> trial, Consumer<T> work) {
        var places = new Semaphore(AT_ONCE);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : all) {
                people.submit(() -> {
                    places.acquireUninterruptibly();
                    try {
                        work.accept(each);
                    } catch (RuntimeException | AssertionError fault) {
                        trial.apply(each).complaints().add(String.valueOf(fault));
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }
}
