package jp.kakuin.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.aws.json.Json;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;

/**
 * The one line of JSON that an invocation leaves in the log: function, order, outcome. No personal data (SPEC M-8): of a fault it names
 * classes and places, and its message only where the message is our own. Alarms read it (template.yaml, metric filters).
 */
public final class JournalLine {

    private static final ScopedValue<JournalLine> CURRENT = ScopedValue.newInstance();

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Set<OrderId> touched = new LinkedHashSet<>();
    private final PrintStream log;
    private int attempt;

    private JournalLine(PrintStream log) {
        this.log = log;
    }

    /** A line about this invocation; the context may be absent in tests. */
    public static JournalLine begin(Context context) {
        var line = new JournalLine(System.out);
        if (context != null) {
            line.with("function", context.getFunctionName()).with("request", context.getAwsRequestId());
        }
        return line;
    }

    /** Another line of the invocation that runs in this thread; of none if none does. */
    public static JournalLine beside() {
        var line = new JournalLine(System.out);
        if (CURRENT.isBound()) {
            CURRENT.get().naming().forEach(line::with);
        }
        return line;
    }

    /** Whether an invocation runs in this thread. */
    public static boolean isOpen() {
        return CURRENT.isBound();
    }

    /** The invocation that runs in this thread has to do with this order. */
    static void touches(OrderId order) {
        if (CURRENT.isBound()) {
            CURRENT.get().touched.add(order);
        }
    }

    /** As above, where the order is at hand. */
    static void touches(Order order) {
        touches(order.id());
        if (CURRENT.isBound()) {
            CURRENT.get().attempt = order.attempt();
        }
    }

    /** The invocation that runs in this thread has done once more what is counted under this name. */
    public static void count(String name) {
        if (CURRENT.isBound()) {
            CURRENT.get().facts.merge(name, 1, (before, one) -> (int) before + (int) one);
        }
    }

    /** Does the work of the invocation that this line is about. */
    public <R, X extends Throwable> R during(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public JournalLine with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Names the order, if the text is an order number. */
    public JournalLine order(String orderId) {
        return OrderId.isValid(orderId) ? with("order", orderId) : this;
    }

    public JournalLine fault(Throwable fault) {
        if (Faults.isOfLinter(fault)) {
            with("alarm", "LINT_FINDING");
        }
        return with("fault", Faults.chain(fault)).with("at", Faults.frames(fault));
    }

    public void print() {
        var all = naming();
        all.putAll(facts);
        log.println(Json.write(all));
    }

    // One order is named. A run over many says how many, and names in a line of its own each that it could not do.
    private Map<String, Object> naming() {
        var names = new LinkedHashMap<String, Object>();
        for (var name : List.of("function", "request", "order", "attempt")) {
            if (facts.containsKey(name)) {
                names.put(name, facts.get(name));
            }
        }
        if (touched.size() == 1) {
            names.putIfAbsent("order", touched.iterator().next().value());
            if (attempt > 0) {
                names.putIfAbsent("attempt", attempt);
            }
        } else if (touched.size() > 1 && !names.containsKey("order")) {
            names.put("orders", touched.size());
        }
        return names;
    }
}
