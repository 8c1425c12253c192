package jp.kakuin.aws.http;

import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.problem.ProblemCode;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** The order that a route names. */
public final class OrderPath {

    private OrderPath() {}

    /** The problem report, which is numbered alike. */
    public static Result<OrderId> report(ApiRequest request) {
        var text = request.path("reportId");
        return OrderId.isValid(text)
                ? Result.accepted(new OrderId(text))
                : Result.refused(Refusal.of(ProblemCode.PROBLEM_REPORT_NOT_FOUND));
    }

    /** Refused as not found if the text is no order number. */
    public static Result<OrderId> of(ApiRequest request) {
        var text = request.path("orderId");
        return OrderId.isValid(text)
                ? Result.accepted(new OrderId(text))
                : Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
    }
}
