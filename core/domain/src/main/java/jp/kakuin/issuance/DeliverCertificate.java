package jp.kakuin.issuance;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.StepInput;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Orders;

/**
 * Mails the certificate to the technical and the registration contact (SPEC I-1), and says when the invoice is due to be sent (M-1). What is free waits
 * for none.
 */
public final class DeliverCertificate {

    private static final LocalTime INVOICE_TIME = LocalTime.of(9, 0);

    private static final List<ContactRole> READERS = List.of(ContactRole.TECHNICAL, ContactRole.REGISTRATION);

    private final Orders orders;
    private final Correspondence correspondence;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final UnaryOperator<Instant> waits;

    public DeliverCertificate(
            Orders orders,
            Correspondence correspondence,
            Catalogue catalogue,
            BusinessCalendar calendar,
            UnaryOperator<Instant> waits) {
        this.orders = orders;
        this.correspondence = correspondence;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.waits = waits;
    }

    public static DeliverCertificate of(Ports ports) {
        return new DeliverCertificate(
                ports.orders(), Correspondence.of(ports), ports.catalogue(), ports.calendar(), ports.waits());
    }

    /** @param invoiceAt when the flow goes on to the invoice; gone by already if there is none */
    public record Answer(Verdict result, Instant invoiceAt) {}

    /** Where the flow goes next. */
    public enum Verdict {
        DELIVERED
    }

    public Answer run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        var issuedAt = order.certificate().orElseThrow().notBefore();
        var issuedOn = JapanTime.dayOf(issuedAt);
        for (var role : Letters.distinctByAddress(order.application(), READERS)) {
            correspondence.send(order, Letter.of(Letter.Occasion.CERTIFICATE_ISSUED, role.name()));
        }
        var isFree = catalogue.sold(order.application().product()).isFree();
        return new Answer(
                Verdict.DELIVERED,
                isFree ? issuedAt : waits.apply(JapanTime.at(calendar.nextAfter(issuedOn), INVOICE_TIME)));
    }
}
