package jp.kakuin.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Puts faults on orders: an order meets one fault in each of its functions, one after another, and recovers from each before the next. So some
 * hundred orders meet every fault there is.
 */
final class Packing {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Random random;

    Packing(long seed) {
        this.random = new Random(seed);
    }

    /** Some of them, drawn. */
    List<Strike> sample(List<Strike> strikes, int size) {
        var drawn = new ArrayList<>(strikes);
        Collections.shuffle(drawn, random);
        return drawn.subList(0, Math.min(size, drawn.size()));
    }

    /** As few parts as hold no two of one function. */
    List<List<Strike>> byFunction(Collection<Strike> strikes) {
        var byFunction = new LinkedHashMap<String, List<Strike>>();
        strikes.forEach(strike -> byFunction
                .computeIfAbsent(strike.position().function(), function -> new ArrayList<>())
                .add(strike));
        byFunction.values().forEach(all -> Collections.shuffle(all, random));
        var most = byFunction.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most).mapToObj(i -> taken(byFunction, i)).toList();
    }

    private static List<Strike> taken(Map<String, List<Strike>> byFunction, int i) {
        return byFunction.values().stream()
                .filter(all -> i < all.size())
                .map(all -> all.get(i))
                .toList();
    }

    static Trial trial(Journey journey, Trial.People people, List<Strike> strikes) {
        var label = journey.name().toLowerCase(Locale.ROOT) + "%05d".formatted(NUMBER.incrementAndGet());
        return new Trial(label, journey, people, strikes);
    }
}
