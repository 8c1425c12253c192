package jp.kakuin.vetting;

import java.time.Clock;
import java.time.Duration;
import jp.kakuin.Ports;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.DomainControl;

/** The customer has published what was asked for and wants it looked for now (SPEC D-6). "Not yet" is an answer like any other (H-4). */
public final class CheckDomainNow {

    /** Who asks more often is told what was seen last. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Orders orders;
    private final DomainLooks looks;
    private final Clock clock;

    public CheckDomainNow(Orders orders, DomainLooks looks, Clock clock) {
        this.orders = orders;
        this.looks = looks;
        this.clock = clock;
    }

    public static CheckDomainNow of(Ports ports) {
        return new CheckDomainNow(ports.orders(), DomainLooks.of(ports), ports.clock());
    }

    public Result<Order> run(CustomerAccess access, String checkId) {
        var order = orders.find(access.order()).orElseThrow();
        var check = order.check(checkId);
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.CHECK_NOT_FOUND));
        }
        var control = check.get().control();
        if (control.filter(how -> how.method().isLookedFor()
                        || how.awaitsAlias(check.get().names()))
                .isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.NOTHING_TO_LOOK_FOR));
        }
        if (!justLooked(control.get())) {
            looks.look(order, check.get());
        }
        return Result.accepted(orders.find(access.order()).orElseThrow());
    }

    private boolean justLooked(DomainControl control) {
        return control.last()
                .filter(look -> clock.instant().isBefore(look.at().plus(BETWEEN_LOOKS)))
                .isPresent();
    }
}
