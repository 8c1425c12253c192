package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakuin.rule.DatedRules;

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
        return derivation == Derivation.ALIAS_THEN_PRUNED && !DatedRules.ALIASES_BEFORE_PRUNING.on(today)
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

    /** The first day on which a validation may no longer be relied on at issue; a method that ends takes its results along (BR 4.2.1, 3.2.2.4.4). */
    public LocalDate lapsesOn(LocalDate validated) {
        var reuse = this == PERSISTENT_RECORD ? DatedRules.PERSISTENT_RECORD_REUSE : DatedRules.DOMAIN_REUSE;
        var lapse = DatedRules.lapsesOn(reuse, validated);
        return lapse.isBefore(row().sunset()) ? lapse : row().sunset();
    }

    /** Whether a validation of one day may be relied on at issue on another. */
    public boolean mayBeReliedOn(LocalDate validated, LocalDate today) {
        return today.isBefore(lapsesOn(validated));
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
}
