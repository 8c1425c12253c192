package jp.kakuin.fault;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function that is struck by itself and not on an order's way.
 *
 * @param scene under which its violations are reported
 */
record Lone(Battery battery, String scene, String function) {

    /** What it calls in a process of its own, as those have that are struck. */
    List<String> calls() {
        var sandboxes = battery.suite().sandboxes();
        sandboxes.plan("", Strike.once(new Position(function, "", Integer.MAX_VALUE, ""), FaultKind.KILLED));
        battery.suite().run(function);
        return sandboxes.newestCalls(function).stream()
                .map(Invocation.Call::operation)
                .toList();
    }

    /** Where it is struck. */
    List<Position> positions(List<String> calls) {
        return IntStream.range(0, calls.size())
                .filter(i -> !isAmongEqual(calls, i))
                .mapToObj(i -> new Position(function, "", i + 1, calls.get(i)))
                .toList();
    }

    /** Between two looks into shards of the due index a third is like either. */
    private static boolean isAmongEqual(List<String> calls, int i) {
        return i > 0
                && i + 1 < calls.size()
                && calls.get(i).equals("DynamoDb.Query")
                && calls.get(i).equals(calls.get(i - 1))
                && calls.get(i).equals(calls.get(i + 1));
    }

    /** @param violations empty if it was survived */
    void judge(Position position, Strike strike, List<String> violations) {
        battery.report().add(position, strike, violations.isEmpty());
        if (!violations.isEmpty()) {
            battery.report()
                    .violated(
                            scene,
                            Stream.concat(Stream.of(strike.toString()), violations.stream())
                                    .toList());
        }
    }
}
