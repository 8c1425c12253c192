package jp.kakuin.aws;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import jp.kakuin.order.OrderId;

/**
 * Turns what is logged within an invocation into lines like {@link JournalLine}'s, with the order among the record's parameters. Of what a
 * library says only its name and the level are kept, for nobody knows what it quotes (SPEC M-8).
 */
public final class JournalHandler extends Handler {

    private static final String OURS = "jp.kakuin.";

    public JournalHandler() {
        setFormatter(new SimpleFormatter());
    }

    /** From now on everything that this process logs goes this way, and no other. */
    static void takeOver() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new JournalHandler());
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        var line = JournalLine.beside()
                .with("level", entry.getLevel().getName())
                .with("logger", String.valueOf(entry.getLoggerName()));
        if (String.valueOf(entry.getLoggerName()).startsWith(OURS)) {
            line.with("message", getFormatter().formatMessage(entry));
        }
        if (entry.getThrown() != null) {
            line.fault(entry.getThrown());
        }
        orderOf(entry).ifPresent(order -> line.order(order.value()));
        line.print();
    }

    private static java.util.Optional<OrderId> orderOf(LogRecord entry) {
        return Stream.ofNullable(entry.getParameters())
                .flatMap(Stream::of)
                .filter(OrderId.class::isInstance)
                .map(OrderId.class::cast)
                .findFirst();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
