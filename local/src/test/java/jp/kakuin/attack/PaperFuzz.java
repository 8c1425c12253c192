package jp.kakuin.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kakuin.documents.pdf.PdfPrintShop;
import jp.kakuin.order.ApplicationPapers;
import jp.kakuin.testkit.SampleCatalogue;

/** Whatever the rules take can be printed: an order whose paper cannot be made would stand still. */
public final class PaperFuzz {

    private static final PdfPrintShop SHOP = new PdfPrintShop();

    private static final int LARGEST = 500_000;

    private PaperFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        TypedApplication.read(data).ifPresent(order -> {
            var paper = ApplicationPapers.of(order, SampleCatalogue.catalogue());
            for (var pdf : List.of(SHOP.serviceApplicationForm(paper), SHOP.coverLetter(paper))) {
                var head = new String(pdf, 0, 5, StandardCharsets.US_ASCII);
                Told.require(head.equals("%PDF-") && pdf.length < LARGEST, pdf.length + " bytes of " + head);
            }
        });
    }
}
