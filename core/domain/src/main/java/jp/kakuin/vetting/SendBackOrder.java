package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Staff send an order back to its customer, with every reason at once (SPEC A-4). */
public final class SendBackOrder {

    private final Orders orders;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    public SendBackOrder(Orders orders, Catalogue catalogue, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static SendBackOrder of(Ports ports) {
        return new SendBackOrder(ports.orders(), ports.catalogue(), Aftermath.of(ports), ports.clock());
    }

    /** Reasons for the customer. */
    public record Form(List<Reason> reasons) {}

    /**
     * @param field path in the application; may be empty
     * @param en may be empty: then the Japanese text stands alone
     */
    public record Reason(String field, String ja, String en) {

        public Reason {
            field = StaffText.line(field);
            ja = StaffText.paragraph(ja);
            en = StaffText.paragraph(en);
        }
    }

    public Result<Order> run(Staff staff, OrderId id, Form form) {
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        var result = orders.change(id, order -> sendBack(order, staff, form));
        var repeated = orders.find(id).filter(order -> alreadyTold(order, form));
        var answer = repeated.map(Result::accepted).orElse(result);
        if (answer instanceof Result.Accepted<Order>(var order)) {
            aftermath.stopped(order);
        }
        return answer;
    }

    private Result<OrderChange> sendBack(Order order, Staff staff, Form form) {
        var lasting = order.status() == OrderStatus.CORRECTION && !alreadyTold(order, form);
        if (!order.status().vetting() && !lasting) {
            return Result.refused(Refusal.of(OrderCode.NOT_OPEN_FOR_VETTING));
        }
        var limits = catalogue.sold(order.application().product()).waits();
        return Result.accepted(
                Vetting.sendBack(order, reasons(form), Actor.staff(staff.subject()), clock.instant(), limits));
    }

    // An order can be in correction for somebody else's reasons; then these are still to be told.
    private static boolean alreadyTold(Order order, Form form) {
        return order.status() == OrderStatus.CORRECTION
                && order.correction().orElseThrow().reasons().containsAll(reasons(form));
    }

    private static List<Correction.Reason> reasons(Form form) {
        return form.reasons().stream()
                .map(reason -> new Correction.Reason(
                        "STAFF_REQUEST",
                        Objects.requireNonNullElse(reason.field(), ""),
                        new Text(
                                reason.ja(),
                                Optional.ofNullable(reason.en())
                                        .filter(text -> !text.isBlank())
                                        .orElse(reason.ja()))))
                .toList();
    }

    private static List<Refusal> problems(Form form) {
        if (form.reasons() == null || form.reasons().isEmpty()) {
            return List.of(Refusal.of(VettingCode.REASON_MISSING, "reasons"));
        }
        var texts = new StaffText();
        for (int i = 0; i < form.reasons().size(); i++) {
            var field = "reasons[" + i + "]";
            var reason = Optional.ofNullable(form.reasons().get(i)).orElse(new Reason(null, null, null));
            texts.required(field + ".ja", reason.ja(), StaffText.MAX_REFERENCE, VettingCode.REASON_MISSING)
                    .optional(field + ".en", reason.en(), StaffText.MAX_REFERENCE)
                    .optional(field + ".field", reason.field(), StaffText.MAX_REFERENCE);
        }
        return texts.problems();
    }
}
