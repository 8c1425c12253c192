package jp.kakuin.vetting;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Text;
import jp.kakuin.highrisk.ChangeHighRiskList;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Staff reject an application for good and record why (SPEC A-10). */
public final class RejectOrder {

    private final Orders orders;
    private final Aftermath aftermath;
    private final ChangeHighRiskList highRisk;
    private final Clock clock;

    public RejectOrder(Orders orders, Aftermath aftermath, ChangeHighRiskList highRisk, Clock clock) {
        this.orders = orders;
        this.highRisk = highRisk;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static RejectOrder of(Ports ports) {
        return new RejectOrder(ports.orders(), Aftermath.of(ports), ChangeHighRiskList.of(ports), ports.clock());
    }

    /** Why an application is rejected: prohibited conduct, or a fact that no correction can mend. */
    public enum Ground {
        PUBLIC_ORDER,
        CRIME,
        COPYRIGHT,
        PROPERTY_OR_PRIVACY,
        DEFAMATION,
        OTHER_LAW,
        HARM_TO_THE_CA,
        ORGANISATION_NOT_ELIGIBLE,
        NOT_VERIFIABLE;

        /** What makes the applicant and its names high risk from then on (BR 4.2.1). */
        boolean prohibitedConduct() {
            return switch (this) {
                case PUBLIC_ORDER, CRIME, COPYRIGHT, PROPERTY_OR_PRIVACY, DEFAMATION, OTHER_LAW, HARM_TO_THE_CA -> true;
                case ORGANISATION_NOT_ELIGIBLE, NOT_VERIFIABLE -> false;
            };
        }
    }

    /**
     * @param ground one of {@link Ground}
     * @param ja what the customer is told
     * @param en may be empty: then the Japanese text stands alone
     */
    public record Form(String ground, String ja, String en) {

        public Form {
            ja = StaffText.paragraph(ja);
            en = StaffText.paragraph(en);
        }
    }

    public Result<Order> run(Staff staff, OrderId id, Form form) {
        var texts = new StaffText()
                .required("ja", form.ja(), StaffText.MAX_NOTE, VettingCode.REASON_MISSING)
                .optional("en", form.en(), StaffText.MAX_NOTE);
        if (!texts.problems().isEmpty()) {
            return Result.refused(texts.problems());
        }
        if (Arrays.stream(Ground.values()).noneMatch(ground -> ground.name().equals(form.ground()))) {
            return Result.refused(Refusal.of(VettingCode.OUTCOME_UNKNOWN, "ground"));
        }
        // Before the order ends: whoever dies in between has it to do again, and the list hears of it in any case.
        orders.find(id)
                .filter(order -> order.status().beforeIssue())
                .filter(order -> Ground.valueOf(form.ground()).prohibitedConduct())
                .ifPresent(order -> highRisk.addAll(
                        order.application(), id, HighRiskEntry.Ground.REFUSED, Actor.staff(staff.subject())));
        var result = orders.change(id, order -> reject(order, staff, form));
        var rejected = orders.find(id).filter(order -> order.status() == OrderStatus.REJECTED);
        rejected.ifPresent(aftermath::stopped);
        return rejected.map(Result::accepted).orElse(result);
    }

    private Result<OrderChange> reject(Order order, Staff staff, Form form) {
        if (!order.status().beforeIssue()) {
            return Result.refused(Refusal.of(OrderCode.NOT_OPEN_FOR_VETTING));
        }
        var english =
                Optional.ofNullable(form.en()).filter(text -> !text.isBlank()).orElse(form.ja());
        return Result.accepted(Vetting.end(
                order,
                OrderStatus.REJECTED,
                Actor.staff(staff.subject()),
                clock.instant(),
                Optional.of(new Text(form.ja(), english)),
                Map.of("ground", form.ground())));
    }
}
