package jp.kakuin.order;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Aftermath;
import jp.kakuin.vetting.Vetting;

/** The customer withdraws an order before issue (SPEC A-14). Asked again, it is answered the same. */
public final class WithdrawOrder {

    private final Orders orders;
    private final Aftermath aftermath;
    private final Clock clock;

    public WithdrawOrder(Orders orders, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static WithdrawOrder of(Ports ports) {
        return new WithdrawOrder(ports.orders(), Aftermath.of(ports), ports.clock());
    }

    public Result<Order> run(CustomerAccess access) {
        var result = orders.change(access.order(), this::withdraw);
        var withdrawn = orders.find(access.order()).filter(order -> order.status() == OrderStatus.WITHDRAWN);
        withdrawn.ifPresent(aftermath::stopped);
        return withdrawn.map(Result::accepted).orElse(result);
    }

    private Result<OrderChange> withdraw(Order order) {
        return order.status().beforeIssue()
                ? Result.accepted(Vetting.end(
                        order, OrderStatus.WITHDRAWN, Actor.CUSTOMER, clock.instant(), Optional.empty(), Map.of()))
                : Result.refused(Refusal.of(OrderCode.NOT_WITHDRAWABLE));
    }
}
