package jp.kakuin.aws;

import java.util.function.Supplier;

/** A thing made when it is first asked for, and once. */
final class Lazy<T> {

    private Supplier<? extends T> maker;
    private T made;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (maker != null) {
            made = maker.get();
            maker = null;
        }
        return made;
    }
}
