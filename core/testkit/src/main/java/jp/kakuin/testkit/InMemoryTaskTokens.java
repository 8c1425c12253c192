package jp.kakuin.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.order.OrderId;

/** Task tokens in memory. */
public final class InMemoryTaskTokens implements TaskTokens {

    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    @Override
    public void keep(OrderId order, int attempt, String checkId, String taskToken) {
        tokens.put(order + "/" + attempt + "/" + checkId, taskToken);
    }

    @Override
    public Optional<String> find(OrderId order, int attempt, String checkId) {
        return Optional.ofNullable(tokens.get(order + "/" + attempt + "/" + checkId));
    }
}
