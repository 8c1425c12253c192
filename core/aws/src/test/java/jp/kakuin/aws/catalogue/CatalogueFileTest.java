package jp.kakuin.aws.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.testkit.SampleCatalogue;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

    @Test
    void customer_shouldBeOfferedWhatTestsSell_whenTheCatalogueIsRead() {
        assertThat(CatalogueFile.read().products())
                .isEqualTo(SampleCatalogue.catalogue().products());
    }

    @Test
    void acceptedTerms_shouldBeTheTextOfTheirPage_whenTheirHashIsKept() throws IOException {
        var terms = CatalogueFile.read().terms();
        var page = EventFile.root().resolve("web/terms/" + terms.version() + ".txt");

        assertThat(AuditEntry.sha256(Files.readString(page))).isEqualTo(terms.sha256());
    }

    @Test
    void portal_shouldLinkTheTermsOfNow_notThoseOfBefore() throws IOException {
        var version = CatalogueFile.read().terms().version();

        assertThat(Files.readString(EventFile.root().resolve("web/index.html")))
                .containsOnlyOnce("/web/terms/")
                .contains("/web/terms/" + version + ".txt");
    }

    @Test
    void terms_shouldBeInForce_whenTheVersionNamesAMonth() {
        var month = LocalDate.parse(CatalogueFile.read().terms().version() + "-01");

        assertThat(month.atStartOfDay().toInstant(ZoneOffset.UTC)).isBefore(jp.kakuin.testkit.SteppingClock.START);
    }
}
