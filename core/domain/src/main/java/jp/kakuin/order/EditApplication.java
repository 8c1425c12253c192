package jp.kakuin.order;

import java.time.Clock;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.CheckPlan;

/**
 * The customer edits the application while that is open (SPEC A-4). Checks whose inputs did not change keep their result. A received order goes
 * on with its flow at once; one in correction waits to be resubmitted.
 */
public final class EditApplication {

    private final ApplicationRules rules;
    private final Catalogue catalogue;
    private final Orders orders;
    private final Flow flow;
    private final Clock clock;

    public EditApplication(ApplicationRules rules, Catalogue catalogue, Orders orders, Flow flow, Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.orders = orders;
        this.flow = flow;
        this.clock = clock;
    }

    public static EditApplication of(Ports ports) {
        return new EditApplication(
                new ApplicationRules(ports.catalogue(), ports.csrInspector(), ports.hostNames()),
                ports.catalogue(),
                ports.orders(),
                ports.flow(),
                ports.clock());
    }

    public Result<Order> run(CustomerAccess access, ApplicationForm form) {
        var editable =
                orders.find(access.order()).filter(order -> order.status().editable());
        if (editable.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.NOT_EDITABLE));
        }
        var result = rules.checkEdit(form, editable.get().application(), JapanTime.dayOf(clock.instant()))
                .then(application -> orders.change(access.order(), order -> edit(order, application)));
        if (result instanceof Result.Accepted<Order>(var order) && order.status() == OrderStatus.RECEIVED) {
            flow.stop(order.id(), order.attempt() - 1, "EDITED");
            flow.start(order.id(), order.attempt());
        }
        return result;
    }

    private Result<OrderChange> edit(Order order, Application application) {
        if (!order.status().editable()) {
            return Result.refused(Refusal.of(OrderCode.NOT_EDITABLE));
        }
        if (!application.product().equals(order.application().product())) {
            return Result.refused(Refusal.of(OrderCode.PRODUCT_FIXED, "product"));
        }
        var product = catalogue.sold(application.product());
        var planned = CheckPlan.keepingResults(CheckPlan.of(application, product), order.checks());
        var edited = order.edited(application, planned);
        return Result.accepted(OrderChange.of(
                order,
                order.status() == OrderStatus.RECEIVED ? edited.nextAttempt() : edited,
                Actor.CUSTOMER,
                "APPLICATION_EDITED",
                Map.of("keySha256", application.decodedCsr().keySha256()),
                clock.instant()));
    }
}
