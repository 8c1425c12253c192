package jp.kakuin.invoicing;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.Application;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;

/** Draws up the invoice of an issued order (SPEC M-1). Pure. */
public final class InvoiceDrawing {

    private InvoiceDrawing() {}

    /**
     * @param issuedOn the invoice's date
     * @throws java.util.NoSuchElementException if the order has no certificate
     */
    public static Invoice of(Order order, Catalogue catalogue, LocalDate issuedOn) {
        var application = order.application();
        var product = catalogue.sold(application.product());
        var supplied = JapanTime.dayOf(order.certificate().orElseThrow().notBefore());
        var line = line(application, product, catalogue.taxPercent());
        var tax = tax(line.amount(), catalogue.taxPercent());
        return new Invoice(
                "I-" + order.id().value(),
                order.id(),
                catalogue.authority(),
                billTo(application.billingContact()),
                issuedOn,
                supplied,
                supplied.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth()),
                List.of(line),
                List.of(new Invoice.TaxOfRate(catalogue.taxPercent(), line.amount(), tax)),
                line.amount().plus(tax));
    }

    /** What the order costs, tax included. */
    public static Yen priceWithTax(Application application, Product product, int taxPercent) {
        var amount = line(application, product, taxPercent).amount();
        return amount.plus(tax(amount, taxPercent));
    }

    // Rounded down once per rate, as the rules for qualified invoices ask.
    static Yen tax(Yen taxable, int percent) {
        return new Yen(Math.floorDiv(Math.multiplyExact(taxable.amount(), (long) percent), 100L));
    }

    private static Invoice.Line line(Application application, Product product, int taxPercent) {
        var unit = product.pricePerName().get(application.termMonths());
        var names = application.names().size();
        var months = application.termMonths();
        var description = new Text(
                product.name().ja() + "（" + application.commonName() + "、" + months + "か月）",
                product.name().en() + " (" + application.commonName() + ", " + months + " months)");
        return new Invoice.Line(description, names, unit, unit.times(names), taxPercent);
    }

    private static Invoice.BillTo billTo(Application.OutsideContact contact) {
        return new Invoice.BillTo(
                contact.corporateName(),
                contact.department(),
                contact.name(),
                contact.address().map(Application.Address::postalCode).orElse(""),
                contact.address().map(Application.Address::oneLine).orElse(""));
    }
}
