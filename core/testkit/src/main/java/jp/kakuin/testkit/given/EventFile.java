package jp.kakuin.testkit.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of {@code events/}: the exact input of one function.
 *
 * @param path below {@code events/}, for example {@code ov-order/01-submit-application.json}
 */
public record EventFile(String path) {

    private static final Pattern NAME = Pattern.compile(".*/\\d\\d-([a-z-]+)\\.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All events of a folder below {@code events/}, in the order of their numbers. */
    public static List<EventFile> of(String folder) {
        try (Stream<Path> files = Files.list(root().resolve("events").resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .map(EventFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function whose input this is, as the file's name says. */
    public String function() {
        var name = NAME.matcher(path);
        if (!name.matches()) {
            throw new IllegalStateException("no event's name: " + path);
        }
        return name.group(1);
    }

    public ObjectNode json() {
        try {
            return (ObjectNode) MAPPER.readTree(Files.readString(root().resolve("events/" + path)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The body of an API event, read as a form. */
    public <T> T body(Class<T> form) {
        try {
            return MAPPER.readValue(json().path("body").textValue(), form);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The body of an API event. */
    public JsonNode body() {
        return body(JsonNode.class);
    }

    /** The folder of the repository, wherever in it the test runs. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("template.yaml")) || !Files.isDirectory(folder.resolve("events"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }
}
