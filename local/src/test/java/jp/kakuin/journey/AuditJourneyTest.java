package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.kakuin.local.audit.AuditCommand;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that a running suite made, copied and looked at with nothing else at hand. */
@Journey
class AuditJourneyTest {

    private static final int OBJECTS_TRIED = 20;

    private final Suite suite;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AuditCommand command = new AuditCommand(new PrintStream(said, true, StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    AuditJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void copyOfTheArchive_shouldPassUntouchedAndNameEachObject_whenItIsChangedOrTakenAway() throws IOException {
        var story = OrderStory.ov(suite, "audited").apply();
        archiveAndSign();
        story.drive();
        archiveAndSign();
        var copy = folder.resolve("copy");
        var key = folder.resolve("audit-key.pem");
        try (var place = suite.audit()) {
            command.export(place, copy, Optional.of(key));
        }

        assertThat(verify(copy, key)).as(said()).isZero();
        assertThat(said()).contains("The archive is whole.");
        assertThat(Files.walk(copy).filter(Files::isRegularFile).map(AuditJourneyTest::text))
                .anyMatch(text -> text.contains(story.order()) && text.contains("CERTIFICATE_ISSUED"));
        var softly = new SoftAssertions();
        for (var object : some(copy)) {
            var name = copy.relativize(object).toString();
            var whole = Files.readAllBytes(object);
            var changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(object, changed);
            softly.assertThat(verify(copy, key)).as(name + " changed").isEqualTo(AuditCommand.TAMPERED);
            softly.assertThat(said()).contains(name);
            Files.delete(object);
            softly.assertThat(verify(copy, key)).as(name + " taken away").isEqualTo(AuditCommand.TAMPERED);
            softly.assertThat(said()).contains(Path.of(name).getFileName().toString());
            Files.write(object, whole);
        }
        softly.assertAll();
        assertThat(verify(copy, key)).isZero();
    }

    /** Twice in a test: the second batch of a shard and the second root go on from the first. */
    private void archiveAndSign() {
        suite.run("archive-audit");
        suite.moveClock(Duration.ofHours(1));
        suite.run("sign-audit-root");
    }

    private int verify(Path copy, Path key) throws IOException {
        said.reset();
        // By when the next root should be there: else the last one could be taken away unseen.
        return command.verify(copy, Optional.of(key), suite.now().plus(Duration.ofMinutes(89)));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> some(Path copy) throws IOException {
        try (var tree = Files.walk(copy)) {
            var all = new ArrayList<>(tree.filter(Files::isRegularFile).sorted().toList());
            Collections.shuffle(all, new Random(20261121));
            return all.subList(0, Math.min(OBJECTS_TRIED, all.size()));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
