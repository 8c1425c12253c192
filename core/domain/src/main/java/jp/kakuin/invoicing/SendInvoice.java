package jp.kakuin.invoicing;

import java.time.Clock;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.vetting.Actor;

/** Draws the invoice once, keeps its PDF, mails it to the billing contact and closes the order (SPEC M-1). What is free is closed alone. */
public final class SendInvoice {

    private final Orders orders;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final PrintShop printShop;
    private final DocumentStore documents;
    private final Correspondence correspondence;
    private final Clock clock;

    public SendInvoice(
            Orders orders,
            Catalogue catalogue,
            BusinessCalendar calendar,
            PrintShop printShop,
            DocumentStore documents,
            Correspondence correspondence,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.printShop = printShop;
        this.documents = documents;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    public static SendInvoice of(Ports ports) {
        return new SendInvoice(
                ports.orders(),
                ports.catalogue(),
                ports.calendar(),
                ports.printShop(),
                ports.documents(),
                Correspondence.of(ports),
                ports.clock());
    }

    public void run(StepInput input) {
        var found = orders.find(input.orderId()).orElseThrow();
        if (!catalogue.sold(found.application().product()).isFree()) {
            bill(input);
        }
        orders.change(input.orderId(), this::close);
    }

    private void bill(StepInput input) {
        orders.change(input.orderId(), this::draw);
        var order = orders.find(input.orderId()).orElseThrow();
        var invoice = order.invoice().orElseThrow();
        documents.keep(
                "invoices/" + order.id() + "/" + invoice.number() + ".pdf",
                "application/pdf",
                printShop.invoice(invoice));
        correspondence.send(order, Letter.of(Letter.Occasion.INVOICE));
    }

    private Result<OrderChange> draw(Order order) {
        if (order.invoice().isPresent() || order.certificate().isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var issuedOn = JapanTime.dayOf(order.certificate().get().notBefore());
        var scheduled = calendar.nextAfter(issuedOn);
        var today = JapanTime.dayOf(clock.instant());
        var invoice = InvoiceDrawing.of(order, catalogue, scheduled.isAfter(today) ? scheduled : today);
        return Result.accepted(OrderChange.of(
                order,
                order.withInvoice(invoice),
                Actor.SYSTEM,
                "INVOICE_DRAWN",
                Map.of(
                        "number",
                        invoice.number(),
                        "total",
                        Long.toString(invoice.total().amount())),
                clock.instant()));
    }

    private Result<OrderChange> close(Order order) {
        return order.status() == OrderStatus.ISSUED
                ? Result.accepted(OrderChange.of(
                        order,
                        order.withStatus(OrderStatus.CLOSED, clock.instant()),
                        Actor.SYSTEM,
                        "ORDER_CLOSED",
                        Map.of(),
                        clock.instant()))
                : Result.refused(Refusal.of(StepCode.ALREADY_DONE));
    }
}
