package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kakuin.validation.ValidationMethod.Derivation;
import jp.kakuin.validation.ValidationMethods.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SPEC D-1: a day too late is a misissued certificate, a day too early an applicant turned away. */
class ValidationMethodsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static List<Row> withSunset() {
        return ValidationMethods.ALL.stream()
                .filter(row -> row.dayOfEnd().isPresent())
                .toList();
    }

    @Test
    void table_shouldHaveEveryMethod_whenItIsReadByNumber() {
        assertThat(ValidationMethods.ALL)
                .extracting(Row::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
        assertThat(ValidationMethods.labelled("ca-tbr-7")).contains(ValidationMethods.numbered(7));
        assertThat(ValidationMethods.labelled("ca-tbr-23")).isEmpty();
        assertThat(ValidationMethods.numbered(18).section()).isEqualTo("BR 3.2.2.4.18");
    }

    @Test
    void method_shouldEndOnItsSunset_whenTheDayComes() {
        for (var method : withSunset()) {
            assertThat(method.ended(method.sunset().minusDays(1)))
                    .as(method.label())
                    .isFalse();
            assertThat(method.ended(method.sunset())).as(method.label()).isTrue();
        }
    }

    @Test
    void customer_shouldBeTold180DaysBefore_whenAMethodIsToEnd() {
        for (var method : withSunset()) {
            assertThat(method.endsSoon(method.sunset().minusDays(181)))
                    .as(method.label())
                    .isFalse();
            assertThat(method.endsSoon(method.sunset().minusDays(180)))
                    .as(method.label())
                    .isTrue();
            assertThat(method.endsSoon(method.sunset().minusDays(1)))
                    .as(method.label())
                    .isTrue();
            assertThat(method.endsSoon(method.sunset())).as(method.label()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2025-07-15",
        "4, 2028-03-15",
        "8, 2026-03-15",
        "13, 2028-03-15",
        "14, 2028-03-15",
        "15, 2025-07-15",
        "16, 2027-03-15",
        "17, 2027-03-15",
        "7, ",
        "12, ",
        "18, ",
        "19, ",
        "20, ",
        "21, ",
        "22, ",
    })
    void sunset_shouldBeThatOfTheBaselineRequirements_whenTheTableIsRead(int number, LocalDate sunset) {
        assertThat(ValidationMethods.numbered(number).dayOfEnd()).isEqualTo(Optional.ofNullable(sunset));
    }

    @Test
    void bannedMethods_shouldBeThoseOfRules3_whenTodayIsAsked() {
        assertThat(ValidationMethods.ALL.stream()
                        .filter(row -> row.ended(TODAY))
                        .map(Row::number))
                .containsExactly(1, 2, 3, 5, 6, 8, 9, 10, 11, 15);
        assertThat(ValidationMethods.ALL.stream()
                        .filter(row -> row.endsSoon(TODAY))
                        .map(Row::number))
                .containsExactly(16, 17);
    }

    @ParameterizedTest
    @EnumSource(ValidationMethod.class)
    void offeredMethod_shouldBeFoundByItsLabel_whenItIsOpen(ValidationMethod method) {
        assertThat(ValidationMethod.labelled(method.label())).contains(method);
        assertThat(ValidationMethod.openOn(TODAY)).contains(method);
    }

    @Test
    void mail_shouldBeOfferedNoMore_whenItHasEnded() {
        assertThat(ValidationMethod.openOn(LocalDate.of(2028, 3, 14))).contains(ValidationMethod.CONSTRUCTED_MAIL);
        assertThat(ValidationMethod.openOn(LocalDate.of(2028, 3, 15)))
                .containsExactly(
                        ValidationMethod.PERSISTENT_RECORD,
                        ValidationMethod.DNS_CHANGE,
                        ValidationMethod.WEBSITE_CHANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "CONSTRUCTED_MAIL, PRUNED, ALIAS_THEN_PRUNED",
        "DNS_CHANGE, PRUNED, ALIAS_THEN_PRUNED",
        "WEBSITE_CHANGE, EXACT, EXACT",
        "PERSISTENT_RECORD, PRUNED, PRUNED",
    })
    void derivation_shouldChangeWithSc101v2_whenTheDayComes(
            ValidationMethod method, Derivation before, Derivation since) {
        assertThat(method.derivation(LocalDate.of(2026, 11, 14))).isEqualTo(before);
        assertThat(method.derivation(LocalDate.of(2026, 11, 15))).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "DNS_CHANGE,        2026-08-26, 2027-03-14, true",
        "DNS_CHANGE,        2026-08-25, 2027-03-14, false",
        "DNS_CHANGE,        2026-12-05, 2027-03-15, true",
        "DNS_CHANGE,        2026-12-04, 2027-03-15, false",
        "WEBSITE_CHANGE,    2028-12-04, 2029-03-14, true",
        "WEBSITE_CHANGE,    2028-12-03, 2029-03-14, false",
        "WEBSITE_CHANGE,    2029-03-05, 2029-03-15, true",
        "WEBSITE_CHANGE,    2029-03-04, 2029-03-15, false",
        "PERSISTENT_RECORD, 2026-11-11, 2026-11-21, true",
        "PERSISTENT_RECORD, 2026-11-10, 2026-11-21, false",
        "CONSTRUCTED_MAIL,  2028-03-14, 2028-03-14, true",
        "CONSTRUCTED_MAIL,  2028-03-14, 2028-03-15, false",
        "DNS_CHANGE,        2025-02-10, 2026-03-14, true",
        "DNS_CHANGE,        2025-08-26, 2026-03-15, false",
    })
    void validation_shouldBeReliedOn_untilItsPeriodOrItsMethodEnds(
            ValidationMethod method, LocalDate validated, LocalDate today, boolean relied) {
        assertThat(method.mayBeReliedOn(validated, today)).isEqualTo(relied);
    }
}
