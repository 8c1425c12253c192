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
 * Right before issue: looks again for a persistent record that may no longer be relied on, so that nobody has to be asked anew (BR 3.2.2.4.22), and sends
 * back what was validated by a method that has ended, since asking in the same way would be asking in vain. All else is {@link EvidenceReuse}'s.
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
        order.checks().stream()
                .filter(check -> isStale(check, today()))
                .forEach(check -> lookAgain(input, order, check));
        var result = orders.change(input.orderId(), found -> sendBack(found, input));
        if (result instanceof Result.Accepted<Order>(var changed)) {
            aftermath.mail(changed);
            return true;
        }
        return false;
    }

    private LocalDate today() {
        return JapanTime.dayOf(clock.instant());
    }

    private static boolean isStale(Check check, LocalDate today) {
        var validated = check.decision().filter(Decision::passed).map(made -> JapanTime.dayOf(made.at()));
        return check.control()
                        .filter(how -> how.method() == ValidationMethod.PERSISTENT_RECORD)
                        .isPresent()
                && validated
                        .filter(day -> !ValidationMethod.PERSISTENT_RECORD.mayBeReliedOn(day, today))
                        .isPresent();
    }

    private List<Check> endedMethods(Order order) {
        return order.checks().stream()
                .filter(check -> check.control()
                        .filter(how -> how.method().row().ended(today()))
                        .isPresent())
                .toList();
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
        var ended = endedMethods(order);
        if (open(order, input).isEmpty() || ended.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var limits = catalogue.sold(order.application().product()).waits();
        return Result.accepted(Vetting.lapse(order, ended, reason(ended), clock.instant(), limits));
    }

    private static Optional<Order> open(Order order, StepInput input) {
        return Optional.of(order).filter(found -> !input.supersededBy(found) && found.status() == OrderStatus.ISSUING);
    }

    private static Correction.Reason reason(List<Check> ended) {
        var names = ended.stream().flatMap(check -> check.names().stream()).toList();
        var method = ended.getFirst().control().orElseThrow().method().row().arguments();
        return LinkAnswers.reason(
                "VALIDATION_METHOD_ENDED",
                "approvals",
                String.join("、", names) + " の確認方法「" + method.get("titleJa") + "」は、業界の規則により" + method.get("sinceJa")
                        + "禁止されています。確認方法を「" + method.get("insteadJa") + "」などに変更のうえ、再提出してください。",
                "The validation of " + String.join(", ", names) + " by \"" + method.get("titleEn")
                        + "\" has been banned by the industry's rules " + method.get("sinceEn")
                        + ". Please choose another method, such as \"" + method.get("insteadEn") + "\", and resubmit.");
    }
}
