package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPEC C-3: an operator who believes that a list is installed and is mistaken lets weak keys pass. */
class WeakKeyFilesTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    @Test
    void catalogue_shouldShowEverySize_whenSomeListsAreInstalled() throws IOException {
        var list = Files.writeString(root.resolve("blacklist.RSA-4096"), "# 4096\n0011223344556677889a\n");
        files().importLists(List.of(list));

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("RSA 2048  no list", "RSA 3072  no list", "RSA 4096        1 keys");
    }

    @Test
    void nothing_shouldBeInstalled_whenOneOfTheFilesIsNoList() throws IOException {
        var good = Files.writeString(root.resolve("blacklist.RSA-2048"), "0011223344556677889a\n");
        var bad = Files.writeString(root.resolve("blacklist.RSA-3072"), "<html>\n");

        assertThatThrownBy(() -> files().importLists(List.of(good, bad))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files().importLists(List.of(root.resolve("lost.RSA-2048"))))
                .isInstanceOf(CannotStart.class);

        assertThat(root.resolve("layers/pki/weak-keys")).doesNotExist();
    }

    private WeakKeyFiles files() {
        return new WeakKeyFiles(
                new Workplace(root, Workplace.DEFAULT_PORT), new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
