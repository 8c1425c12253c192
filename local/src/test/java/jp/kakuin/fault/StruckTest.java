package jp.kakuin.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.api.Test;

/** A function that nobody strikes does not survive: its fault is found by customers. */
class StruckTest {

    @Test
    void everyFunction_shouldBeStruckOrSayWhyNot() throws IOException {
        try (var folders = Files.list(EventFile.root().resolve("functions"))) {
            var named = new TreeSet<>(Struck.all());
            named.addAll(Struck.NOT.keySet());
            assertThat(folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void functionThatIsStruck_shouldNotBeExcused() {
        assertThat(Struck.all()).doesNotContainAnyElementsOf(Struck.NOT.keySet());
    }
}
