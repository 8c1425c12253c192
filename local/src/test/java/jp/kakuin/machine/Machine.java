package jp.kakuin.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.testkit.given.EventFile;

/** A file of {@code statemachines/}, as it is written, and its cases. */
record Machine(String name, String text, JsonNode json) {

    private static final String ENDING = ".asl.json";
    private static final Path FOLDER = EventFile.root().resolve("statemachines");

    static List<Machine> all() {
        return files(FOLDER, ENDING).map(Machine::read).toList();
    }

    private static Machine read(Path file) {
        var text = text(file);
        return new Machine(file.getFileName().toString().replace(ENDING, ""), text, parsed(text));
    }

    /** Where template.yaml says that it is. */
    String file() {
        return "statemachines/" + name + ENDING;
    }

    State.Scope scope() {
        return new State.Scope(json);
    }

    List<State> states() {
        return scope().all();
    }

    List<State> tasks() {
        return states().stream().filter(state -> state.is("Task")).toList();
    }

    List<Case> cases() {
        return files(FOLDER.resolve("cases").resolve(name), ".json")
                .map(file -> new Case(name, file.getFileName().toString().replace(".json", ""), parsed(text(file))))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parsed(String text) {
        try {
            return Exchange.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
