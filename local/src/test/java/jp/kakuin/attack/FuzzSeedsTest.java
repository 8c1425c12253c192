package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input from which the fuzzers start, and every one by which they ever found something. {@code .ci/fuzz} goes on from here. */
class FuzzSeedsTest {

    private static final Path SEEDS = EventFile.root().resolve("local/src/test/fuzz");

    static List<String> targets() throws IOException {
        try (Stream<Path> sources = Files.list(EventFile.root().resolve("local/src/test/java/jp/kakuin/attack"))) {
            return sources.map(source -> source.getFileName().toString())
                    .filter(name -> name.endsWith("Fuzz.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void reader_shouldHoldWhatItPromises_whenItReadsAKnownInput(String target)
            throws IOException, ReflectiveOperationException {
        var fuzz = Class.forName("jp.kakuin.attack." + target).getMethod("fuzzerTestOneInput", byte[].class);
        try (Stream<Path> seeds = Files.list(SEEDS.resolve(target))) {
            for (var seed : seeds.sorted().toList()) {
                assertThat(failure(fuzz, seed))
                        .as(seed.getFileName().toString())
                        .isNull();
            }
        }
    }

    private static Throwable failure(java.lang.reflect.Method fuzz, Path seed)
            throws IOException, IllegalAccessException {
        try {
            fuzz.invoke(null, (Object) Files.readAllBytes(seed));
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        }
    }
}
