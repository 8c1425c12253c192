package jp.kakuin.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a sorted list into small pages, so that no test can forget the cursor. */
record Pages<T>(List<T> items, Optional<String> next) {

    static final int SIZE = 3;

    /** @param sorted by {@code key}, which is unique */
    static <T> Pages<T> cut(List<T> sorted, Function<T, String> key, Optional<String> cursor) {
        var rest = sorted.stream()
                .filter(item ->
                        cursor.map(last -> key.apply(item).compareTo(last) > 0).orElse(true))
                .toList();
        var page = rest.stream().limit(SIZE).toList();
        var next = rest.size() > SIZE ? Optional.of(key.apply(page.getLast())) : Optional.<String>empty();
        return new Pages<>(page, next);
    }
}
