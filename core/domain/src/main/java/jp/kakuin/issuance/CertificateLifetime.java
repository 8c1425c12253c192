package jp.kakuin.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;

/** How long a certificate may live (SPEC I-5; BR 6.3.2, RULES 2). */
public final class CertificateLifetime {

    /**
     * One row of the date table.
     *
     * @param from first day of issue on which it holds, UTC
     * @param maximum days a certificate may live
     * @param recommended days it should not exceed
     */
    public record Limit(LocalDate from, int maximum, int recommended) {}

    /** BR 6.3.2 as amended by ballot SC-081v3. */
    public static final List<Limit> LIMITS = List.of(
            new Limit(LocalDate.of(2020, 9, 1), 398, 397),
            new Limit(LocalDate.of(2026, 3, 15), 200, 199),
            new Limit(LocalDate.of(2027, 3, 15), 100, 99),
            new Limit(LocalDate.of(2029, 3, 15), 47, 46));

    private CertificateLifetime() {}

    /** The row that holds on the day of issue. */
    public static Limit limitOn(LocalDate day) {
        return LIMITS.stream()
                .filter(limit -> !limit.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** From now to the end of the contract, or as long as is recommended; both ends inclusive. */
    public static Validity of(Instant now, Contract contract) {
        var notBefore = now.truncatedTo(ChronoUnit.SECONDS);
        var days = limitOn(LocalDate.ofInstant(notBefore, java.time.ZoneOffset.UTC))
                .recommended();
        var longest = notBefore.plus(Duration.ofDays(days)).minusSeconds(1);
        var contractEnd = JapanTime.startOf(contract.end().plusDays(1)).minusSeconds(1);
        return new Validity(notBefore, contractEnd.isBefore(longest) ? contractEnd : longest);
    }
}
