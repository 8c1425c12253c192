package jp.kakuin.pki.lint;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** Dates through 2049 are UTCTime, later ones GeneralizedTime; both to the second, in Greenwich time. */
final class ValidityEncodingLint implements LintRule {

    private static final Instant FIRST_GENERALIZED = Instant.parse("2050-01-01T00:00:00Z");
    private static final Pattern UTC_TIME = Pattern.compile("\\d{12}Z");
    private static final Pattern GENERALIZED_TIME = Pattern.compile("\\d{14}Z");

    @Override
    public String id() {
        return "validity_encoding";
    }

    @Override
    public String citation() {
        return "RFC 5280 4.1.2.5";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return Stream.of(subject.tbs().getStartDate(), subject.tbs().getEndDate())
                .filter(time -> !isWell(time))
                .map(time -> "the time " + time + " is written in another form")
                .toList();
    }

    private static boolean isWell(Time time) {
        boolean late = !time.getDate().toInstant().isBefore(FIRST_GENERALIZED);
        return switch (time.toASN1Primitive()) {
            case ASN1UTCTime utc -> !late && UTC_TIME.matcher(utc.toString()).matches();
            case ASN1GeneralizedTime general ->
                late && GENERALIZED_TIME.matcher(general.getTimeString()).matches();
            default -> false;
        };
    }
}
