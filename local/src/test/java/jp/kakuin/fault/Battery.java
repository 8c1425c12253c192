package jp.kakuin.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
    private final boolean drawn;
    private final Report report;

    /**
     * @param drawn whether a refusal, a lost answer and a death are enough at each call
     * @param news is told of each violation at once
     */
    Battery(FaultSuite suite, long seed, boolean drawn, Consumer<String> news) {
        this.drawn = drawn;
        this.suite = suite;
        this.campaign = new Campaign(suite);
        this.packing = new Packing(seed);
        this.random = new Random(seed);
        this.report = new Report(news);
        report.note("seed " + seed + " (./kakuin faults" + (drawn ? " --drawn" : "") + " --seed " + seed + ")");
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

    /** The kinds of faults at a call: every one, or one of each sort. */
    List<FaultKind> kinds() {
        return drawn ? oneOfEachSort() : List.of(FaultKind.values());
    }

    Stream<Strike> everyKind(Position position) {
        return kinds().stream().map(kind -> Strike.once(position, kind));
    }

    /** A refusal, a lost answer and a death; which refusal and which death is drawn. */
    private List<FaultKind> oneOfEachSort() {
        var refusals = List.of(FaultKind.THROTTLED, FaultKind.FAILED, FaultKind.REFUSED);
        var deaths = List.of(FaultKind.TIMED_OUT, FaultKind.KILLED);
        return List.of(
                refusals.get(random.nextInt(refusals.size())),
                FaultKind.LOST,
                deaths.get(random.nextInt(deaths.size())));
    }

    Stream<Strike> oneOfEachSort(Position position) {
        return oneOfEachSort().stream().map(kind -> Strike.once(position, kind));
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
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Strike> sample(List<Strike> strikes, int size) {
        return packing.sample(strikes, size);
    }

    /** Takes orders their whole way, which meet these faults. */
    void straight(Journey journey, Trial.People people, List<Strike> strikes) {
        straight(packing.byFunction(strikes).stream()
                .map(each -> Packing.trial(journey, people, each))
                .toList());
    }

    private void straight(List<Trial> trials) {
        for (var outcome : campaign.run(trials)) {
            if (outcome.violations().isEmpty()) {
                outcome.trial().strikes().forEach(strike -> report.add(strike, true));
            } else {
                alone(outcome);
            }
        }
    }

    private void alone(Campaign.Outcome together) {
        report.suspected(together.trial().toString(), together.violations());
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

    /** Orders in a state in which functions do something for them, which meet these faults. */
    void scenes(Set<? extends Situation> scenes, Function<List<Position>, List<Strike>> choice) {
        campaign.rehearse(List.copyOf(scenes));
        var strikes = new LinkedHashMap<Situation, List<List<Strike>>>();
        for (var scene : scenes) {
            strikes.put(scene, packing.byFunction(choice.apply(scene.positions(campaign.control(scene)))));
        }
        play(strikes);
    }

    private void play(Map<Situation, List<List<Strike>>> strikes) {
        for (var outcome : campaign.play(strikes)) {
            if (outcome.violations().isEmpty()) {
                outcome.strikes().forEach(strike -> report.add(strike, true));
            } else {
                alone(outcome);
            }
        }
    }

    private void alone(Campaign.Played together) {
        var what = together.scene().name() + " | "
                + String.join(
                        " + ", together.strikes().stream().map(Strike::toString).toList());
        if (together.strikes().size() == 1) {
            report.add(together.strikes().getFirst(), false);
            report.violated(what, together.violations());
            return;
        }
        report.suspected(what, together.violations());
        var before = report.violations().size();
        play(Map.of(
                together.scene(),
                together.strikes().stream().map(Strike::again).map(List::of).toList()));
        if (report.violations().size() == before) {
            report.violated(what, together.violations());
        }
    }

    /** Every fault at every call of the functions of these. */
    void whole(Set<? extends Situation> scenes) {
        scenes(scenes, positions -> positions.stream().flatMap(this::everyKind).toList());
    }

    /** Every fault at every call of functions on an order's way: an order meets those of one function after another's. */
    private void functions(Set<String> names) {
        var left = new TreeSet<>(names);
        for (var journey : Journey.values()) {
            var here = functions(journey);
            here.retainAll(left);
            if (!here.isEmpty()) {
                straight(journey, position -> here.contains(position.function()));
                left.removeAll(here);
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(left + " are on no order's way");
        }
    }

    /** What an order does on its way, with and without people who send their requests again. */
    void straight(Journey journey, Predicate<Position> wanted) {
        straight(journey, Trial.People.SEND_IT_AGAIN, own(journey, wanted, this::everyKind));
        straight(journey, Trial.People.WAIT_AND_SEE, own(journey, wanted.and(Position::isOfRequest), this::everyKind));
    }

    /** What OV orders do on their way; the certificates of some are revoked then, because faults wait there as well. */
    void ordinary() {
        ordinary(Trial.People.SEND_IT_AGAIN, position -> true);
        ordinary(Trial.People.WAIT_AND_SEE, Position::isOfRequest);
    }

    private void ordinary(Trial.People people, Predicate<Position> wanted) {
        var known = functions(Journey.OV);
        var strikes = new ArrayList<>(own(Journey.OV, wanted, this::everyKind));
        strikes.addAll(
                own(Journey.REVOKED, wanted.and(position -> !known.contains(position.function())), this::everyKind));
        straight(packing.byFunction(strikes).stream()
                .map(each -> Packing.trial(
                        each.stream()
                                        .allMatch(strike ->
                                                known.contains(strike.position().function()))
                                ? Journey.OV
                                : Journey.REVOKED,
                        people,
                        each))
                .toList());
    }

    /** What was said to be violated, or all of scenes, of functions on an order's way, of archiving, of publishing and the like. */
    void repeat(List<String> all) {
        var functions = all.stream().filter(what -> what.matches("[a-z-]+")).collect(Collectors.toSet());
        if (!functions.isEmpty()) {
            functions(functions);
        }
        all.stream().filter(what -> !functions.contains(what)).forEach(this::repeat);
    }

    private void repeat(String what) {
        switch (what) {
            case Archiving.NAME -> new Archiving(this).all();
            case Publishing.NAME -> new Publishing(this).all();
            case Sampling.NAME -> new Sampling(this).all();
            case Errands.NAME -> new Errands(this).all();
            default -> {
                Situation.named(what.split(" \\| ", 2)[0])
                        .ifPresentOrElse(scene -> repeat(scene, what), () -> repeatOnTheWay(what));
            }
        }
    }

    private void repeat(Situation scene, String what) {
        if (what.equals(scene.name())) {
            whole(Set.of(scene));
        } else {
            campaign.rehearse(List.of(scene));
            play(Map.of(scene, List.of(strikes(what.substring(scene.name().length() + 3)))));
        }
    }

    private void repeatOnTheWay(String what) {
        var parts = what.split(" \\| ", 3);
        straight(Journey.valueOf(parts[0]), Trial.People.valueOf(parts[1]), strikes(parts[2]));
    }

    private static List<Strike> strikes(String text) {
        return Arrays.stream(text.split(" \\+ "))
                .map(fault -> Strike.parse(List.of(fault.split(" \\| ", -1))))
                .toList();
    }
}
