package jp.kakuin.aws;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** When a wait of the flow ends that should end at a moment. */
@FunctionalInterface
public interface WaitPolicy extends UnaryOperator<Instant> {

    /** The wait ends at that moment. */
    WaitPolicy AS_THEY_ARE = moment -> moment;
}
