package jp.kakuin.fault;

import java.util.List;
import java.util.stream.Stream;

/**
 * An order of a scene. The strikes that it has beyond those that the scene begins with are on the scene's functions.
 */
record Staged(Situation scene, Trial trial) {

    static Staged of(Situation scene, Control straight, List<Strike> strikes) {
        return new Staged(
                scene,
                Packing.trial(
                        Journey.OV,
                        scene.people(),
                        Stream.concat(scene.before(straight).stream(), strikes.stream())
                                .toList()));
    }

    /** How many faults have struck the scene's function. */
    long struck() {
        return trial.strikes().stream()
                .filter(strike -> scene.functions().contains(strike.position().function()))
                .filter(Strike::spent)
                .count();
    }
}
