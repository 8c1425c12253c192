package jp.kakuin.refusal;

import java.util.List;
import java.util.function.Function;

/**
 * What a use case answers: the thing asked for, or every reason why not.
 *
 * @param <T> the thing asked for
 */
public sealed interface Result<T> {

    /** Done as asked. */
    record Accepted<T>(T value) implements Result<T> {}

    /** Not done, and nothing changed. At least one refusal. */
    record Refused<T>(List<Refusal> refusals) implements Result<T> {
        public Refused {
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal without a reason");
            }
            refusals = List.copyOf(refusals);
        }
    }

    static <T> Result<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(List.of(refusal));
    }

    static <T> Result<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    /** Goes on with the value, or carries the refusals along. */
    default <U> Result<U> then(Function<? super T, Result<U>> next) {
        return switch (this) {
            case Accepted<T>(var value) -> next.apply(value);
            case Refused<T>(var refusals) -> refused(refusals);
        };
    }

    /** Changes the value, or carries the refusals along. */
    default <U> Result<U> map(Function<? super T, U> change) {
        return then(value -> accepted(change.apply(value)));
    }
}
