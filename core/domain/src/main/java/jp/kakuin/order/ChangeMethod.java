package jp.kakuin.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.csr.HostNames;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckPlan;

/**
 * The customer has the names of one check validated in another way, on an order that is being vetted (SPEC D-6). Only that check begins anew;
 * the flow goes on in a new attempt, which opens it.
 */
public final class ChangeMethod {

    private final HostNames hostNames;
    private final Catalogue catalogue;
    private final Orders orders;
    private final Flow flow;
    private final Clock clock;

    public ChangeMethod(HostNames hostNames, Catalogue catalogue, Orders orders, Flow flow, Clock clock) {
        this.hostNames = hostNames;
        this.catalogue = catalogue;
        this.orders = orders;
        this.flow = flow;
        this.clock = clock;
    }

    public static ChangeMethod of(Ports ports) {
        return new ChangeMethod(ports.hostNames(), ports.catalogue(), ports.orders(), ports.flow(), ports.clock());
    }

    /** As in {@link ApplicationForm.Approval}; the names are the check's. */
    public record Form(String method, String mailbox, String domain) {}

    public Result<Order> run(CustomerAccess access, String checkId, Form form) {
        var result = orders.change(access.order(), order -> change(order, checkId, form));
        if (result instanceof Result.Accepted<Order>(var order) && order.status() != OrderStatus.CORRECTION) {
            flow.stop(order.id(), order.attempt() - 1, "METHOD_CHANGED");
            flow.start(order.id(), order.attempt());
        }
        return result;
    }

    private Result<OrderChange> change(Order order, String checkId, Form form) {
        var check = order.check(checkId);
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.CHECK_NOT_FOUND));
        }
        if (!changeable(order, check.get())) {
            return Result.refused(Refusal.of(OrderCode.METHOD_NOT_CHANGEABLE));
        }
        var refusals = new ArrayList<Refusal>();
        var chosen = chosen(check.get(), form, refusals);
        return refusals.isEmpty() ? Result.accepted(changed(order, check.get(), chosen)) : Result.refused(refusals);
    }

    /** Whether the names of a check can be validated in another way now. */
    static boolean changeable(Order order, Check check) {
        return check.kind() == CheckKind.DOMAIN_APPROVAL
                && !check.passed()
                && order.status().beforeIssue();
    }

    private List<Application.Approval> chosen(Check check, Form form, List<Refusal> refusals) {
        var choice = new ApprovalChoice(hostNames, JapanTime.dayOf(clock.instant()));
        return check.names().stream()
                .map(name -> choice.of(
                        FieldReader.ofForm(refusals),
                        name,
                        new ApplicationForm.Approval(name, form.mailbox(), form.method(), form.domain())))
                .flatMap(Optional::stream)
                .toList();
    }

    private OrderChange changed(Order order, Check check, List<Application.Approval> chosen) {
        var application = order.application();
        var approvals = application.approvals().stream()
                .map(before -> chosen.stream()
                        .filter(one -> one.name().equals(before.name()))
                        .findFirst()
                        .orElse(before))
                .toList();
        var after = application.withApprovals(approvals);
        var planned =
                CheckPlan.keepingResults(CheckPlan.of(after, catalogue.sold(application.product())), order.checks());
        var edited = order.edited(after, planned);
        return OrderChange.of(
                order,
                order.status() == OrderStatus.CORRECTION ? edited : edited.nextAttempt(),
                Actor.CUSTOMER,
                "VALIDATION_METHOD_CHANGED",
                Map.of(
                        "check", check.id(),
                        "method", chosen.getFirst().method().label(),
                        "attempt", Integer.toString(edited.attempt())),
                clock.instant());
    }
}
