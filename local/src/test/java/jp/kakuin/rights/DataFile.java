package jp.kakuin.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A reviewed list beside the tests: a line for each row, its columns parted by two spaces or more, comments after {@code #} at the beginning of a line. */
final class DataFile {

    private DataFile() {}

    static List<List<String>> rows(String name, int columns) {
        try (var file = DataFile.class.getResourceAsStream("/rights/" + name)) {
            var rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.strip().split(" {2,}")).toList())
                    .toList();
            rows.forEach(row -> {
                if (row.size() != columns) {
                    throw new IllegalStateException(name + " has no " + columns + " columns in: " + row);
                }
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
