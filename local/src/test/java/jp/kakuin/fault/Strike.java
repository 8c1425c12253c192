package jp.kakuin.fault;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault that waits at its position, for one order, and happens there once or a number of times in a row. */
final class Strike {

    private final Position position;
    private final FaultKind kind;
    private final int times;
    private final AtomicInteger left;

    private Strike(Position position, FaultKind kind, int times) {
        this.position = position;
        this.kind = kind;
        this.times = times;
        this.left = new AtomicInteger(times);
    }

    static Strike once(Position position, FaultKind kind) {
        return new Strike(position, kind, 1);
    }

    static Strike inARow(Position position, FaultKind kind, int times) {
        return new Strike(position, kind, times);
    }

    /** What {@link #toString()} wrote. */
    static Strike parse(List<String> parts) {
        var kind = parts.get(3).split(" x ");
        var position = new Position(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), "");
        return inARow(position, FaultKind.valueOf(kind[0]), kind.length == 1 ? 1 : Integer.parseInt(kind[1]));
    }

    /** The same for another order. */
    Strike again() {
        return inARow(position, kind, times);
    }

    Position position() {
        return position;
    }

    FaultKind kind() {
        return kind;
    }

    boolean waitsAt(String function, String place, int call, String operation) {
        return left.get() > 0
                && (position.call() == call
                        || position.call() == Position.WHEREVER
                                && position.operation().equals(operation))
                && position.function().equals(function)
                && position.place().equals(place);
    }

    /** It happens now. False if another invocation was hit instead. */
    boolean hit() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    boolean happened() {
        return left.get() < times;
    }

    boolean spent() {
        return left.get() == 0;
    }

    @Override
    public String toString() {
        return position + " | " + kind + (times == 1 ? "" : " x " + times);
    }
}
