package jp.kakuin.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Prints what happens to the demo's orders as it happens, and remembers it. */
final class Timeline {

    private final PrintStream out;
    private final long started = System.nanoTime();
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Timeline(PrintStream out) {
        this.out = out;
    }

    /**
     * @param at milliseconds since the demo began
     * @param who the system, or the person played
     */
    record Entry(long at, String order, String who, String what, double milliseconds) {}

    /** The short name under which an order's lines are printed. */
    void name(String order, String label) {
        labels.put(order, label);
    }

    synchronized void add(String order, String who, String what, Duration took) {
        if (!labels.containsKey(order)) {
            return;
        }
        var milliseconds = took.toNanos() / 1e6;
        entries.add(
                new Entry(Duration.ofNanos(System.nanoTime() - started).toMillis(), order, who, what, milliseconds));
        out.printf(Locale.ROOT, "  %-4s %-16s %-52s %6.2f s%n", labels.get(order), who, what, milliseconds / 1000);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What the machine needed for an order: every step of its flow and every request of its people, who act at once here. */
    synchronized Duration machineTime(String order) {
        var milliseconds = entries.stream()
                .filter(entry -> entry.order().equals(order))
                .mapToDouble(Entry::milliseconds)
                .sum();
        return Duration.ofNanos((long) (milliseconds * 1e6));
    }

    Optional<String> label(String order) {
        return Optional.ofNullable(labels.get(order));
    }
}
