package jp.kakuin.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Sentences;

/** What is true of everything that anybody is told, whatever he sent: it is a code that we know, with a sentence in both languages. */
final class Told {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Map<Code, Set<String>> PLACES = new ConcurrentHashMap<>();
    private static final int LONGEST = 4_000;

    private Told() {}

    /** @throws IllegalStateException for what cannot be told */
    static void check(List<Refusal> refusals) {
        for (var refusal : refusals) {
            var open = PLACES.computeIfAbsent(refusal.code(), Told::places);
            require(refusal.arguments().keySet().containsAll(open), refusal.code() + " does not say all of " + open);
            refusal.arguments().forEach((name, value) -> require(value.length() < LONGEST, name + " is endless"));
        }
    }

    /** What the code's sentences leave open. Fails for a code that has none. */
    private static Set<String> places(Code code) {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .flatMap(language ->
                        PLACE.matcher(Sentences.pattern(code, language)).results())
                .map(place -> place.group(1))
                .collect(Collectors.toSet());
    }

    static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException(what);
        }
    }
}
