package jp.kakuin.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A value that the field's rules change on known days. A day belongs to the new value from its first moment.
 *
 * @param id how tests and documents call it
 * @param citation section, and the ballots behind the rows
 * @param first what holds before the first row
 * @param rows in the order of their days
 */
public record DatedRule<T>(String id, String citation, T first, List<Row<T>> rows) {

    /** @param from the first day on which {@code value} holds */
    public record Row<T>(LocalDate from, T value) {}

    public DatedRule {
        rows = List.copyOf(rows);
        if (!rows.equals(rows.stream().sorted(Comparator.comparing(Row::from)).toList())) {
            throw new IllegalArgumentException(id + ": rows out of order");
        }
    }

    static <T> DatedRule<T> of(String id, String citation, T first) {
        return new DatedRule<>(id, citation, first, List.of());
    }

    DatedRule<T> from(String day, T value) {
        var more = new java.util.ArrayList<>(rows);
        more.add(new Row<>(LocalDate.parse(day), value));
        return new DatedRule<>(id, citation, first, more);
    }

    /** What holds on a day. */
    public T on(LocalDate day) {
        return rows.stream()
                .filter(row -> !day.isBefore(row.from()))
                .reduce((earlier, later) -> later)
                .map(Row::value)
                .orElse(first);
    }

    /** The day from which the value holds that comes last. */
    public LocalDate lastChange() {
        return rows.getLast().from();
    }
}
