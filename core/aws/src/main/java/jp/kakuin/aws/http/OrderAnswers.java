package jp.kakuin.aws.http;

import java.util.List;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderView;
import jp.kakuin.order.SubmitApplication;
import jp.kakuin.refusal.Result;

/** Answers with an order as it stands (SPEC H-2). */
public final class OrderAnswers {

    private final Catalogue catalogue;
    private final BusinessCalendar calendar;

    private OrderAnswers(Catalogue catalogue, BusinessCalendar calendar) {
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    public static OrderAnswers of(Ports ports) {
        return new OrderAnswers(ports.catalogue(), ports.calendar());
    }

    /** A new order with its bearer token, which is given this once, and what to know although it was taken. */
    record Received(String token, OrderView order, List<Problem.Entry> notices) {}

    public ApiAnswer of(Result<Order> result) {
        return ApiAnswer.of(result, order -> ApiAnswer.ok(view(order)));
    }

    public ApiAnswer received(SubmitApplication.Answer answer) {
        var order = answer.order();
        var notices = answer.notices().stream().map(Problem::entry).toList();
        return ApiAnswer.created("/orders/" + order.id(), new Received(answer.token(), view(order), notices));
    }

    private OrderView view(Order order) {
        var product = catalogue.sold(order.application().product());
        return OrderView.of(order, product, calendar);
    }
}
