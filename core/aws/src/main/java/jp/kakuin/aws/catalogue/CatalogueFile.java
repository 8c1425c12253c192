package jp.kakuin.aws.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.kakuin.aws.json.Json;
import jp.kakuin.catalogue.Catalogue;

/** The catalogue as the operator edits it: {@code catalogue.json} and the text of the terms it names. */
public final class CatalogueFile {

    private CatalogueFile() {}

    public static Catalogue read() {
        return Json.read(text("/catalogue.json"), Catalogue.class);
    }

    /** The text that the catalogue's hash is of. */
    public static String terms(Catalogue.Terms terms) {
        return text("/terms-" + terms.version() + ".txt");
    }

    private static String text(String resource) {
        try (InputStream file = CatalogueFile.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not in the build: " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
