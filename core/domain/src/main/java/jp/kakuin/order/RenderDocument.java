package jp.kakuin.order;

import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Prints the papers of an order: the service application form of an EV order, and everybody's cover letter (SPEC A-9). */
public final class RenderDocument {

    private final Orders orders;
    private final Catalogue catalogue;
    private final PrintShop printShop;

    public RenderDocument(Orders orders, Catalogue catalogue, PrintShop printShop) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.printShop = printShop;
    }

    public static RenderDocument of(Ports ports) {
        return new RenderDocument(ports.orders(), ports.catalogue(), ports.printShop());
    }

    /** The form to print and sign, as PDF. */
    public Result<byte[]> serviceApplicationForm(CustomerAccess access) {
        var order = orders.find(access.order()).orElseThrow();
        var product = catalogue.sold(order.application().product());
        return product.signedApplicationForm()
                ? Result.accepted(printShop.serviceApplicationForm(ApplicationPapers.of(order, catalogue)))
                : Result.refused(Refusal.of(OrderCode.NO_APPLICATION_FORM));
    }

    /** The cover letter for papers sent by post, as PDF. */
    public Result<byte[]> coverLetter(CustomerAccess access) {
        var order = orders.find(access.order()).orElseThrow();
        return Result.accepted(printShop.coverLetter(ApplicationPapers.of(order, catalogue)));
    }
}
