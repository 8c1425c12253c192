package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BR 3.2.2.6: with an old or broken list, domains of others look like a customer's own. */
class NameListsTest {

    private static final Path INSTALLED = Path.of("../core/pki/src/main/resources/jp/kakuin/pki/name");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private Path folder;
    private String published;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createDirectories(root.resolve("core/pki/src/main/resources/jp/kakuin/pki/name"));
        published = Files.readString(INSTALLED.resolve("public_suffix_list.dat"));
        Files.writeString(folder.resolve("public_suffix_list.dat"), published);
        Files.writeString(folder.resolve("public_suffix_list.date"), "2026-08-19\n");
    }

    @Test
    void lists_shouldBeShownWithTheirDay_andWhetherTheyAreOld() throws IOException {
        run(TODAY, Optional.empty());
        assertThat(said()).contains("2026-08-19", "2026-07-09", "1,916").doesNotContain("OLD");
        run(LocalDate.of(2027, 8, 1), Optional.empty());
        assertThat(said()).containsPattern("(?s)Suffix List .*OLD.*Municipalities .*OLD");
    }

    @Test
    void newerList_shouldTakeItsPlace_withWhatCameAndWent() throws IOException {
        var newer =
                published.replace("// ===END ICANN", "kakuin\n// ===END ICANN").replace("\ncom.ac\n", "\n");
        var file = Files.writeString(root.resolve("new.dat"), "// VERSION: 2026-11-20_07-30-00_UTC\n" + newer);

        run(TODAY, Optional.empty(), "import", file.toString());

        assertThat(said()).contains("2026-11-20", "1 rules came, 1 went");
        assertThat(folder.resolve("public_suffix_list.dat")).hasSameTextualContentAs(file);
        assertThat(folder.resolve("public_suffix_list.date")).hasContent("2026-11-20\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-18, '',                      ''",
        "2026-11-22, '',                      ''",
        "'',         '',                      ''",
        "2026-11-20, // ===BEGIN ICANN,       // ===BEGIN OTHER",
        "2026-11-20, co.jp,                   ko.jp",
        "2026-11-20, co.jp,                   <html>",
        "tomorrow,   '',                      ''",
    })
    void nothing_shouldChange_whenTheListIsNotNewerOrNotWhole(String day, String part, String instead)
            throws IOException {
        var file = Files.writeString(
                root.resolve("new.dat"), part.isEmpty() ? published : published.replace("\n" + part, "\n" + instead));

        assertThatThrownBy(
                        () -> run(TODAY, Optional.of(day).filter(text -> !text.isEmpty()), "import", file.toString()))
                .isInstanceOfAny(CannotStart.class, IllegalArgumentException.class);

        assertThat(folder.resolve("public_suffix_list.dat")).hasContent(published);
        assertThat(folder.resolve("public_suffix_list.date")).hasContent("2026-08-19\n");
    }

    private void run(LocalDate today, Optional<String> day, String... words) throws IOException {
        said.reset();
        new NameLists(
                        new Workplace(root, Workplace.DEFAULT_PORT),
                        today,
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(words), day);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
