package jp.kakuin.aws.identity;

import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.RequestCode;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Lets in who holds the order's bearer token. An unknown order and a wrong token look the same. */
public final class CustomerGate {

    private static final String NO_ORDER = "0".repeat(64);

    private final Orders orders;

    public CustomerGate(Orders orders) {
        this.orders = orders;
    }

    /** Asks for the token of the order named in the path ({@code orderId}). */
    public Result<CustomerAccess> enter(ApiRequest request) {
        return request.bearer()
                .map(token -> enter(request.path("orderId"), token))
                .orElseGet(() -> Result.refused(Refusal.of(RequestCode.UNAUTHENTICATED)));
    }

    private Result<CustomerAccess> enter(String orderId, String token) {
        var order = OrderId.isValid(orderId) ? orders.find(new OrderId(orderId)) : java.util.Optional.<Order>empty();
        var expected = order.map(Order::tokenSha256).orElse(NO_ORDER);
        // Compared even if there is no order: the time tells nothing.
        var same = Secrets.same(expected, Secrets.hash(token));
        return same && order.isPresent()
                ? Result.accepted(new CustomerAccess(order.get().id()))
                : Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
    }
}
