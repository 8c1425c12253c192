package jp.kakuin.validation;

/**
 * What one place in the world saw of a {@link Probe}.
 *
 * @param found the records or the answer as text, at most 1,000 characters, for the log and for the customer
 */
public record Sighting(Verdict verdict, String found) {

    /** Only {@code CORROBORATES} ever counts in favour. */
    public enum Verdict {
        CORROBORATES,
        /** An answer that says no, or that nothing is there. */
        CONTRADICTS,
        /** No answer, or one that is not to be believed: SERVFAIL, bogus, time-out. */
        NO_ANSWER
    }

    public Sighting {
        found = found.length() > 1000 ? found.substring(0, 1000) : found;
    }

    public static Sighting noAnswer(String why) {
        return new Sighting(Verdict.NO_ANSWER, why);
    }

    public boolean corroborates() {
        return verdict == Verdict.CORROBORATES;
    }
}
