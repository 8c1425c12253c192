package jp.kakuin.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Every rule of the field that changes on a known day, so far as certificates are issued here by it (RULES section 1). Whoever asks what holds today asks one of these;
 * {@code DatedRulesTest} walks over both sides of each day.
 */
public final class DatedRules {

    /** Longest life of a certificate in days of 86,400 s, both ends counted, by the day of issue. */
    public static final DatedRule<Integer> LONGEST_LIFE = DatedRule.of("longest-life", "BR 6.3.2 (SC-081v3)", 398)
            .from("2026-03-15", 200)
            .from("2027-03-15", 100)
            .from("2029-03-15", 47);

    /** What a certificate SHOULD NOT outlive, in the same days: what we issue (SPEC I-5). */
    public static final DatedRule<Integer> RECOMMENDED_LIFE = DatedRule.of(
                    "recommended-life", "BR 6.3.2 (SC-081v3)", 397)
            .from("2026-03-15", 199)
            .from("2027-03-15", 99)
            .from("2029-03-15", 46);

    /** How many days a validation of a domain may be relied on. */
    public static final DatedRule<Integer> DOMAIN_REUSE = DatedRule.of("domain-reuse", "BR 4.2.1 (SC-081v3)", 398)
            .from("2026-03-15", 200)
            .from("2027-03-15", 100)
            .from("2029-03-15", 10);

    /** The same for the persistent record, on any day. */
    public static final DatedRule<Integer> PERSISTENT_RECORD_REUSE =
            DatedRule.of("persistent-record-reuse", "BR 3.2.2.4.22 (SC-088)", 10);

    /** How many days what was found out about an organisation may be relied on. */
    public static final DatedRule<Integer> ORGANISATION_REUSE =
            DatedRule.of("organisation-reuse", "BR 4.2.1 (SC-081v3)", 825).from("2026-03-15", 398);

    /** The same for EV. */
    public static final DatedRule<Integer> EV_REUSE = DatedRule.of("ev-reuse", "EVG 3.2.2.14.3", 398);

    /** Whether a date of formation in an EV serialNumber must be written YYYY-MM-DD. */
    public static final DatedRule<Boolean> FORMATION_DATE_BY_ISO = DatedRule.of(
                    "formation-date-by-iso", "EVG 7.1.4.2.5 (SC-087v2)", false)
            .from("2027-09-15", true);

    /** How many remote Network Perspectives are asked at least. */
    public static final DatedRule<Integer> REMOTE_PERSPECTIVES = DatedRule.of(
                    "remote-perspectives", "BR 3.2.2.9 (SC-067)", 0)
            .from("2025-09-15", 2)
            .from("2026-03-15", 3)
            .from("2026-06-15", 4)
            .from("2026-12-15", 5);

    /** Whether a CNAME may stand in for a name, and always before labels are taken away; we used none before. */
    public static final DatedRule<Boolean> ALIASES_BEFORE_PRUNING = DatedRule.of(
                    "aliases-before-pruning", "BR 3.2.2.4 (SC-101v2)", false)
            .from("2026-11-15", true);

    public static final List<DatedRule<?>> ALL = List.of(
            LONGEST_LIFE,
            RECOMMENDED_LIFE,
            DOMAIN_REUSE,
            PERSISTENT_RECORD_REUSE,
            ORGANISATION_REUSE,
            EV_REUSE,
            REMOTE_PERSPECTIVES,
            ALIASES_BEFORE_PRUNING,
            FORMATION_DATE_BY_ISO);

    private DatedRules() {}

    /** The first day that is more days after a collection than the rule of that very day allows. Such rules only become stricter. */
    public static LocalDate lapsesOn(DatedRule<Integer> days, LocalDate collected) {
        return days.rows().stream()
                .map(row -> later(row.from(), collected.plusDays(row.value() + 1L)))
                .reduce(collected.plusDays(days.first() + 1L), (one, other) -> one.isBefore(other) ? one : other);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
