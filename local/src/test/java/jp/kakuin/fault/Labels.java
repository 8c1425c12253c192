package jp.kakuin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jp.kakuin.local.host.AwsCall;

/** Which order is meant: each has a label, which is also its domain, before it has a number. */
final class Labels {

    private static final Pattern DOMAIN = Pattern.compile("\\b([a-z0-9-]+)\\.example\\.co\\.jp");
    private static final Pattern ORDER = Pattern.compile("\\bK[0-9A-Z]{12}\\b");

    private final Map<String, String> byOrder = new ConcurrentHashMap<>();

    /** The label of a flow step's input or of a request to the API; empty if there is none. */
    String of(JsonNode event) {
        if (event.has("resource")) {
            return StreamSupport.stream(event.path("headers").properties().spliterator(), false)
                    .filter(header -> header.getKey().equalsIgnoreCase(Invocation.HEADER))
                    .map(header -> header.getValue().asText())
                    .findFirst()
                    .orElse("");
        }
        return byOrder.getOrDefault(event.path("orderId").asText(), "");
    }

    /** The label of the order that a call names; else of the one before. A look into an index is for nobody. */
    String of(AwsCall call, String before) {
        if (call.operation().equals("Query") && !call.request().toString().contains("ORDER#")) {
            return "";
        }
        var text = call.request().toString();
        var order = ORDER.matcher(text);
        while (order.find()) {
            var known = byOrder.get(order.group());
            if (known != null) {
                return known;
            }
        }
        // A mail names its sender's domain as well, which is nobody's order.
        return DOMAIN.matcher(text)
                .results()
                .map(domain -> domain.group(1))
                .filter(byOrder::containsValue)
                .findFirst()
                .orElse(before);
    }

    /** Every number that was drawn for an order of this label, whether or not it was written. */
    List<String> orders(String label) {
        return byOrder.entrySet().stream()
                .filter(known -> known.getValue().equals(label))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A new order's number is in the write that makes it, before anything else can name it. */
    void learn(String label, AwsCall creation) {
        var order = ORDER.matcher(creation.request().toString());
        while (order.find()) {
            byOrder.put(order.group(), label);
        }
    }
}
