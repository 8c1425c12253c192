package jp.kakuin.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakuin.aws.json.Json;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The one line of JSON that an invocation leaves in the log: function, order, outcome. No personal data (SPEC M-8): of a fault it names
 * classes and places, and its message only where the message is our own.
 */
public final class JournalLine {

    private static final int FRAMES = 12;

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final PrintStream log;

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

    public JournalLine with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Names the order, if the text is an order number. */
    public JournalLine order(String orderId) {
        return OrderId.isValid(orderId) ? with("order", orderId) : this;
    }

    public JournalLine fault(Throwable fault) {
        var chain = Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(5)
                .map(JournalLine::describe)
                .toList();
        return with("fault", chain).with("at", frames(fault));
    }

    public void print() {
        log.println(Json.write(facts));
    }

    private static String describe(Throwable fault) {
        var name = fault.getClass().getName();
        return switch (fault) {
            case AwsServiceException service ->
                name + ": "
                        + (service.awsErrorDetails() == null
                                ? service.statusCode()
                                : service.awsErrorDetails().errorCode());
            case IllegalStateException own when thrownByUs(own) -> name + ": " + own.getMessage();
            case LintFindings findings -> name + ": " + findings.getMessage();
            default -> name;
        };
    }

    private static List<String> frames(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }

    private static boolean thrownByUs(Throwable fault) {
        var frames = fault.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("jp.kakuin.");
    }
}
