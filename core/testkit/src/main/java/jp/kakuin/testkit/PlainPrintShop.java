package jp.kakuin.testkit;

import java.nio.charset.StandardCharsets;
import jp.kakuin.invoicing.ApplicationPaper;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.PrintShop;

/** Prints papers as their records print themselves. */
public final class PlainPrintShop implements PrintShop {

    @Override
    public byte[] invoice(Invoice invoice) {
        return print("invoice", invoice);
    }

    @Override
    public byte[] serviceApplicationForm(ApplicationPaper paper) {
        return print("service application form", paper);
    }

    @Override
    public byte[] coverLetter(ApplicationPaper paper) {
        return print("cover letter", paper);
    }

    private static byte[] print(String title, Object content) {
        return (title + "\n" + content).getBytes(StandardCharsets.UTF_8);
    }
}
