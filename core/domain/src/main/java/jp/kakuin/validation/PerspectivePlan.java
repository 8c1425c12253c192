package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which Network Perspectives this CA has: whether the rules can be met by them at all. */
public record PerspectivePlan(Place primary, List<Place> remotes) {

    /** Nearer ones are not distinct (BR 3.2.2.9). */
    public static final double LEAST_KILOMETRES = 500;

    /** How long before a stricter rule begins its shortfall is told. */
    public static final int DAYS_AHEAD = 60;

    public PerspectivePlan {
        remotes = List.copyOf(remotes);
    }

    /** What is wrong with a plan. */
    public enum Fault {
        TOO_FEW_REMOTES,
        TOO_FEW_REGISTRIES,
        TOO_CLOSE
    }

    /** @param from the day from which it is against the rule; today or earlier if it is so now */
    public record Shortfall(Fault fault, LocalDate from, String detail) {}

    /** Thrown where somebody would validate with a plan that cannot meet today's rule. */
    public static final class Unfit extends RuntimeException {
        Unfit(List<Shortfall> shortfalls) {
            super("these perspectives cannot meet BR 3.2.2.9: "
                    + String.join(
                            "; ", shortfalls.stream().map(Shortfall::detail).toList()));
        }
    }

    /**
     * What falls short of a rule that begins within {@link #DAYS_AHEAD} days.
     *
     * @throws Unfit if today's rule cannot be met
     */
    public List<Shortfall> demand(LocalDate today) {
        var now = shortfalls(QuorumRule.on(today));
        if (!now.isEmpty()) {
            throw new Unfit(now);
        }
        return QuorumRule.ROWS.stream()
                .filter(row -> row.from().isAfter(today) && !row.from().isAfter(today.plusDays(DAYS_AHEAD)))
                .flatMap(row -> shortfalls(row).stream())
                .toList();
    }

    /** What falls short of one rule. */
    public List<Shortfall> shortfalls(QuorumRule rule) {
        var found = new ArrayList<Shortfall>();
        if (remotes.size() < rule.remotes()) {
            found.add(new Shortfall(
                    Fault.TOO_FEW_REMOTES,
                    rule.from(),
                    remotes.size() + " remote perspectives, from " + rule.from() + " at least " + rule.remotes()));
        }
        if (remotes.stream().map(Place::registry).distinct().count() < rule.registries()) {
            found.add(new Shortfall(
                    Fault.TOO_FEW_REGISTRIES,
                    rule.from(),
                    "remote perspectives in fewer than " + rule.registries() + " registries' regions"));
        }
        tooClose()
                .map(pair -> new Shortfall(
                        Fault.TOO_CLOSE, rule.from(), pair + " are less than " + (int) LEAST_KILOMETRES + " km apart"))
                .forEach(found::add);
        return found;
    }

    private Stream<String> tooClose() {
        var all = Stream.concat(Stream.of(primary), remotes.stream()).toList();
        var pairs = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (all.get(i).kilometresTo(all.get(j)) < LEAST_KILOMETRES) {
                    pairs.add(all.get(i).name() + " and " + all.get(j).name());
                }
            }
        }
        return pairs.stream();
    }
}
