package jp.kakuin.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What goes wrong without a call that fails: the same input twice, late, of an older attempt; two operators at once; time that flies. */
final class Oddities {

    /** More than a step is tried. */
    private static final int FOR_GOOD = 8;

    private static final List<String> STEPS = List.of(
            "acknowledge-order",
            "validate-csr",
            "open-check",
            "request-domain-approval",
            "check-caa",
            "issue-certificate",
            "deliver-certificate",
            "send-invoice");

    private final Battery battery;
    private final FaultSuite suite;

    Oddities(Battery battery) {
        this.battery = battery;
        this.suite = battery.suite();
    }

    void all() {
        throttledInARow();
        everyStepTwiceAtOnce();
        everyInputAgain();
        inputsOfAnOlderAttempt();
        twoReplaysAtOnce();
        orderThatCannotBeRead();
        aDayBeforeEachStep();
    }

    /** Each step is throttled twice in a row, and for good: then an operator replays it. */
    private void throttledInARow() {
        var first = battery.own(
                Journey.OV,
                position -> position.call() == 1 && STEPS.contains(position.function()),
                position -> Stream.of(
                        Strike.inARow(position, FaultKind.THROTTLED, 2),
                        Strike.inARow(position, FaultKind.THROTTLED, FOR_GOOD)));
        battery.straight(Journey.OV, Trial.People.SEND_IT_AGAIN, first);
        battery.report().note("each step throttled twice in a row, and until an operator replayed it");
    }

    private void everyStepTwiceAtOnce() {
        var trials = Stream.of(Journey.values())
                .map(journey -> Packing.trial(journey, Trial.People.SEND_IT_AGAIN, List.of()))
                .toList();
        trials.forEach(trial -> suite.sandboxes().runTwice(trial.label()));
        judge("every step run twice at once", trials);
    }

    private void everyInputAgain() {
        var trial = recorded();
        battery.campaign().run(List.of(trial));
        deliverAgain(trial);
        judge("every step's input delivered twice more, the last first, after the order ended", List.of(trial));
    }

    /** The flow dies while the order waits for its approver; the next attempt is under way when the old one's inputs arrive. */
    private void inputsOfAnOlderAttempt() {
        var trial = recorded();
        Scene.ABORTED.prepare(trial, suite);
        suite.runSchedules();
        deliverAgain(trial);
        for (var step : STEPS.subList(4, STEPS.size())) {
            suite.invoke(step, ("{\"orderId\": \"" + trial.order() + "\", \"attempt\": 1}").getBytes());
        }
        judge("an older attempt's inputs delivered to the next", List.of(trial));
    }

    private static Trial trial() {
        return Packing.trial(Journey.OV, Trial.People.SEND_IT_AGAIN, List.of());
    }

    private Trial recorded() {
        var trial = trial();
        suite.sandboxes().record(trial.label());
        return trial;
    }

    private void deliverAgain(Trial trial) {
        var steps = suite.sandboxes().invocations(trial.label()).reversed().stream()
                .filter(Invocation::isStep)
                .toList();
        for (var step : steps) {
            suite.invoke(step.function(), suite.sandboxes().event(step));
            suite.invoke(step.function(), suite.sandboxes().event(step));
        }
    }

    private void twoReplaysAtOnce() {
        var control = battery.campaign().control(Journey.OV);
        var trial = Packing.trial(
                Journey.OV,
                Trial.People.SEND_IT_AGAIN,
                List.of(Strike.inARow(
                        control.position("deliver-certificate", "DynamoDb.GetItem", 1),
                        FaultKind.FAILED,
                        FOR_GOOD / 2)));
        battery.campaign().plan(trial);
        trial.apply(suite);
        trial.drive(suite, Set.of());
        var answers = twice(() -> suite.replay(trial.order()));
        var attempts = suite.executions().keySet().stream()
                .filter(name -> name.startsWith(trial.order() + "-"))
                .count();
        if (!answers.contains(200) || attempts != 2) {
            battery.report()
                    .violated("two replays at once", List.of("answered " + answers + ", " + attempts + " attempts"));
        }
        judge("two replays at once", List.of(trial));
    }

    private static List<Integer> twice(java.util.concurrent.Callable<Integer> action) {
        var answers = new ArrayList<Integer>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : List.of(people.submit(action), people.submit(action))) {
                answers.add(answer.get());
            }
        } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }

    /** While it lies there the functions on schedule see to the others; once it can be read again it goes on. */
    private void orderThatCannotBeRead() {
        var what = "an order that cannot be read, beside others";
        var poison = trial();
        var sound = trial();
        Scene.WAITING.prepare(poison, suite);
        Scene.ABORTED.prepare(sound, suite);
        var data = suite.spoil(poison.order());
        suite.moveClock(Duration.ofMinutes(20));
        for (var function : List.of("settle-mails", "reconcile-orders", "chase-waiting-orders")) {
            if (!suite.run(function)) {
                battery.report().violated(what, List.of(function + " failed altogether"));
            }
        }
        if (!suite.executions().containsKey(sound.order() + "-2")) {
            battery.report().violated(what, List.of("the order beside it was not started again"));
        }
        suite.mend(poison.order(), data);
        judge(what, List.of(poison, sound));
    }

    private void aDayBeforeEachStep() {
        var trial = trial();
        Set<String> begun = ConcurrentHashMap.newKeySet();
        suite.sandboxes().beforeEach(trial.label(), invocation -> {
            if (invocation.isStep() && begun.add(invocation.function())) {
                suite.openNextDay();
            }
        });
        judge("a day passes before each step", List.of(trial));
    }

    private void judge(String what, List<Trial> trials) {
        battery.report().note(what);
        for (var outcome : battery.campaign().run(trials)) {
            if (!outcome.violations().isEmpty()) {
                battery.report().violated(what, outcome.violations());
            }
        }
    }
}
