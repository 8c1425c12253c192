package jp.kakuin.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that goes wrong, in one suite. What is not survived is tried again alone, so that it has one cause and can be repeated. */
final class Battery {

    private final FaultSuite suite;
    private final Campaign campaign;
    private final Packing packing;
    private final Random random;
    private final Report report = new Report();

    Battery(FaultSuite suite, long seed) {
        this.suite = suite;
        this.campaign = new Campaign(suite);
        this.packing = new Packing(seed);
        this.random = new Random(seed);
        report.note("seed " + seed + " (./kakuin faults --seed " + seed + ")");
    }

    Report report() {
        return report;
    }

    FaultSuite suite() {
        return suite;
    }

    Campaign campaign() {
        return campaign;
    }

    /** Every kind of fault. */
    Stream<Strike> everyKind(Position position) {
        return Arrays.stream(FaultKind.values()).map(kind -> Strike.once(position, kind));
    }

    /** A refusal, a lost answer and a death; which refusal and which death is drawn. */
    Stream<Strike> oneOfEachSort(Position position) {
        var refusals = List.of(FaultKind.THROTTLED, FaultKind.FAILED, FaultKind.REFUSED);
        var deaths = List.of(FaultKind.TIMED_OUT, FaultKind.KILLED);
        return Stream.of(
                        refusals.get(random.nextInt(refusals.size())),
                        FaultKind.LOST,
                        deaths.get(random.nextInt(deaths.size())))
                .map(kind -> Strike.once(position, kind));
    }

    /** A lost answer, which is the hardest to bear, and a refusal or a death. */
    Stream<Strike> twoSorts(Position position) {
        var other = random.nextBoolean() ? 0 : 2;
        var all = oneOfEachSort(position).toList();
        return Stream.of(all.get(1), all.get(other));
    }

    /** The faults of an order's own functions. */
    List<Strike> own(Journey journey, Predicate<Position> wanted, Function<Position, Stream<Strike>> kinds) {
        return campaign.control(journey).positions().stream()
                .filter(wanted)
                .flatMap(kinds)
                .toList();
    }

    /** Those that an order calls upon. */
    Set<String> functions(Journey journey) {
        return campaign.control(journey).positions().stream()
                .map(Position::function)
                .collect(Collectors.toSet());
    }

    List<Strike> sample(List<Strike> strikes, int size) {
        return packing.sample(strikes, size);
    }

    /** Takes orders their whole way, which meet these faults. */
    void straight(Journey journey, Trial.People people, List<Strike> strikes) {
        for (var outcome : campaign.run(packing.pack(journey, people, strikes))) {
            if (outcome.violations().isEmpty()) {
                outcome.trial().strikes().forEach(strike -> report.add(strike, true));
            } else {
                alone(outcome);
            }
        }
    }

    private void alone(Campaign.Outcome together) {
        var guilty = false;
        for (var strike : together.trial().strikes()) {
            var trial =
                    Packing.trial(together.trial().journey(), together.trial().people(), List.of(strike.again()));
            var outcome = campaign.run(List.of(trial)).getFirst();
            var survived = outcome.violations().isEmpty();
            report.add(trial.strikes().getFirst(), survived);
            if (!survived) {
                guilty = true;
                report.violated(trial.toString(), outcome.violations());
            }
        }
        if (!guilty) {
            report.violated(together.trial().toString(), together.violations());
        }
    }

    /** Orders in a state in which functions on schedule do something for them, which meet these faults. */
    void scenes(Set<Scene> scenes, Function<List<Position>, List<Strike>> choice) {
        campaign.rehearse(List.copyOf(scenes));
        var strikes = new EnumMap<Scene, List<Strike>>(Scene.class);
        for (var scene : scenes) {
            strikes.put(scene, choice.apply(positions(scene)));
        }
        scenes(strikes);
    }

    /** Where a scene's function calls AWS for one order. */
    List<Position> positions(Scene scene) {
        return campaign.control(scene).scheduled().stream()
                .filter(position -> position.function().equals(scene.function()))
                .toList();
    }

    void scenes(Map<Scene, List<Strike>> strikes) {
        for (var outcome : campaign.run(strikes)) {
            var survived = outcome.violations().isEmpty();
            var strike = outcome.trial().strikes().getLast();
            report.add(strike, survived);
            if (!survived) {
                report.violated(outcome.scene() + " | " + strike, outcome.violations());
            }
        }
    }

    /** Every fault at every call of a scene's function. */
    void whole(Scene scene) {
        scenes(
                Set.of(scene),
                positions -> positions.stream().flatMap(this::everyKind).toList());
    }

    /** Every fault at every call of an order's own function. */
    private void function(String name) {
        var journey = Arrays.stream(Journey.values())
                .filter(each -> functions(each).contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is on no order's way"));
        straight(journey, position -> position.function().equals(name));
    }

    /** What an order does on its way, with and without people who send their requests again. */
    void straight(Journey journey, Predicate<Position> wanted) {
        straight(journey, Trial.People.SEND_IT_AGAIN, own(journey, wanted, this::everyKind));
        straight(journey, Trial.People.WAIT_AND_SEE, own(journey, wanted.and(Position::isOfRequest), this::everyKind));
    }

    /** Repeats what was said to be violated, or all of a scene, of a function, of archiving or of publishing. */
    void repeat(String what) {
        if (what.equals(Archiving.NAME)) {
            new Archiving(this).all();
            return;
        }
        if (what.equals(Publishing.NAME)) {
            new Publishing(this).all();
            return;
        }
        if (what.matches("[a-z-]+")) {
            function(what);
            return;
        }
        var parts = new ArrayList<>(List.of(what.split(" \\| ", -1)));
        if (Arrays.stream(Scene.values()).anyMatch(scene -> scene.name().equals(parts.getFirst()))) {
            var scene = Scene.valueOf(parts.getFirst());
            if (parts.size() == 1) {
                whole(scene);
            } else {
                campaign.rehearse(List.of(scene));
                scenes(Map.of(scene, List.of(Strike.parse(parts.subList(1, parts.size())))));
            }
            return;
        }
        var faults = what.split(" \\| ", 3)[2].split(" \\+ ");
        var strikes = Arrays.stream(faults)
                .map(fault -> Strike.parse(List.of(fault.split(" \\| ", -1))))
                .toList();
        straight(Journey.valueOf(parts.get(0)), Trial.People.valueOf(parts.get(1)), strikes);
    }
}
