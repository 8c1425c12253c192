package jp.kakuin.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.aws.json.Json;
import jp.kakuin.aws.table.TableDueIndex;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueEntry.Kind;
import jp.kakuin.due.DueRun;
import jp.kakuin.order.OrderId;
import jp.kakuin.sampling.Quarter;
import jp.kakuin.sampling.SampleCertificates;

/**
 * Every call of the function that looks at a sample once more goes wrong. Afterwards nothing is left to draw from or to look at, and what was drawn was looked at
 * once.
 */
final class Sampling {

    static final String NAME = "SAMPLING";

    private static final String FUNCTION = "sample-certificates";
    private static final int PAGE = 25;

    private final Battery battery;
    private final FaultSuite suite;
    private final Lone function;
    private final TableDueIndex index;
    /** One certificate for each fault: it is alone in its quarter with one of a kind of which none is drawn. */
    private final Deque<DueEntry> issued = new ArrayDeque<>();

    Sampling(Battery battery) {
        this.battery = battery;
        this.suite = battery.suite();
        this.function = new Lone(battery, NAME, FUNCTION);
        this.index = new TableDueIndex(suite.records(), PAGE);
    }

    void all() {
        gather(1);
        var first = issued.removeFirst();
        issuedInTheLastQuarter(first);
        var calls = function.calls();
        var strikes =
                function.positions(calls).stream().flatMap(battery::everyKind).toList();
        gather(strikes.size());
        strikes.forEach(strike -> strike(strike, calls, shard(first)));
    }

    /** Takes out of the index what was issued so far, and has more issued if that is not enough. */
    private void gather(int enough) {
        do {
            var found = DueRun.upTo(
                    index, Kind.ISSUED_CERTIFICATE, suite.system().clock().instant());
            found.forEach(index::done);
            found.stream().filter(entry -> entry.key().startsWith("OV")).forEach(issued::add);
            if (issued.size() < enough) {
                battery.campaign()
                        .run(Stream.generate(() -> Packing.trial(Journey.OV, Trial.People.SEND_IT_AGAIN, List.of()))
                                .limit(enough - issued.size())
                                .toList());
            }
        } while (issued.size() < enough);
    }

    private void issuedInTheLastQuarter(DueEntry certificate) {
        var at = Quarter.before(suite.system().clock().instant()).end().minus(Duration.ofDays(1));
        index.add(new DueEntry(Kind.ISSUED_CERTIFICATE, at, certificate.order(), certificate.key()));
        index.add(new DueEntry(Kind.ISSUED_CERTIFICATE, at, certificate.order(), "TRIAL#00"));
    }

    private void strike(Strike first, List<String> calls, int itsShard) {
        var certificate = issued.removeFirst();
        var position = first.position();
        var call = position.call();
        // From there on the calls depend on the shard in which the certificate lies.
        if (call > startOfLooking(calls) + itsShard + 1) {
            call += shard(certificate) - itsShard;
        }
        var strike = Strike.once(new Position(FUNCTION, "", call, position.operation()), first.kind());
        issuedInTheLastQuarter(certificate);
        suite.sandboxes().plan("", strike);
        suite.run(FUNCTION);
        suite.run(FUNCTION);
        function.judge(position, strike, violations(certificate.order()));
    }

    /** How many calls there are before the first look into the index for what was drawn. */
    private static int startOfLooking(List<String> calls) {
        return IntStream.range(1, calls.size())
                .filter(i -> calls.get(i).equals("DynamoDb.Query")
                        && calls.get(i - 1).equals("DynamoDb.DeleteItem"))
                .findFirst()
                .orElseThrow();
    }

    private int shard(DueEntry entry) {
        return Math.floorMod(entry.order().value().hashCode(), index.shards());
    }

    private List<String> violations(OrderId order) {
        var violations = new ArrayList<String>();
        var now = suite.system().clock().instant();
        for (var kind : List.of(Kind.ISSUED_CERTIFICATE, Kind.SAMPLED_CERTIFICATE)) {
            var left = DueRun.upTo(index, kind, now);
            if (!left.isEmpty()) {
                violations.add("left over: " + left);
                left.forEach(index::done);
            }
        }
        var looks = suite.items("ORDER#" + order).stream()
                .filter(item -> item.get("sk").s().startsWith("AUDIT#"))
                .map(item -> Json.read(item.get("data").s(), AuditEntry.class))
                .filter(entry -> entry.event().equals(SampleCertificates.SAMPLED))
                .toList();
        if (looks.size() != 1 || !looks.getFirst().facts().get("findings").equals("0")) {
            violations.add("looked at " + looks.size() + " times: " + looks);
        }
        return violations;
    }
}
