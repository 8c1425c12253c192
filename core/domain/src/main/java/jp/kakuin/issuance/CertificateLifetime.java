package jp.kakuin.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;
import jp.kakuin.rule.DatedRules;

/** How long a certificate may live (SPEC I-5; BR 6.3.2, RULES 2). */
public final class CertificateLifetime {

    private CertificateLifetime() {}

    /** Whether so long a validity, both ends counted, may still be signed at that moment. */
    public static boolean allows(Validity validity, Instant signedAt) {
        var inclusive =
                Duration.between(validity.notBefore(), validity.notAfter()).plusSeconds(1);
        var longest = Duration.ofDays(DatedRules.LONGEST_LIFE.on(JapanTime.dayOf(signedAt)));
        return inclusive.compareTo(longest) <= 0;
    }

    /** From now to the end of the contract, or as long as is recommended on this day in Japan, where days that shorten it begin first; both ends inclusive. */
    public static Validity of(Instant now, Contract contract) {
        var notBefore = now.truncatedTo(ChronoUnit.SECONDS);
        var days = DatedRules.RECOMMENDED_LIFE.on(JapanTime.dayOf(notBefore));
        var longest = notBefore.plus(Duration.ofDays(days)).minusSeconds(1);
        var contractEnd = JapanTime.startOf(contract.end().plusDays(1)).minusSeconds(1);
        return new Validity(notBefore, contractEnd.isBefore(longest) ? contractEnd : longest);
    }
}
