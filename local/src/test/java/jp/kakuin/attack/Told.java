package jp.kakuin.attack;

import java.util.List;
import java.util.Locale;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Sentences;

/** What is true of everything that anybody is told, whatever he sent: it is a code that we know, with a sentence in both languages. */
final class Told {

    private static final int LONGEST = 4_000;

    private Told() {}

    /** @throws IllegalStateException for what cannot be told */
    static void check(List<Refusal> refusals) {
        for (var refusal : refusals) {
            for (var language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                var pattern = Sentences.pattern(refusal.code(), language);
                refusal.arguments().forEach((name, value) -> require(value.length() < LONGEST, name + " is endless"));
                var open = pattern.replaceAll("[^{}]*\\{(\\w+)}[^{}]*", "$1 ").strip();
                require(
                        !pattern.contains("{") || refusal.arguments().keySet().containsAll(List.of(open.split(" +"))),
                        refusal.code() + " says " + pattern + " of "
                                + refusal.arguments().keySet());
            }
        }
    }

    static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException(what);
        }
    }
}
