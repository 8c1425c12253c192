package jp.kakuin.local.host;

import java.io.IOException;
import java.time.Duration;
import jp.kakuin.local.web.Exchange;

/** Is told what the functions did; for the demo's timeline and for measurements. */
@FunctionalInterface
public interface InvocationListener {

    /**
     * @param order the order that a flow step's input names; empty for every other event
     * @param took from the event's arrival to the answer
     */
    void invoked(String function, String order, Duration took, boolean failed);

    /** What a function answered that did not fail. */
    default void answered(String function, String answer) {}

    /** A text of a flow step's input; empty if it has none. */
    static String textOf(byte[] event, String field) {
        try {
            return Exchange.JSON.readTree(event).path(field).asText();
        } catch (IOException e) {
            return "";
        }
    }
}
