package jp.kakuin.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.OrderView;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.Decision;
import jp.kakuin.vetting.Waits;

/** What the open orders wait for, in figures: how much there is, and how much of it waits longer than it should. Names no order. */
final class WaitingWork {

    /** The flow goes from one step to the next within seconds; its retries of a step are over within minutes. */
    private static final Duration LONGEST_WITHOUT_A_WAIT = Duration.ofHours(1);

    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final Map<String, Integer> figures = new LinkedHashMap<>();

    WaitingWork(Catalogue catalogue, BusinessCalendar calendar, Clock clock) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
        // Each is told also where it is nothing: an alarm ends when it reads that.
        Stream.of(OrderStatus.values()).filter(OrderStatus::open).forEach(status -> add(name(status), 0));
        Stream.of(CheckKind.Party.values()).forEach(party -> add(name(party), 0));
        Stream.of("checksLate", "oldestCheckHours", "onNobody", "flowsFailed", "invoicesLate")
                .forEach(name -> add(name, 0));
    }

    /**
     * {@code received} and the other statuses: orders; {@code onStaff}, {@code onCustomer}, {@code onDomainApprover}: what waits for them.
     * {@code checksLate}: waits of staff beyond the product's target; {@code oldestCheckHours}: the longest of them all; {@code onNobody}: orders
     * whose flow runs and waits for nobody; {@code flowsFailed}: orders that wait for an operator; {@code invoicesLate}: certificates
     * without their invoice after its day (M-1).
     */
    Map<String, Integer> figures() {
        return Collections.unmodifiableMap(figures);
    }

    void count(Order order, Flow.Status flow) {
        var product = catalogue.sold(order.application().product());
        var waits = Waits.of(order, product.waits());
        add(name(order.status()), 1);
        waits.forEach(wait -> count(wait, product));
        add("flowsFailed", flow == Flow.Status.FAILED ? 1 : 0);
        add("onNobody", flow == Flow.Status.RUNNING && waits.isEmpty() && stands(order) ? 1 : 0);
        add("invoicesLate", invoiceIsLate(order) ? 1 : 0);
    }

    private void count(Waits.Wait wait, Product product) {
        add(name(wait.party()), 1);
        if (wait.party() == CheckKind.Party.STAFF) {
            var hours = (int) Duration.between(wait.since(), clock.instant()).toHours();
            figures.merge("oldestCheckHours", hours, Math::max);
            var promised = OrderView.promisedBy(wait, product, calendar);
            add("checksLate", JapanTime.dayOf(clock.instant()).isAfter(promised) ? 1 : 0);
        }
    }

    private boolean stands(Order order) {
        var last = Stream.concat(
                        Stream.of(order.receivedAt(), order.statusSince()),
                        order.checks().stream()
                                .map(Check::decision)
                                .flatMap(Optional::stream)
                                .map(Decision::at))
                .max(Instant::compareTo)
                .orElseThrow();
        return order.status() != OrderStatus.ISSUED
                && last.plus(LONGEST_WITHOUT_A_WAIT).isBefore(clock.instant());
    }

    private boolean invoiceIsLate(Order order) {
        return order.status() == OrderStatus.ISSUED
                && calendar.nextAfter(JapanTime.dayOf(order.statusSince())).isBefore(JapanTime.dayOf(clock.instant()));
    }

    private void add(String name, int more) {
        figures.merge(name, more, Integer::sum);
    }

    private static String name(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String name(CheckKind.Party party) {
        return switch (party) {
            case CUSTOMER -> "onCustomer";
            case DOMAIN_APPROVER -> "onDomainApprover";
            case STAFF -> "onStaff";
        };
    }
}
