package jp.kakuin.fault;

import java.util.List;
import java.util.stream.Stream;

/**
 * An order of a scene. Its last strike, if it has more than the scene asks for, is on the scheduled function.
 */
record Staged(Scene scene, Trial trial) {

    static Staged of(Scene scene, Control straight, List<Strike> strikes) {
        return new Staged(
                scene,
                Packing.trial(
                        Journey.OV,
                        Trial.People.WAIT_AND_SEE,
                        Stream.concat(scene.before(straight).stream(), strikes.stream())
                                .toList()));
    }

    /** How many faults have struck the scheduled function. */
    long struck() {
        return trial.strikes().stream()
                .filter(strike -> strike.position().function().equals(scene.function()))
                .filter(Strike::spent)
                .count();
    }
}
