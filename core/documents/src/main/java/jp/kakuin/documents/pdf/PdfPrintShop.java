package jp.kakuin.documents.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import jp.kakuin.invoicing.ApplicationPaper;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.PrintShop;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Prints with openhtmltopdf. The same arguments give the same bytes: dates inside the PDF are those of the paper. One paper is printed at a time
 * (the parsed font is shared); the font is loaded when the first is asked for.
 */
public final class PdfPrintShop implements PrintShop {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Held, because the logging system forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.pdfbox"),
            Logger.getLogger("org.apache.fontbox"),
            Logger.getLogger("com.openhtmltopdf"));

    private PaperFont font;
    private byte[] colours;
    private Printed last;

    /** A paper as its words were set. */
    private record Printed(LocalDate date, String html, byte[] pdf) {}

    @Override
    public byte[] invoice(Invoice invoice) {
        return print("invoice.html", "請求書 " + invoice.number(), invoice.issuedOn(), InvoiceValues.of(invoice));
    }

    @Override
    public byte[] serviceApplicationForm(ApplicationPaper paper) {
        String title = "サービス申込書 " + paper.contractCode();
        return print("service-application-form.html", title, paper.appliedOn(), ApplicationValues.of(paper));
    }

    @Override
    public byte[] coverLetter(ApplicationPaper paper) {
        return print(
                "cover-letter.html", "送付書 " + paper.contractCode(), paper.appliedOn(), ApplicationValues.of(paper));
    }

    private synchronized byte[] print(String template, String title, LocalDate date, Values values) {
        if (font == null) {
            silence();
            colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
            font = PaperFont.load();
        }
        String html = PaperTemplate.fill(template, values.set("title", title), font::printable);
        // An invoice is asked for twice in a row, to be kept and to be mailed.
        if (last == null || !last.html().equals(html) || !last.date().equals(date)) {
            last = new Printed(date, html, pdf(date, html));
        }
        return last.pdf().clone();
    }

    private byte[] pdf(LocalDate date, String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        try (PDDocument document = new DatedDocument(date, html);
                PdfBoxRenderer renderer = renderer(document, html)) {
            renderer.createPDFWithoutClosing();
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** PDF/A, because invoices are kept for seven years (SPEC M-8); it also spares the renderer a search for the machine's fonts. */
    private PdfBoxRenderer renderer(PDDocument document, String html) {
        return new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .useColorProfile(colours)
                .useFont(new PDFontSupplier(font.in(document)), PaperFont.FAMILY, 400, FontStyle.NORMAL, true)
                .withProducer("Kakuin")
                .withHtmlContent(html, null)
                .buildPdfRenderer();
    }

    /** The libraries log to standard error what they lay out, the words of the paper among it. */
    private static void silence() {
        XRLog.setLoggingEnabled(false);
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** Dated by the paper instead of the clock, and with an id made from its words. */
    private static final class DatedDocument extends PDDocument {

        private final GregorianCalendar day;

        DatedDocument(LocalDate date, String html) {
            day = GregorianCalendar.from(date.atStartOfDay(JAPAN));
            CRC32 sum = new CRC32();
            sum.update(html.getBytes(StandardCharsets.UTF_8));
            setDocumentId(sum.getValue());
        }

        /** Called by the renderer with the present time, just before it copies the dates into the metadata of PDF/A. */
        @Override
        public void setDocumentInformation(PDDocumentInformation information) {
            information.setCreationDate(day);
            information.setModificationDate(day);
            super.setDocumentInformation(information);
        }
    }
}
