package jp.kakuin.aws.http;

import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.problem.ProblemCode;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** The order that a route names, or the problem report, which is numbered alike. Refused as not found if the text is no such number. */
public final class OrderPath {

    private OrderPath() {}

    public static Result<OrderId> of(ApiRequest request) {
        return number(request, "orderId", OrderCode.ORDER_NOT_FOUND);
    }

    public static Result<OrderId> report(ApiRequest request) {
        return number(request, "reportId", ProblemCode.PROBLEM_REPORT_NOT_FOUND);
    }

    private static Result<OrderId> number(ApiRequest request, String parameter, Code unknown) {
        var text = request.path(parameter);
        return OrderId.isValid(text) ? Result.accepted(new OrderId(text)) : Result.refused(Refusal.of(unknown));
    }
}
