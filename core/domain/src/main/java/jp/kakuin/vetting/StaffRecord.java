package jp.kakuin.vetting;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** What every record of staff on a check asks first. */
final class StaffRecord {

    private StaffRecord() {}

    /** Goes on with the check if it can be recorded now; {@code PENDING} is not open yet, and nothing is decided twice. */
    static Result<OrderChange> on(
            Order order, String checkId, Set<CheckKind> kinds, BiFunction<Order, Check, Result<OrderChange>> record) {
        var check = order.check(checkId);
        return problem(order, check, kinds)
                .<Result<OrderChange>>map(code -> Result.refused(Refusal.of(code)))
                .orElseGet(() -> record.apply(order, check.orElseThrow()));
    }

    static OrderStatus next(Order order) {
        return order.status() == OrderStatus.RECEIVED ? OrderStatus.VETTING : order.status();
    }

    private static Optional<Code> problem(Order order, Optional<Check> check, Set<CheckKind> kinds) {
        if (check.isEmpty()) {
            return Optional.of(OrderCode.CHECK_NOT_FOUND);
        }
        if (!kinds.contains(check.get().kind())) {
            return Optional.of(OrderCode.CHECK_OF_ANOTHER_KIND);
        }
        return switch (check.get().state()) {
            case PASSED, FAILED -> Optional.of(OrderCode.CHECK_ALREADY_DECIDED);
            case PENDING, EXPIRED -> Optional.of(OrderCode.CHECK_NOT_OPEN);
            case WAITING -> order.status().vetting() ? Optional.empty() : Optional.of(OrderCode.NOT_OPEN_FOR_VETTING);
        };
    }
}
