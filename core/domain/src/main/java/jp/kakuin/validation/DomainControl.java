package jp.kakuin.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How control over the names of one check is shown (SPEC D-1, D-6).
 *
 * @param authorizationDomainName what is validated for the names
 * @param challenge what the applicant was asked to publish; empty until asked, and for mail
 * @param looks how often it was looked for since then
 * @param last what the last look saw
 * @param nextLookAt when it is looked for again by itself
 */
public record DomainControl(
        ValidationMethod method,
        String authorizationDomainName,
        Optional<Challenge> challenge,
        int looks,
        Optional<Look> last,
        Optional<Instant> nextLookAt) {

    /** A Random Value is looked for within 30 days of its creation (BR 3.2.2.4.7, .18). */
    public static final Duration RANDOM_VALUE_LIVES = Duration.ofDays(30);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /**
     * What the applicant is to publish. No secret: whoever can read the record can read the value.
     *
     * @param randomValue 130 bits, made for this check of this order alone; empty if the method has none
     * @param issuerDomain the domain by which records name this CA
     * @param mailedAt when the instructions were mailed last
     */
    public record Challenge(String randomValue, String issuerDomain, Instant createdAt, Instant mailedAt) {

        public Challenge mailedAgain(Instant now) {
            return new Challenge(randomValue, issuerDomain, createdAt, now);
        }

        public boolean expired(Instant now) {
            return now.isAfter(createdAt.plus(RANDOM_VALUE_LIVES));
        }
    }

    /**
     * One look from all perspectives, as BR 5.4.1 has it logged.
     *
     * @param found what the primary perspective saw, shortened
     * @param quorum remote perspectives that corroborate, of those asked: {@code 3/4}
     * @param perspectives each one's verdict
     */
    public record Look(Instant at, boolean holds, String found, String quorum, Map<String, String> perspectives) {
        public Look {
            perspectives = Map.copyOf(perspectives);
        }
    }

    public static DomainControl planned(ValidationMethod method, String authorizationDomainName) {
        return new DomainControl(
                method, authorizationDomainName, Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    /** The names whose CNAME records have to lead to the Authorization Domain Name, since taking labels away does not. */
    public List<String> aliases(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(authorizationDomainName) && !name.endsWith("." + authorizationDomainName))
                .toList();
    }

    public DomainControl challenged(Challenge newest, Instant now) {
        return new DomainControl(
                method, authorizationDomainName, Optional.of(newest), 0, last, Optional.of(now.plus(FIRST_PAUSE)));
    }

    /** Mail whose domain a CNAME leads to: nobody is written to before that is seen. */
    public boolean awaitsAlias(List<String> names) {
        return method == ValidationMethod.CONSTRUCTED_MAIL
                && !aliases(names).isEmpty()
                && last.filter(Look::holds).isEmpty();
    }

    /** Looked and not yet there; the pauses grow from 5 minutes to 6 hours. */
    public DomainControl lookedInVain(Look look) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(looks, 10));
        var next = look.at().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return new DomainControl(
                method, authorizationDomainName, challenge, looks + 1, Optional.of(look), Optional.of(next));
    }

    /** Looked and found. Each perspective's verdict then stands in the check's decision. */
    public DomainControl found(Look look) {
        var brief = new Look(look.at(), look.holds(), look.found(), look.quorum(), Map.of());
        return new DomainControl(
                method, authorizationDomainName, challenge, looks + 1, Optional.of(brief), Optional.empty());
    }

    /** As planned. */
    public DomainControl forgotten() {
        return planned(method, authorizationDomainName);
    }
}
