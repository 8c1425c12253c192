package jp.kakuin.pki.lint;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.CorporateNumber;
import jp.kakuin.order.JapanTime;
import jp.kakuin.rule.DatedRules;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * An EV serialNumber is a corporate number with the right check digit, the word that stands for a body without one, or a Date of Formation, which
 * from 2027-09-15 on is Gregorian, YYYY-MM-DD.
 */
final class EvSerialNumberLint implements LintRule {

    private static final DateTimeFormatter GREGORIAN = format("uuuu-MM-dd");
    private static final List<DateTimeFormatter> COMMON =
            List.of(GREGORIAN, format("uuuu/M/d"), format("d MMMM uuuu"), format("MMMM d, uuuu"));
    /** Each stands for its own businessCategory alone. */
    private static final Set<String> WORDS = Set.of("Government Entity", "Non-Commercial Entity");

    @Override
    public String id() {
        return "ev_serial_number";
    }

    @Override
    public String citation() {
        return "EVG 7.1.4.2.5 (SC-087v2)";
    }

    @Override
    public List<String> check(LintSubject subject) {
        if (subject.kind() != CertificateKind.EV) {
            return List.of();
        }
        var categories = subject.subjectValues(BCStyle.BUSINESS_CATEGORY);
        var today = JapanTime.dayOf(subject.now());
        return subject.subjectValues(BCStyle.SERIALNUMBER).stream()
                .filter(value -> !CorporateNumber.isRight(value))
                .filter(value -> !(WORDS.contains(value) && categories.contains(value)))
                .filter(value -> !isDateOfFormation(value, today))
                .map(value -> "serialNumber is neither a corporate number nor what may stand for one")
                .toList();
    }

    private static boolean isDateOfFormation(String value, LocalDate today) {
        var formats = DatedRules.FORMATION_DATE_BY_ISO.on(today) ? Stream.of(GREGORIAN) : COMMON.stream();
        return formats.anyMatch(format -> isDate(value, format, today));
    }

    private static boolean isDate(String value, DateTimeFormatter format, LocalDate today) {
        try {
            return !LocalDate.parse(value, format).isAfter(today);
        } catch (DateTimeParseException noSuchDate) {
            return false;
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
