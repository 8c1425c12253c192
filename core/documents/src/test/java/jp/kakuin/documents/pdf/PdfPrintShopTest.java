package jp.kakuin.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakuin.documents.Golden;
import jp.kakuin.invoicing.Invoice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PdfPrintShopTest {

    private static final PdfPrintShop SHOP = new PdfPrintShop();

    static Stream<Map.Entry<String, byte[]>> papers() {
        Map<String, byte[]> papers = new LinkedHashMap<>();
        papers.put("invoice", SHOP.invoice(SamplePapers.invoice()));
        papers.put("invoice-with-many-lines", SHOP.invoice(SamplePapers.invoiceWithManyLines()));
        papers.put("service-application-form", SHOP.serviceApplicationForm(SamplePapers.application()));
        papers.put(
                "service-application-form-with-hundred-names",
                SHOP.serviceApplicationForm(SamplePapers.applicationWithHundredNames()));
        papers.put("cover-letter", SHOP.coverLetter(SamplePapers.application()));
        return papers.entrySet().stream();
    }

    /** The PDFs themselves are left in {@code target/papers}, to be looked at. */
    @ParameterizedTest
    @MethodSource("papers")
    void paper_shouldReadAsSomebodyApprovedIt(Map.Entry<String, byte[]> paper) throws IOException {
        Files.write(
                Files.createDirectories(Path.of("target/papers")).resolve(paper.getKey() + ".pdf"), paper.getValue());
        Golden.assertSame("papers/" + paper.getKey() + ".txt", text(paper.getValue()));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void paper_shouldCarryOnlyItsOwnFont_asSubset(Map.Entry<String, byte[]> paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.getValue())) {
            List<PDFont> fonts = new ArrayList<>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
                assertThat(page.getMediaBox().getWidth()).isBetween(595f, 596f);
                assertThat(page.getMediaBox().getHeight()).isBetween(841f, 842f);
            }
            assertThat(fonts)
                    .isNotEmpty()
                    .allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getName().matches("[A-Z]{6}\\+BIZUDGothic(-Regular)?"));
        }
        assertThat(paper.getValue().length).isLessThan(100_000);
    }

    @Test
    void paper_shouldBeTheSameBytes_whenPrintedAgain() {
        assertThat(new PdfPrintShop().invoice(SamplePapers.invoice())).isEqualTo(SHOP.invoice(SamplePapers.invoice()));
        assertThat(SHOP.coverLetter(SamplePapers.application()))
                .isEqualTo(SHOP.coverLetter(SamplePapers.application()));
    }

    @Test
    void paper_shouldComeWhole_whenTheOneBeforeWasWrittenInto() {
        var paper = SHOP.invoice(SamplePapers.invoice());
        var asPrinted = paper.clone();
        Arrays.fill(paper, (byte) 0);
        assertThat(SHOP.invoice(SamplePapers.invoice())).isEqualTo(asPrinted);
    }

    @Test
    void paper_shouldBeAnArchivablePdf_datedByThePaper() throws IOException {
        try (PDDocument document = Loader.loadPDF(SHOP.invoice(SamplePapers.invoice()))) {
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("<pdfaid:part>2</pdfaid:part>", "2026-11-26T00:00:00+09:00");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("請求書 INV-K7QX9M2TDHV4R");
        }
    }

    @Test
    void paper_shouldBeWhole_whenManyThreadsPrintAtOnce() {
        byte[] alone = SHOP.invoice(SamplePapers.invoice());
        assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> SHOP.invoice(SamplePapers.invoice())))
                .allMatch(together -> Arrays.equals(together, alone));
    }

    @Test
    void coverLetter_shouldFitOnePage_soThatItsAddressLabelDoes() throws IOException {
        try (PDDocument document = Loader.loadPDF(SHOP.coverLetter(SamplePapers.application()))) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    @Test
    void invoice_shouldHaveEverythingThatAQualifiedInvoiceNeeds() {
        assertThat(text(SHOP.invoice(SamplePapers.invoice())))
                .contains("適格請求書", "T1234567890123", "角印認証局", "髙﨑渡邉商事㈱", "渡邉 一郎 様")
                .contains("2026年11月25日", "2026年12月31日", "10% 対象", "¥165,000", "¥16,500", "¥181,500", "見本銀行");
    }

    @Test
    void form_shouldKeepTheSignatureOnTheFirstPage_whateverIsFilledIn() throws IOException {
        for (var application : List.of(SamplePapers.application(), SamplePapers.applicationWithHundredNames())) {
            try (PDDocument document = Loader.loadPDF(SHOP.serviceApplicationForm(application))) {
                PDFTextStripper first = new PDFTextStripper();
                first.setEndPage(1);
                assertThat(first.getText(document)).contains("申請責任者ご本人が自署してください", "署名日", "1234567890");
            }
        }
    }

    @Test
    void form_shouldListEveryName_whenThereAreHundred() {
        String text = text(SHOP.serviceApplicationForm(SamplePapers.applicationWithHundredNames()))
                .replaceAll("\\s", "");
        assertThat(SamplePapers.applicationWithHundredNames().names()).allMatch(text::contains);
    }

    @Test
    void hostileText_shouldBePrinted_notObeyed() {
        Invoice.BillTo billTo = new Invoice.BillTo("<b>A&B</b>{{total}}\u0000\uD800</td>", "", "", "", "\"'");
        String text = text(
                SHOP.invoice(SamplePapers.invoice(billTo, SamplePapers.invoice().lines())));
        assertThat(text).contains("<b>A&B</b>{{total}} </td> 御中", "\"'");
    }

    @Test
    void missingGlyph_shouldShowAsGeta_notVanish() {
        Invoice.BillTo billTo = new Invoice.BillTo("🏯城\u3099辻\uDB40\uDD00か\u3099神", "", "", "", "");
        String text = text(
                SHOP.invoice(SamplePapers.invoice(billTo, SamplePapers.invoice().lines())));
        assertThat(text).contains("〓城").contains("辻が神");
    }

    @Test
    void printing_shouldLogNothing_soThatNoCustomerDataReachesTheLogs() {
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            new PdfPrintShop().coverLetter(SamplePapers.application());
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
