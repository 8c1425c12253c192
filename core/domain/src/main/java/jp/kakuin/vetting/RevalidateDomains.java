package jp.kakuin.vetting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.order.Correction;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.ValidationMethod;

/**
 * Relies on no validation of a domain that is older than the rules of the day allow, or whose method has ended (SPEC V-5, BR 4.2.1). A persistent
 * record is looked for again; for anything else the order goes back to its customer.
 */
public final class RevalidateDomains {

    private final Orders orders;
    private final DomainLooks looks;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    private RevalidateDomains(Ports ports) {
        this.orders = ports.orders();
        this.looks = DomainLooks.of(ports);
        this.catalogue = ports.catalogue();
        this.aftermath = Aftermath.of(ports);
        this.clock = ports.clock();
    }

    public static RevalidateDomains of(Ports ports) {
        return new RevalidateDomains(ports);
    }

    /** Whether the order is back with its customer now. */
    public boolean sentBack(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        stale(order).stream()
                .filter(check -> check.control().orElseThrow().method() == ValidationMethod.PERSISTENT_RECORD)
                .forEach(check -> lookAgain(input, order, check));
        var result = orders.change(input.orderId(), found -> sendBack(found, input));
        if (result instanceof Result.Accepted<Order>(var changed)) {
            aftermath.mail(changed);
            return true;
        }
        return false;
    }

    private List<Check> stale(Order order) {
        var today = JapanTime.dayOf(clock.instant());
        return order.checks().stream().filter(check -> isStale(check, today)).toList();
    }

    private static boolean isStale(Check check, LocalDate today) {
        var validated = check.decision().filter(Decision::passed).map(made -> JapanTime.dayOf(made.at()));
        return check.control().isPresent()
                && validated
                        .filter(day -> !check.control().get().method().mayBeReliedOn(day, today))
                        .isPresent();
    }

    private void lookAgain(StepInput input, Order order, Check check) {
        var look = looks.look(order, check, check.control().orElseThrow());
        if (look.holds()) {
            orders.change(
                    input.orderId(),
                    found -> open(found, input)
                            .flatMap(ready -> ready.check(check.id()))
                            .map(stale -> Result.accepted(DomainLooks.passed(found, stale, look, found.status())))
                            .orElse(Result.refused(Refusal.of(StepCode.SUPERSEDED))));
        }
    }

    private Result<OrderChange> sendBack(Order order, StepInput input) {
        var stale = stale(order);
        if (open(order, input).isEmpty() || stale.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var limits = catalogue.sold(order.application().product()).waits();
        return Result.accepted(Vetting.lapse(order, stale, reason(stale), clock.instant(), limits));
    }

    private static Optional<Order> open(Order order, StepInput input) {
        return Optional.of(order).filter(found -> !input.supersededBy(found) && found.status() == OrderStatus.ISSUING);
    }

    private static Correction.Reason reason(List<Check> stale) {
        var names = stale.stream().flatMap(check -> check.names().stream()).toList();
        return LinkAnswers.reason(
                "DOMAIN_VALIDATION_LAPSED",
                "approvals",
                String.join("、", names) + " の使用権の確認が、業界の規則で定められた期限を過ぎました。そのまま再提出していただければ、もう一度確認いたします。確認方法を変更することもできます。",
                "The validation of " + String.join(", ", names)
                        + " is older than the industry's rules allow. Please resubmit, and it is done once more; you may also choose another method.");
    }
}
