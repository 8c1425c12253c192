package jp.kakuin.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.testkit.given.EventFile;

/** The functions of the repository, and the spellings of their names. */
final class Functions {

    private Functions() {}

    /** Every folder of {@code functions/}. */
    static Set<String> all() {
        try (Stream<Path> folders = Files.list(EventFile.root().resolve("functions"))) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in Java: all but the linter, which is Python's. */
    static Set<String> inJava() {
        var all = all();
        all.removeIf(
                function -> !Files.isDirectory(EventFile.root().resolve("functions/" + function + "/src/main/java")));
        return all;
    }

    /** {@code validate-csr} is {@code ValidateCsr}. */
    static String useCase(String function) {
        return Arrays.stream(function.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    static String handlerClass(String function) {
        return "jp.kakuin.functions." + useCase(function) + "Handler";
    }

    /** The handler over these ports, as its own tests make it. */
    static RequestStreamHandler handler(String function, Ports ports) {
        try {
            return (RequestStreamHandler) Class.forName(handlerClass(function))
                    .getConstructor(Ports.class)
                    .newInstance(ports);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code Validate CSR} is {@code validate-csr}: a state writes abbreviations in capitals. */
    static String ofState(String state) {
        return state.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
