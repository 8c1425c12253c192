package jp.kakuin.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.order.OrderId;

/** Timestamps in memory. */
public final class InMemoryTimestampLedger implements TimestampLedger {

    private record Attempt(OrderId order, int number) {}

    private final Map<Attempt, Map<String, byte[]>> kept = new HashMap<>();

    @Override
    public synchronized List<byte[]> timestamps(OrderId order, int issueAttempt) {
        return List.copyOf(
                kept.getOrDefault(new Attempt(order, issueAttempt), Map.of()).values());
    }

    @Override
    public synchronized void keep(OrderId order, int issueAttempt, Map<String, byte[]> byLog) {
        kept.computeIfAbsent(new Attempt(order, issueAttempt), _ -> new TreeMap<>())
                .putAll(byLog);
    }
}
