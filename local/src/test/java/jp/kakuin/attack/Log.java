package jp.kakuin.attack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the functions write to the log while this is open. */
public final class Log implements AutoCloseable {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    public Log() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    /** What was written since this was asked last. */
    public String take() {
        var text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
