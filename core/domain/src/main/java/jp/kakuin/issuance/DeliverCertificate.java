package jp.kakuin.issuance;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Orders;

/** Mails the certificate to the technical and the registration contact (SPEC I-1), and says when the invoice is due to be sent (M-1). */
public final class DeliverCertificate {

    private static final LocalTime INVOICE_TIME = LocalTime.of(9, 0);

    private static final List<ContactRole> READERS = List.of(ContactRole.TECHNICAL, ContactRole.REGISTRATION);

    private final Orders orders;
    private final Correspondence correspondence;
    private final BusinessCalendar calendar;
    private final UnaryOperator<Instant> waits;

    public DeliverCertificate(
            Orders orders, Correspondence correspondence, BusinessCalendar calendar, UnaryOperator<Instant> waits) {
        this.orders = orders;
        this.correspondence = correspondence;
        this.calendar = calendar;
        this.waits = waits;
    }

    public static DeliverCertificate of(Ports ports) {
        return new DeliverCertificate(ports.orders(), Correspondence.of(ports), ports.calendar(), ports.waits());
    }

    /** @param invoiceAt when the flow goes on to the invoice */
    public record Answer(Verdict result, Instant invoiceAt) {}

    /** Where the flow goes next. */
    public enum Verdict {
        DELIVERED
    }

    public Answer run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        var issuedOn = JapanTime.dayOf(order.certificate().orElseThrow().notBefore());
        for (var role : Letters.distinctByAddress(order.application(), READERS)) {
            correspondence.send(order, Letter.of(Letter.Occasion.CERTIFICATE_ISSUED, role.name()));
        }
        return new Answer(Verdict.DELIVERED, waits.apply(JapanTime.at(calendar.nextAfter(issuedOn), INVOICE_TIME)));
    }
}
