package jp.kakuin.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.Instruction;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Probe;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Aftermath;
import jp.kakuin.vetting.RevalidateDomains;
import jp.kakuin.vetting.Vetting;

/** Asks the DNS for every name, from every perspective, whether this CA may issue, just before it does (SPEC D-7, BR 3.2.2.9). */
public final class CheckCaa {

    /** BR 4.2.2.1 allows the record's TTL if that is longer; we don't use that. */
    public static final Duration VALID_FOR = Duration.ofHours(8);

    private final Orders orders;
    private final Perspectives perspectives;
    private final String issuerDomain;
    private final Catalogue catalogue;
    private final RevalidateDomains revalidateDomains;
    private final Aftermath aftermath;
    private final Clock clock;

    private CheckCaa(Ports ports) {
        this.orders = ports.orders();
        this.perspectives = ports.perspectives();
        this.issuerDomain = ports.issuerDomain();
        this.catalogue = ports.catalogue();
        this.revalidateDomains = RevalidateDomains.of(ports);
        this.aftermath = Aftermath.of(ports);
        this.clock = ports.clock();
    }

    public static CheckCaa of(Ports ports) {
        return new CheckCaa(ports);
    }

    /** Where the flow goes next. */
    public enum Verdict {
        PERMITTED,
        SENT_BACK,
        SUPERSEDED
    }

    /** Too many perspectives did not answer. A fault: the step is tried again, then a person looks; nothing is issued meanwhile. */
    public static final class Unanswered extends IllegalStateException {
        private Unanswered(List<CaaAnswer> open) {
            super(open.stream().map(CaaAnswer::silence).collect(Collectors.joining("; ")));
        }
    }

    public Verdict run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        if (input.supersededBy(order) || order.certificate().isPresent()) {
            return order.certificate().isPresent() && order.attempt() == input.attempt()
                    ? Verdict.PERMITTED
                    : Verdict.SUPERSEDED;
        }
        if (revalidateDomains.sentBack(input)) {
            return Verdict.SENT_BACK;
        }
        var asked = clock.instant();
        var answers = ask(order);
        var refused = answers.stream()
                .filter(answer -> answer.outcome() == CaaAnswer.Outcome.REFUSED)
                .toList();
        if (!refused.isEmpty()) {
            return record(input, found -> sentBack(found, answers, refused), Verdict.SENT_BACK);
        }
        var open = answers.stream()
                .filter(answer -> answer.outcome() == CaaAnswer.Outcome.UNANSWERED)
                .toList();
        var verdict = record(
                input,
                found -> open.isEmpty() ? permitted(found, answers, asked) : unanswered(found, answers),
                Verdict.PERMITTED);
        if (!open.isEmpty() && verdict == Verdict.PERMITTED) {
            throw new Unanswered(open);
        }
        return verdict;
    }

    private List<CaaAnswer> ask(Order order) {
        var account = Instruction.accountUri(order.account(), issuerDomain);
        var probes = order.application().approvals().stream()
                .map(approval -> new Probe.CaaPermission(
                        approval.name(), Set.of(issuerDomain), approval.method().label(), account))
                .toList();
        var seen = perspectives.askAll(probes);
        var answers = new ArrayList<CaaAnswer>();
        for (int i = 0; i < probes.size(); i++) {
            answers.add(new CaaAnswer(probes.get(i), seen.get(i)));
        }
        return answers;
    }

    private Verdict record(StepInput input, Function<Order, OrderChange> change, Verdict done) {
        var result = orders.change(
                input.orderId(),
                found -> input.supersededBy(found) || found.status() != OrderStatus.ISSUING
                        ? Result.refused(Refusal.of(StepCode.SUPERSEDED))
                        : Result.accepted(change.apply(found)));
        return switch (result) {
            case Result.Refused<Order> refused -> Verdict.SUPERSEDED;
            case Result.Accepted<Order>(var changed) -> {
                if (done == Verdict.SENT_BACK) {
                    aftermath.mail(changed);
                }
                yield done;
            }
        };
    }

    private OrderChange permitted(Order order, List<CaaAnswer> answers, Instant asked) {
        return OrderChange.of(
                order, order.withCaaPermitted(asked), Actor.SYSTEM, "CAA_PERMITTED", facts(answers), clock.instant());
    }

    private OrderChange unanswered(Order order, List<CaaAnswer> answers) {
        return OrderChange.of(order, order, Actor.SYSTEM, "CAA_UNANSWERED", facts(answers), clock.instant());
    }

    private OrderChange sentBack(Order order, List<CaaAnswer> answers, List<CaaAnswer> refused) {
        var limits = catalogue.sold(order.application().product()).waits();
        List<Correction.Reason> reasons =
                refused.stream().map(CaaAnswer::reason).toList();
        return Vetting.sendBack(order, reasons, Actor.SYSTEM, clock.instant(), limits, facts(answers));
    }

    /** Each attempt with each perspective's result and the quorum, by name (BR 5.4.1). */
    private static Map<String, String> facts(List<CaaAnswer> answers) {
        var facts = new TreeMap<String, String>();
        facts.put("names", Integer.toString(answers.size()));
        answers.forEach(
                answer -> facts.put("caa:" + answer.name(), answer.seen().log()));
        return facts;
    }
}
