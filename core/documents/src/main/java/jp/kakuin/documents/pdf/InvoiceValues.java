package jp.kakuin.documents.pdf;

import java.util.List;
import jp.kakuin.documents.Language;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.Yen;

/** What stands on a qualified invoice (適格請求書): everything that article 57-4 of the Consumption Tax Act asks for, and how to pay. */
final class InvoiceValues {

    private static final int REDUCED_RATE = 8;

    private InvoiceValues() {}

    static Values of(Invoice invoice) {
        Values values = new Values()
                .set("number", invoice.number())
                .set("order", invoice.order().value())
                .set("total", Language.yen(invoice.total()))
                .set(
                        "taxable",
                        Language.yen(sum(invoice.taxes().stream()
                                .map(Invoice.TaxOfRate::taxable)
                                .toList())))
                .set(
                        "tax",
                        Language.yen(sum(invoice.taxes().stream()
                                .map(Invoice.TaxOfRate::tax)
                                .toList())))
                .list("lines", invoice.lines().stream().map(InvoiceValues::line).toList())
                .list("taxes", invoice.taxes().stream().map(InvoiceValues::tax).toList())
                .when("reduced", invoice.taxes().stream().anyMatch(tax -> tax.taxPercent() == REDUCED_RATE));
        PaperValues.date(values, "issuedOn", invoice.issuedOn());
        PaperValues.date(values, "suppliedOn", invoice.suppliedOn());
        PaperValues.date(values, "dueOn", invoice.dueOn());
        PaperValues.seller(values, invoice.seller());
        billTo(values, invoice.billTo());
        return values;
    }

    private static void billTo(Values values, Invoice.BillTo billTo) {
        boolean person = !billTo.personName().isBlank();
        values.set("billToName", billTo.corporateName())
                .set("billToPostalCode", PaperValues.postalCode(billTo.postalCode()))
                .set("billToAddress", billTo.address())
                .when("billToCompanyAlone", !person && billTo.department().isBlank())
                .list(
                        "billToDepartment",
                        PaperValues.optional(
                                "department",
                                billTo.department() + (person ? "" : " 御中"),
                                !billTo.department().isBlank()))
                .list("billToPerson", PaperValues.optional("person", billTo.personName(), person));
    }

    private static Values line(Invoice.Line line) {
        return new Values()
                .set("descriptionJa", line.description().ja())
                .set("descriptionEn", line.description().en())
                .set("quantity", Integer.toString(line.quantity()))
                .set("unitPrice", Language.yen(line.unitPrice()))
                .set("amount", Language.yen(line.amount()))
                .set("rate", rate(line.taxPercent()));
    }

    private static Values tax(Invoice.TaxOfRate tax) {
        return new Values()
                .set("rate", rate(tax.taxPercent()))
                .set("taxable", Language.yen(tax.taxable()))
                .set("tax", Language.yen(tax.tax()));
    }

    /** The reduced rate carries a mark, which a note explains. */
    private static String rate(int percent) {
        return percent + "%" + (percent == REDUCED_RATE ? " ※" : "");
    }

    private static Yen sum(List<Yen> amounts) {
        return amounts.stream().reduce(Yen.ZERO, Yen::plus);
    }
}
