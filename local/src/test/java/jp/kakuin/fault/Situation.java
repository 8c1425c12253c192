package jp.kakuin.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A state of orders, and the functions that are struck there. */
sealed interface Situation permits Scene, Story {

    String RECORD = "domain-ca-tbr-7-";

    static Optional<Situation> named(String name) {
        return Stream.<Situation>concat(Arrays.stream(Scene.values()), Arrays.stream(Story.values()))
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    String name();

    /** The functions whose calls go wrong: of each one call. */
    Set<String> functions();

    /** How long it is until the functions have something to do. */
    Duration pause();

    /** What people do when a request of theirs gets no answer. */
    Trial.People people();

    /** Where the functions call AWS, as was seen when nothing went wrong. */
    List<Position> positions(Control undisturbed);

    /** What has to go wrong first. */
    default List<Strike> before(Control control) {
        return List.of();
    }

    /** Brings an order into the state. */
    default void prepare(Trial trial, FaultSuite suite) {
        trial.apply(suite);
        var approval = Set.of(trial.approval());
        trial.driveUntil(suite, approval, () -> trial.waitsFor(approval));
    }

    /** What people do once the functions have run. */
    default void afterwards(Trial trial) {}

    /** Runs what is scheduled. False if the run failed. */
    boolean run(FaultSuite suite);

    /** The customer is to show control over the domain by a record, which waits to be published. */
    static void toARecord(Trial trial, FaultSuite suite) {
        trial.chooseMethod("ca-tbr-7");
        trial.apply(suite);
        var record = Set.of(RECORD + trial.domain());
        trial.driveUntil(suite, record, () -> trial.waitsFor(record));
    }

    static void publish(Trial trial, FaultSuite suite) {
        suite.publish("_kakuin-validation." + trial.domain() + ". IN TXT \"" + Deeds.randomValue(trial) + "\"");
    }

    /** The certificate is issued. */
    static void toItsEnd(Trial trial, FaultSuite suite) {
        trial.apply(suite);
        trial.driveToItsEnd(suite);
    }
}
