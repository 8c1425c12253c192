package jp.kakuin.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The places that a perspective can be deployed to, read from {@code places.csv}: name, registry, latitude, longitude, city. */
public final class Places {

    private static final Map<String, Place> KNOWN = read();

    private Places() {}

    /** @param name of a place, for example of an AWS region */
    public static Optional<Place> named(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** @throws IllegalArgumentException if the list has no such place: nobody knows then how far from the others it is */
    public static Place demand(String name) {
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("places.csv has no place " + name
                        + ": add its registry and coordinates before a perspective stands there"));
    }

    private static Map<String, Place> read() {
        var all = new LinkedHashMap<String, Place>();
        try (var file = Places.class.getResourceAsStream("places.csv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(",")))
                    .map(cells -> new Place(
                            cells.get(0),
                            Registry.valueOf(cells.get(1)),
                            Double.parseDouble(cells.get(2)),
                            Double.parseDouble(cells.get(3))))
                    .forEach(place -> all.put(place.name(), place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
