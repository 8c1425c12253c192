package jp.kakuin.aws.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.kakuin.aws.json.Json;
import jp.kakuin.catalogue.Catalogue;

/** The catalogue as the operator edits it: {@code catalogue.json}. The text of the terms that it names is a page, {@code web/terms/<version>.txt}. */
public final class CatalogueFile {

    private CatalogueFile() {}

    public static Catalogue read() {
        try (InputStream file = CatalogueFile.class.getResourceAsStream("/catalogue.json")) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
