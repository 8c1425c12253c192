package jp.kakuin.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that AWS does not know is refused here and not at a deployment. */
class MachineSchemaTest {

    private static final Path FOLDER = EventFile.root().resolve("local/src/test/resources/asl");
    private static final String NAMESPACE = "http://asl-validator.cloud/";

    static Stream<Machine> machines() {
        return Machine.all().stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machine_shouldBeOfTheStatesLanguage(Machine machine) throws IOException {
        assertThat(faults(machine.json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TimeoutSeconds", "ItemProcessor", "Resource", "Arguments", "Condition", "Branches", "Assign"})
    void machine_shouldBeRefused_whenAKeyIsMisspelt(String key) throws IOException {
        var machine = Machine.all().getFirst();
        assertThat(machine.text()).contains("\"" + key + "\"");
        var misspelt = Machine.parsed(machine.text().replaceFirst("\"" + key + "\"", "\"" + key + "s\""));
        assertThat(faults(misspelt)).isNotEmpty();
    }

    private static List<?> faults(JsonNode machine) throws IOException {
        var marked = machine.deepCopy();
        markLanguage(marked);
        return schema().validate(marked.toString(), InputFormat.JSON);
    }

    /** The schema reads the language of each state from the state itself. */
    private static void markLanguage(JsonNode node) {
        node.path("States").forEach(state -> ((ObjectNode) state).put("QueryLanguage", "JSONata"));
        node.forEach(MachineSchemaTest::markLanguage);
    }

    private static Schema schema() throws IOException {
        var texts = new HashMap<String, String>();
        try (var files = Files.newDirectoryStream(FOLDER, "*.json")) {
            for (var file : files) {
                texts.put(NAMESPACE + file.getFileName(), Files.readString(file));
            }
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(texts))
                .getSchema(SchemaLocation.of(NAMESPACE + "state-machine.json#"));
    }
}
