package jp.kakuin.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What was tried and what was survived, by function, and how to try again what was not. */
final class Report {

    private final long began = System.nanoTime();
    private final Consumer<String> news;
    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private static final class Row {
        private final Set<Position> positions = new HashSet<>();
        private int tried;
        private int unmet;
        private int survived;
    }

    /** @param news is told of each violation at once */
    Report(Consumer<String> news) {
        this.news = news;
    }

    /** Something is wrong, and what it is will be found out. */
    void suspected(String what, List<String> violations) {
        news.accept("suspected: " + line(what, violations));
    }

    void note(String note) {
        notes.add(note);
    }

    void add(Strike strike, boolean survived) {
        add(strike.position(), strike, survived);
    }

    /** @param position where the fault struck, if calls before it that change nothing moved it on */
    void add(Position position, Strike strike, boolean survived) {
        var row = rows.computeIfAbsent(position.function(), function -> new Row());
        if (!strike.happened()) {
            row.unmet++;
            return;
        }
        row.positions.add(position);
        row.tried++;
        row.survived += survived ? 1 : 0;
    }

    void violated(String what, List<String> violations) {
        var line = line(what, violations);
        this.violations.add(line);
        news.accept("VIOLATED " + line);
    }

    private static String line(String what, List<String> violations) {
        return "./kakuin faults '" + what + "'\n    " + String.join("\n    ", violations);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The functions that were. */
    Set<String> struck() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().tried > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    int tried() {
        return rows.values().stream().mapToInt(row -> row.tried).sum();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(
                "%-28s %9s %7s %9s %9s%n".formatted("function", "positions", "faults", "survived", "not met"));
        var all = new Row();
        rows.forEach((function, row) -> {
            text.append(line(function, row));
            all.positions.addAll(row.positions);
            all.tried += row.tried;
            all.survived += row.survived;
            all.unmet += row.unmet;
        });
        text.append(line("all", all));
        notes.forEach(note -> text.append(note).append('\n'));
        violations.forEach(
                violation -> text.append("VIOLATED ").append(violation).append('\n'));
        return text.append("%d violations, %d s%n"
                        .formatted(violations.size(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)))
                .toString();
    }

    private static String line(String function, Row row) {
        return "%-28s %9d %7d %9d %9d%n".formatted(function, row.positions.size(), row.tried, row.survived, row.unmet);
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
