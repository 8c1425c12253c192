package jp.kakuin.vetting;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.highrisk.HighRiskScreen;
import jp.kakuin.order.Application;
import jp.kakuin.order.Correction;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.refusal.Sentences;
import jp.kakuin.registration.RegistrationScreen;
import jp.kakuin.vetting.CheckKind.FlowBranch;

/**
 * Judges the order's CSR by the rules of the day on which it is vetted (SPEC section 4), asks anew what may no longer be relied on (V-5), and tells
 * the flow which checks are open. Rules can have changed since the order came in.
 */
public final class ValidateCsr {

    private static final Set<FlowBranch> SIDE_BY_SIDE = EnumSet.of(
            FlowBranch.EVIDENCE, FlowBranch.DOMAINS, FlowBranch.DOCUMENTS, FlowBranch.CONTENT, FlowBranch.PAYER);
    private static final int CHECKS_PER_WRITE = 50;

    private final Orders orders;
    private final CsrInspector inspector;
    private final HighRiskScreen highRisk;
    private final RegistrationScreen registrations;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    public ValidateCsr(
            Orders orders,
            CsrInspector inspector,
            HighRiskScreen highRisk,
            RegistrationScreen registrations,
            Catalogue catalogue,
            Aftermath aftermath,
            Clock clock) {
        this.orders = orders;
        this.inspector = inspector;
        this.highRisk = highRisk;
        this.registrations = registrations;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static ValidateCsr of(Ports ports) {
        return new ValidateCsr(
                ports.orders(),
                ports.csrInspector(),
                HighRiskScreen.of(ports),
                RegistrationScreen.of(ports),
                ports.catalogue(),
                Aftermath.of(ports),
                ports.clock());
    }

    /** Where the flow goes next. */
    public enum Verdict {
        VALID,
        SENT_BACK,
        SUPERSEDED
    }

    /** @param checks ids of the checks that have not passed, by the branch of the flow that opens them */
    public record Answer(Verdict result, Map<String, List<String>> checks) {}

    public Answer run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        if (input.supersededBy(order)) {
            return new Answer(Verdict.SUPERSEDED, branches(List.of()));
        }
        // What is certified is not judged again: rules may have become stricter since.
        if (order.certificate().isPresent()) {
            return new Answer(Verdict.VALID, branches(order.openChecks()));
        }
        var application = order.application();
        var report = inspector.inspect(
                application.csr(),
                Optional.of(application.organisation().nameRomanised()),
                JapanTime.dayOf(clock.instant()));
        if (!report.acceptable()) {
            return sendBack(
                    input, report.problems().stream().map(ValidateCsr::reason).toList());
        }
        var seen = registrations.look(
                application, catalogue.sold(application.product()).kind());
        return seen.unregistered().isEmpty()
                ? open(input, wanted(application, seen.check()))
                : sendBack(input, seen.unregistered());
    }

    /** Opens what can be answered side by side, in as few writes as a transaction's size allows. */
    private Answer open(StepInput input, List<Check> wanted) {
        wanted.forEach(check -> orders.change(input.orderId(), order -> alsoAsk(order, input, check)));
        orders.change(input.orderId(), order -> askLapsedAnew(order, input));
        while (orders.change(input.orderId(), order -> openNext(order, input)) instanceof Result.Accepted<Order>) {
            // goes on with the next
        }
        var order = orders.find(input.orderId()).orElseThrow();
        return input.supersededBy(order)
                ? new Answer(Verdict.SUPERSEDED, branches(List.of()))
                : new Answer(Verdict.VALID, branches(order.openChecks()));
    }

    private Result<OrderChange> askLapsedAnew(Order order, StepInput input) {
        var now = clock.instant();
        var kind = catalogue.sold(order.application().product()).kind();
        var lapsed = EvidenceReuse.lapsed(order, kind, JapanTime.dayOf(now));
        return input.supersededBy(order) || order.certificate().isPresent() || lapsed.isEmpty()
                ? Result.refused(Refusal.of(StepCode.ALREADY_DONE))
                : Result.accepted(Vetting.askAnew(order, lapsed, now));
    }

    /** What only some orders are asked: what speaks against this one, for a person to decide. */
    private List<Check> wanted(Application application, Optional<Check> ofRegistrations) {
        var ofList = highRisk.check(
                application, catalogue.sold(application.product()).kind());
        return Stream.of(ofList, ofRegistrations).flatMap(Optional::stream).toList();
    }

    /** What was found is decided by a person first, also in an order that was reviewed before the list had it. */
    private Result<OrderChange> alsoAsk(Order order, StepInput input, Check wanted) {
        if (input.supersededBy(order) || CheckPlan.has(order.checks(), wanted)) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var now = clock.instant();
        var asked = order.withChecks(CheckPlan.alsoAsking(order.checks(), order.earlierChecks(), wanted));
        return Result.accepted(OrderChange.of(
                order,
                asked.openChecks().isEmpty() ? asked : asked.withStatus(beforeReview(order.status()), now),
                Actor.SYSTEM,
                "CHECK_ADDED",
                Map.of("check", wanted.id(), "inputs", wanted.inputsSha256()),
                now));
    }

    private static OrderStatus beforeReview(OrderStatus status) {
        return status == OrderStatus.REVIEW || status == OrderStatus.ISSUING ? OrderStatus.VETTING : status;
    }

    private Result<OrderChange> openNext(Order order, StepInput input) {
        var pending = order.checks().stream()
                .filter(check -> check.state() == CheckState.PENDING
                        && SIDE_BY_SIDE.contains(check.kind().branch()))
                .limit(CHECKS_PER_WRITE)
                .toList();
        if (input.supersededBy(order) || pending.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var limits = catalogue.sold(order.application().product()).waits();
        return Result.accepted(Vetting.open(order, pending, input.attempt(), clock.instant(), limits));
    }

    private Answer sendBack(StepInput input, List<Correction.Reason> reasons) {
        var result = orders.change(input.orderId(), order -> sendBack(order, input, reasons));
        if (result instanceof Result.Accepted<Order>(var sentBack)) {
            aftermath.mail(sentBack);
            return new Answer(Verdict.SENT_BACK, branches(List.of()));
        }
        return new Answer(Verdict.SUPERSEDED, branches(List.of()));
    }

    private Result<OrderChange> sendBack(Order order, StepInput input, List<Correction.Reason> reasons) {
        if (input.supersededBy(order) || order.certificate().isPresent()) {
            return Result.refused(Refusal.of(StepCode.SUPERSEDED));
        }
        var limits = catalogue.sold(order.application().product()).waits();
        return Result.accepted(Vetting.sendBack(order, reasons, Actor.SYSTEM, clock.instant(), limits));
    }

    private static Correction.Reason reason(Refusal problem) {
        return new Correction.Reason(
                problem.code().name(),
                "csr",
                new Text(Sentences.of(problem, Locale.JAPANESE), Sentences.of(problem, Locale.ENGLISH)));
    }

    private static Map<String, List<String>> branches(List<Check> open) {
        return Arrays.stream(FlowBranch.values())
                .collect(Collectors.toMap(
                        branch -> branch.name().toLowerCase(Locale.ROOT),
                        branch -> open.stream()
                                .filter(check -> check.kind().branch() == branch)
                                .map(Check::id)
                                .toList()));
    }
}
