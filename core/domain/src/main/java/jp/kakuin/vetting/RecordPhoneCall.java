package jp.kakuin.vetting;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.identity.Staff;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Staff record a telephone call (SPEC P-1, P-2, P-4). */
public final class RecordPhoneCall {

    private static final Set<CheckKind> KINDS =
            Set.of(CheckKind.CALL_HR, CheckKind.CALL_APPLICANT, CheckKind.CALL_REGISTRATION_CONTACT);
    private static final Duration SAME_CALL = Duration.ofMinutes(1);

    private final Orders orders;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final Aftermath aftermath;
    private final Clock clock;

    public RecordPhoneCall(
            Orders orders, Catalogue catalogue, BusinessCalendar calendar, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static RecordPhoneCall of(Ports ports) {
        return new RecordPhoneCall(
                ports.orders(), ports.catalogue(), ports.calendar(), Aftermath.of(ports), ports.clock());
    }

    public Result<Order> run(Staff staff, OrderId id, String checkId, PhoneCallForm form) {
        var result = orders.change(
                id,
                order -> StaffRecord.on(
                        order,
                        checkId,
                        KINDS,
                        (found, check) -> recordedBefore(check, staff, form)
                                ? Result.refused(Refusal.of(OrderCode.CHECK_ALREADY_DECIDED))
                                : form.check(check.kind(), staff, clock.instant(), calendar)
                                        .map(call -> record(found, check, call, staff))));
        return aftermath.of(result, id, checkId, () -> recordedBefore(id, checkId, staff, form));
    }

    private OrderChange record(Order order, Check check, PhoneCall call, Staff staff) {
        var called = check.called(call);
        var decision = new Decision(
                call.outcome() == PhoneCall.Outcome.CONFIRMED,
                Actor.staff(staff.subject()),
                clock.instant(),
                List.of(),
                Map.of(),
                call.note());
        var limits = catalogue.sold(order.application().product()).waits();
        return switch (call.outcome()) {
            case CONFIRMED -> Vetting.pass(order, called, decision, StaffRecord.next(order));
            case CALL_AGAIN ->
                OrderChange.of(
                        order,
                        order.withCheck(called)
                                .withStatus(StaffRecord.next(order), clock.instant())
                                .withCheckedBy(staff.subject()),
                        Actor.staff(staff.subject()),
                        "CALL_AGAIN_AGREED",
                        Map.of("check", check.id()),
                        clock.instant());
            case UNREACHABLE -> Vetting.fail(order, called, decision, unreachable(check), limits);
            case DENIED -> Vetting.fail(order, called, decision, denied(check), limits);
        };
    }

    private boolean recordedBefore(OrderId id, String checkId, Staff staff, PhoneCallForm form) {
        return orders.find(id)
                .flatMap(order -> order.check(checkId))
                .filter(check -> recordedBefore(check, staff, form))
                .isPresent();
    }

    // Sent twice by a browser or a proxy: the call is there already.
    private boolean recordedBefore(Check check, Staff staff, PhoneCallForm form) {
        return form.number() != null
                && check.calls().stream()
                        .anyMatch(call -> call.staff().equals(staff.subject())
                                && call.number().equals(form.number())
                                && call.outcome().name().equals(form.outcome())
                                && sameTime(call, form));
    }

    private boolean sameTime(PhoneCall call, PhoneCallForm form) {
        return form.calledAt() == null
                ? Duration.between(call.calledAt(), clock.instant()).abs().compareTo(SAME_CALL) < 0
                : call.calledAt().equals(form.calledAt());
    }

    // P-2: the customer replaces the contact through an edit.
    private static Correction.Reason unreachable(Check check) {
        return new Correction.Reason(
                "CONTACT_UNREACHABLE",
                field(check),
                new Text(
                        check.kind().title().ja() + "ができませんでした。ご連絡の取れるご担当者様に変更のうえ、再提出してください。",
                        check.kind().title().en()
                                + " was not possible. Please name a person we can reach and resubmit."));
    }

    private static Correction.Reason denied(Check check) {
        return new Correction.Reason(
                "CALL_DENIED",
                field(check),
                new Text(
                        check.kind().title().ja() + "で申請内容の確認が得られませんでした。申請内容をご確認ください。",
                        check.kind().title().en()
                                + ": the application was not confirmed. Please check what you applied for."));
    }

    private static String field(Check check) {
        return check.kind() == CheckKind.CALL_REGISTRATION_CONTACT ? "registrationContact" : "applicant";
    }
}
