package jp.kakuin.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakuin.identity.Staff;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that nobody can retrace proves nothing (SPEC P-1, P-4, V-2). */
class PhoneCallFormTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final Staff STAFF = new Staff("staff-1", "Staff", Set.of(Staff.Role.VETTER));
    private static final List<String> INTENT = List.of("INTENT");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(form(null, "TSR", "DIRECT", "総務部", INTENT, "CONFIRMED"), "CALL_FIELD_MISSING number"),
                mistake(form(" ", "TSR", "DIRECT", "総務部", INTENT, "CONFIRMED"), "CALL_FIELD_MISSING number"),
                mistake(form("9".repeat(2001), "TSR", "DIRECT", "総務部", INTENT, "CONFIRMED"), "TEXT_TOO_LONG number"),
                mistake(form("03", "TSR", "DIRECT", "", INTENT, "CONFIRMED"), "CALL_FIELD_MISSING reached"),
                mistake(
                        form("03", "APPLICATION", "DIRECT", "総務部", INTENT, "CONFIRMED"),
                        "CALL_NUMBER_SOURCE_NOT_ALLOWED numberSource"),
                mistake(
                        form("03", null, "DIRECT", "総務部", INTENT, "CONFIRMED"),
                        "CALL_NUMBER_SOURCE_NOT_ALLOWED numberSource"),
                mistake(form("03", "TSR", "direct", "総務部", INTENT, "CONFIRMED"), "CALL_FIELD_UNKNOWN connection"),
                mistake(form("03", "TSR", "DIRECT", "総務部", INTENT, "PERHAPS"), "CALL_FIELD_UNKNOWN outcome"),
                mistake(
                        form("03", "TSR", "DIRECT", "総務部", List.of("INTENT", "LOVE"), "CONFIRMED"),
                        "CALL_FIELD_UNKNOWN confirmed[1]"),
                mistake(form("03", "TSR", "DIRECT", "総務部", null, "CONFIRMED"), "CALL_NOT_CONFIRMED_ENOUGH confirmed"),
                mistake(
                        form("03", "TSR", "DIRECT", "総務部", INTENT, "CALL_AGAIN"),
                        "CALL_AGAIN_TIME_MISSING callAgainAt"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void record_shouldBeRefusedByName_whenSomethingIsMissing(PhoneCallForm form, String refusal) {
        assertThat(refusals(form, CheckKind.CALL_APPLICANT)).containsExactly(refusal);
    }

    @Test
    void everyMistake_shouldBeTold_whenThereAreMany() {
        assertThat(refusals(form(null, null, null, null, null, null), CheckKind.CALL_APPLICANT))
                .hasSize(5);
    }

    @Test
    void call_shouldBeRefused_whenItLiesAheadOrOutsideOfficeHours() {
        assertThat(refusals(at(NOW.plusSeconds(1)), CheckKind.CALL_APPLICANT))
                .containsExactly("CALL_IN_FUTURE calledAt");
        assertThat(refusals(at(Instant.parse("2026-11-19T09:00:00Z")), CheckKind.CALL_APPLICANT))
                .containsExactly("CALL_OUTSIDE_HOURS calledAt");
        assertThat(refusals(at(Instant.parse("2026-11-19T08:59:00Z")), CheckKind.CALL_APPLICANT))
                .isEmpty();
    }

    @Test
    void humanResources_shouldConfirmEmploymentTitleAndDetails_whenTheCallIsToPass() {
        var half = form("03", "TSR", "DIRECT", "人事部", List.of("EMPLOYMENT", "TITLE"), "CONFIRMED");
        var whole = form("03", "TSR", "DIRECT", "人事部", List.of("EMPLOYMENT", "TITLE", "CONTACT_DETAILS"), "CONFIRMED");

        assertThat(refusals(half, CheckKind.CALL_HR)).containsExactly("CALL_NOT_CONFIRMED_ENOUGH confirmed");
        assertThat(refusals(whole, CheckKind.CALL_HR)).isEmpty();
    }

    @Test
    void call_shouldBeKeptAsRecorded_whenNothingIsWrong() {
        var form = form(" 03-5550-0100 ", "TSR", "TRANSFER", " 総務部 ", INTENT, "CONFIRMED");

        var result = form.check(CheckKind.CALL_APPLICANT, STAFF, NOW, new JapaneseCalendar());

        assertThat(result)
                .isEqualTo(Result.accepted(new PhoneCall(
                        "03-5550-0100",
                        "TSR",
                        PhoneCall.Connection.TRANSFER,
                        "総務部",
                        Set.of(PhoneCall.Confirmed.INTENT),
                        PhoneCall.Outcome.CONFIRMED,
                        java.util.Optional.empty(),
                        "staff-1",
                        NOW,
                        "")));
    }

    private static List<String> refusals(PhoneCallForm form, CheckKind kind) {
        return switch (form.check(kind, STAFF, NOW, new JapaneseCalendar())) {
            case Result.Accepted<PhoneCall> accepted -> List.of();
            case Result.Refused<PhoneCall>(var refusals) ->
                refusals.stream().map(PhoneCallFormTest::text).toList();
        };
    }

    private static String text(Refusal refusal) {
        return refusal.code().name() + " " + refusal.field();
    }

    private static PhoneCallForm at(Instant calledAt) {
        return new PhoneCallForm("03", "TSR", "DIRECT", "総務部", INTENT, "CONFIRMED", null, calledAt, "");
    }

    private static PhoneCallForm form(
            String number, String source, String connection, String reached, List<String> facts, String outcome) {
        return new PhoneCallForm(number, source, connection, reached, facts, outcome, null, null, null);
    }

    private static Arguments mistake(PhoneCallForm form, String refusal) {
        return Arguments.of(form, refusal);
    }
}
