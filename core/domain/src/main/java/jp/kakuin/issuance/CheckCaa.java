package jp.kakuin.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Aftermath;
import jp.kakuin.vetting.Vetting;

/** Asks the DNS for every name whether this CA may issue, just before it does (SPEC D-7). */
public final class CheckCaa {

    /** BR 4.2.2.1 allows the record's TTL if that is longer; we don't use that. */
    public static final Duration VALID_FOR = Duration.ofHours(8);

    private final Orders orders;
    private final CaaLookup caa;
    private final Catalogue catalogue;
    private final Aftermath aftermath;
    private final Clock clock;

    public CheckCaa(Orders orders, CaaLookup caa, Catalogue catalogue, Aftermath aftermath, Clock clock) {
        this.orders = orders;
        this.caa = caa;
        this.catalogue = catalogue;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static CheckCaa of(Ports ports) {
        return new CheckCaa(ports.orders(), ports.caaLookup(), ports.catalogue(), Aftermath.of(ports), ports.clock());
    }

    /** Where the flow goes next. */
    public enum Verdict {
        PERMITTED,
        SENT_BACK,
        SUPERSEDED
    }

    public Verdict run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        if (input.supersededBy(order) || order.certificate().isPresent()) {
            return order.certificate().isPresent() && order.attempt() == input.attempt()
                    ? Verdict.PERMITTED
                    : Verdict.SUPERSEDED;
        }
        var asked = clock.instant();
        var forbidden = order.application().names().stream()
                .map(caa::check)
                .<CaaResult.Forbidden>mapMulti((result, keep) -> {
                    if (result instanceof CaaResult.Forbidden refusal) {
                        keep.accept(refusal);
                    }
                })
                .toList();
        var result = orders.change(
                input.orderId(),
                found -> input.supersededBy(found) || found.status() != OrderStatus.ISSUING
                        ? Result.refused(Refusal.of(StepCode.SUPERSEDED))
                        : Result.accepted(forbidden.isEmpty() ? permitted(found, asked) : sentBack(found, forbidden)));
        return switch (result) {
            case Result.Refused<Order> refused -> Verdict.SUPERSEDED;
            case Result.Accepted<Order>(var changed) when forbidden.isEmpty() -> Verdict.PERMITTED;
            case Result.Accepted<Order>(var changed) -> {
                aftermath.mail(changed);
                yield Verdict.SENT_BACK;
            }
        };
    }

    private static OrderChange permitted(Order order, java.time.Instant asked) {
        return OrderChange.of(
                order,
                order.withCaaPermitted(asked),
                Actor.SYSTEM,
                "CAA_PERMITTED",
                Map.of("names", Integer.toString(order.application().names().size())),
                asked);
    }

    private OrderChange sentBack(Order order, List<CaaResult.Forbidden> forbidden) {
        var limits = catalogue.sold(order.application().product()).waits();
        var reasons = forbidden.stream().map(CheckCaa::reason).toList();
        return Vetting.sendBack(order, reasons, Actor.SYSTEM, clock.instant(), limits);
    }

    private static Correction.Reason reason(CaaResult.Forbidden forbidden) {
        var records = String.join(" / ", forbidden.records());
        return new Correction.Reason(
                "CAA_FORBIDS",
                "names",
                new Text(
                        forbidden.name() + " のCAAレコード(" + forbidden.foundAt() + ":" + records
                                + ")が当認証局からの発行を許可していません。レコードを追加または変更のうえ、再提出してください。",
                        "The CAA record for " + forbidden.name() + " (at " + forbidden.foundAt() + ": " + records
                                + ") does not permit this CA to issue. Please add or change the record and resubmit."));
    }
}
