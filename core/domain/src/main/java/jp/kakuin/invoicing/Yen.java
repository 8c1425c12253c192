package jp.kakuin.invoicing;

/** An amount in Japanese yen, which has no smaller unit. */
public record Yen(long amount) implements Comparable<Yen> {

    public static final Yen ZERO = new Yen(0);

    /** @throws ArithmeticException beyond the range of a long */
    public Yen plus(Yen other) {
        return new Yen(Math.addExact(amount, other.amount));
    }

    /** @throws ArithmeticException beyond the range of a long */
    public Yen times(int count) {
        return new Yen(Math.multiplyExact(amount, (long) count));
    }

    @Override
    public int compareTo(Yen other) {
        return Long.compare(amount, other.amount);
    }
}
