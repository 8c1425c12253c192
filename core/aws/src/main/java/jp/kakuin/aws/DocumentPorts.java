package jp.kakuin.aws;

import java.net.URI;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.documents.mail.AngusMailComposer;
import jp.kakuin.documents.mail.Sender;
import jp.kakuin.documents.pdf.PdfPrintShop;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.mail.MailComposer;

/** The ports whose classes are in the documents layer. Touched by the functions alone that have it. */
final class DocumentPorts {

    private final PdfPrintShop printShop = new PdfPrintShop();

    MailComposer mailComposer(Catalogue catalogue, String supportMail, URI portal) {
        var authority = catalogue.authority();
        return new AngusMailComposer(new Sender(authority.name(), supportMail, authority.telephone(), portal));
    }

    PrintShop printShop() {
        return printShop;
    }
}
