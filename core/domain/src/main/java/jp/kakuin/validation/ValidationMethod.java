package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways in which we let an applicant show control over a domain name (SPEC D-1, D-6). In the order in which customers are shown them. */
public enum ValidationMethod {
    /** A TXT record that stays and names this CA and the account. */
    PERSISTENT_RECORD(22, Derivation.PRUNED),
    /** A Random Value in a TXT or CNAME record. */
    DNS_CHANGE(7, Derivation.ALIAS_THEN_PRUNED),
    /** A Random Value in a file of the website. */
    WEBSITE_CHANGE(18, Derivation.EXACT),
    /** Mail to one of five mailboxes at an Authorization Domain Name. */
    CONSTRUCTED_MAIL(4, Derivation.ALIAS_THEN_PRUNED);

    /** How an Authorization Domain Name follows from a name to be certified (BR 3.2.2.4, ballot SC-101v2). */
    public enum Derivation {
        /** The very name. */
        EXACT,
        /** Labels are taken away from the left, down to the registrable domain. */
        PRUNED,
        /** First the name may be replaced by where its CNAME records lead, then labels are taken away. */
        ALIAS_THEN_PRUNED
    }

    /** From this day a CNAME may stand in for the name, and always before labels are taken away (SC-101v2); we used none before. */
    private static final LocalDate ALIASES_SINCE = LocalDate.of(2026, 11, 15);

    private final int number;
    private final Derivation derivation;

    ValidationMethod(int number, Derivation derivation) {
        this.number = number;
        this.derivation = derivation;
    }

    public ValidationMethods.Row row() {
        return ValidationMethods.numbered(number);
    }

    public String label() {
        return row().label();
    }

    public String section() {
        return row().section();
    }

    public Derivation derivation(LocalDate today) {
        return derivation == Derivation.ALIAS_THEN_PRUNED && today.isBefore(ALIASES_SINCE)
                ? Derivation.PRUNED
                : derivation;
    }

    /** Whether its answer is looked for in the DNS or the Web, and not given by a person. */
    public boolean isLookedFor() {
        return this != CONSTRUCTED_MAIL;
    }

    /** Whether the applicant publishes a Random Value of ours. */
    public boolean hasRandomValue() {
        return this == DNS_CHANGE || this == WEBSITE_CHANGE;
    }

    /** Whether a validation of one day may be relied on at issue on another; a method that has ended takes its results along (BR 4.2.1). */
    public boolean mayBeReliedOn(LocalDate validated, LocalDate today) {
        return !row().ended(today) && !validated.plusDays(reuseDays(today)).isBefore(today);
    }

    private int reuseDays(LocalDate today) {
        // BR 3.2.2.4.22 on any day.
        return this == PERSISTENT_RECORD ? ReusePeriod.SHORTEST : ReusePeriod.on(today);
    }

    /** Those that may be used on a day. */
    public static List<ValidationMethod> openOn(LocalDate today) {
        return Arrays.stream(values())
                .filter(method -> !method.row().ended(today))
                .toList();
    }

    /** Empty if we do not offer it. */
    public static Optional<ValidationMethod> labelled(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label().equals(label))
                .findFirst();
    }

    /** How many days a validation may be relied on (BR 4.2.1, ballot SC-081v3). */
    private record ReusePeriod(LocalDate from, int days) {

        static final int SHORTEST = 10;

        static final List<ReusePeriod> ROWS = List.of(
                new ReusePeriod(LocalDate.of(2029, 3, 15), SHORTEST),
                new ReusePeriod(LocalDate.of(2027, 3, 15), 100),
                new ReusePeriod(LocalDate.of(2026, 3, 15), 200),
                new ReusePeriod(LocalDate.MIN, 398));

        static int on(LocalDate today) {
            return ROWS.stream()
                    .filter(row -> !today.isBefore(row.from()))
                    .findFirst()
                    .orElseThrow()
                    .days();
        }
    }
}
