package jp.kakuin.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.Order;
import jp.kakuin.revocation.Revocation;

/**
 * Every call of the function that publishes CRLs goes wrong. Meanwhile no CRL may go back, and afterwards each is new and names all that was revoked.
 */
final class Publishing {

    static final String NAME = "PUBLISHING";

    private static final String FUNCTION = "publish-crl";
    /** After it every CRL is made anew. */
    private static final Duration PLAN = Duration.ofHours(6);
    /** After it a run that died is followed by another. */
    private static final Duration LEASE = Duration.ofMinutes(21);

    private final Battery battery;
    private final FaultSuite suite;
    private final Lone function;
    private final List<Revocation> revoked = new ArrayList<>();

    Publishing(Battery battery) {
        this.battery = battery;
        this.suite = battery.suite();
        this.function = new Lone(battery, NAME, FUNCTION);
    }

    void all() {
        suite.run(FUNCTION);
        var positions = positions();
        var orders = closedOrders(positions.size() + 1);
        for (var position : positions) {
            var kinds = battery.kinds();
            for (var kind : kinds) {
                // Each kind meets a revocation at some calls: who has to wait for an order each time waits for hours.
                if (kinds.indexOf(kind) == position.call() % kinds.size()) {
                    revoke(orders.removeFirst());
                }
                strike(position, kind);
            }
        }
        battery.report().note(revoked.size() + " revoked certificates on the CRLs that were published under faults");
    }

    private List<Position> positions() {
        revoke(closedOrders(1).getFirst());
        suite.moveClock(PLAN);
        return function.positions(function.calls());
    }

    private List<Trial> closedOrders(int howMany) {
        var trials = Stream.generate(() -> Packing.trial(Journey.OV, Trial.People.SEND_IT_AGAIN, List.of()))
                .limit(howMany)
                .toList();
        battery.campaign().run(trials);
        return new ArrayList<>(trials);
    }

    private void revoke(Trial trial) {
        suite.api()
                .post(
                        "/staff/orders/" + trial.order() + "/revocation",
                        suite.staffToken("sato"),
                        Map.of("action", "REVOKE", "circumstance", "MISISSUED", "note", "発行の誤り"))
                .orFail();
        var order = suite.items("ORDER#" + trial.order()).stream()
                .filter(item -> item.get("sk").s().equals("ORDER"))
                .map(item -> Json.read(item.get("data").s(), Order.class))
                .findFirst()
                .orElseThrow();
        revoked.addAll(order.revocations().done());
    }

    private void strike(Position position, FaultKind kind) {
        suite.moveClock(PLAN);
        var before = PublishedCrls.of(suite);
        var strike = Strike.once(position, kind);
        suite.sandboxes().plan("", strike);
        suite.run(FUNCTION);
        var meanwhile = PublishedCrls.of(suite);
        suite.moveClock(LEASE);
        suite.run(FUNCTION);
        var after = PublishedCrls.of(suite);
        var violations = new ArrayList<String>();
        if (!meanwhile.follow(before) || !after.follow(meanwhile)) {
            violations.add("a CRL went back");
        }
        if (!after.areNewerThan(before)) {
            violations.add("a CRL was not made anew");
        }
        revoked.stream().filter(each -> !after.names(each)).forEach(each -> violations.add(each + " is on no CRL"));
        function.judge(position, strike, violations);
    }
}
