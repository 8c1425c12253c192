package jp.kakuin.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** The final review, which opens the way to the CA key (SPEC V-6, EVG 3.2.2.13 and 5.2.4). */
public final class RecordFinalReview {

    private static final String CHECK_ID = "final-review";

    private final Orders orders;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    public RecordFinalReview(Orders orders, Catalogue catalogue, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static RecordFinalReview of(Ports ports) {
        return new RecordFinalReview(ports.orders(), ports.catalogue(), Aftermath.of(ports), ports.clock());
    }

    /**
     * @param outcome {@code PASSED} or {@code FAILED}
     * @param note what the customer has to mend if it failed
     */
    public record Form(String outcome, String note) {

        public Form {
            note = StaffText.paragraph(note);
        }
    }

    public Result<Order> run(Staff staff, OrderId id, Form form) {
        if (!"PASSED".equals(form.outcome()) && !"FAILED".equals(form.outcome())) {
            return Result.refused(Refusal.of(VettingCode.OUTCOME_UNKNOWN, "outcome"));
        }
        var texts = "FAILED".equals(form.outcome())
                ? new StaffText().required("note", form.note(), StaffText.MAX_NOTE, VettingCode.NOTE_MISSING)
                : new StaffText().optional("note", form.note(), StaffText.MAX_NOTE);
        if (!texts.problems().isEmpty()) {
            return Result.refused(texts.problems());
        }
        var result = orders.change(
                id,
                order -> StaffRecord.on(
                        order,
                        CHECK_ID,
                        Set.of(CheckKind.FINAL_REVIEW),
                        (found, check) -> decide(found, check, staff, form)));
        return aftermath.of(result, id, CHECK_ID, () -> repeated(id, staff, form));
    }

    private Result<OrderChange> decide(Order order, Check check, Staff staff, Form form) {
        if (order.status() != OrderStatus.REVIEW) {
            return Result.refused(Refusal.of(OrderCode.NOT_UNDER_REVIEW));
        }
        var openOthers = order.openChecks().stream()
                .filter(open -> open.kind() != CheckKind.FINAL_REVIEW)
                .toList();
        if (!openOthers.isEmpty()) {
            var ids = String.join(", ", openOthers.stream().map(Check::id).toList());
            return Result.refused(Refusal.of(VettingCode.OTHER_CHECKS_OPEN, "", "checks", ids));
        }
        var product = catalogue.sold(order.application().product());
        var decision = new Decision(
                form.outcome().equals("PASSED"),
                Actor.staff(staff.subject()),
                clock.instant(),
                List.of(),
                Map.of(),
                Objects.requireNonNullElse(form.note(), ""));
        var change = decision.passed()
                ? Vetting.pass(order, check, decision, OrderStatus.ISSUING)
                : Vetting.fail(order, check, decision, reason(form.note()), product.waits());
        return Result.accepted(product.secondPersonReview() ? change.onlyIfNotCheckedBy(staff.subject()) : change);
    }

    private boolean repeated(OrderId id, Staff staff, Form form) {
        return orders.find(id)
                .flatMap(order -> order.check(CHECK_ID))
                .flatMap(Check::decision)
                .filter(made -> made.by().equals(Actor.staff(staff.subject())))
                .filter(made -> made.passed() == form.outcome().equals("PASSED"))
                .isPresent();
    }

    private static Correction.Reason reason(String note) {
        return new Correction.Reason("FINAL_REVIEW_FAILED", "", new Text("最終審査:" + note, "Final review: " + note));
    }
}
