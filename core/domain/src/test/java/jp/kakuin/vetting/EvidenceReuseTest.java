package jp.kakuin.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.JapanTime;
import jp.kakuin.validation.DomainControl;
import jp.kakuin.validation.ValidationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A certificate that rests on evidence a day too old has to be revoked (SPEC V-5, BR 4.2.1). */
class EvidenceReuseTest {

    @ParameterizedTest
    @CsvSource({
        // 398 days after the collection are allowed, the 399th is not.
        "ORGANISATION, OV, 2026-11-20, 2027-12-24",
        "LEGAL_EXISTENCE, EV, 2026-11-20, 2027-12-24",
        "OPERATIONAL_EXISTENCE, EV, 2026-11-20, 2027-12-24",
        // 825 days until the day on which 398 begin.
        "ORGANISATION, OV, 2025-01-01, 2026-03-15",
        "ORGANISATION, OV, 2025-02-10, 2026-03-16",
        // 200 days; 100 from 2027-03-15; 10 from 2029-03-15.
        "DOMAIN_APPROVAL, OV, 2026-03-15, 2026-10-02",
        "DOMAIN_APPROVAL, OV, 2026-11-20, 2027-03-15",
        "DOMAIN_APPROVAL, OV, 2026-12-05, 2027-03-16",
        "DOMAIN_APPROVAL, EV, 2027-03-20, 2027-06-29",
    })
    void evidence_shouldBeReliedOnToItsLastDay_whenRulesChangeOnTheWay(
            CheckKind kind, CertificateKind certificate, LocalDate collected, LocalDate lapses) {
        assertThat(EvidenceReuse.lapsesOn(passed(kind, collected), certificate)).contains(lapses);
    }

    @Test
    void domainApprovalByMail_shouldLapseWithItsMethod_whenTheMethodEnds() {
        assertThat(EvidenceReuse.lapsesOn(
                        passed(CheckKind.DOMAIN_APPROVAL, LocalDate.of(2028, 3, 1)), CertificateKind.OV))
                .contains(LocalDate.of(2028, 3, 15));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REQUEST_APPROVAL",
                "CONTRACT_SIGNATURE",
                "DENIED_LISTS",
                "DOCUMENTS",
                "CONTENT",
                "AGREEMENT",
                "PAYER",
                "CALL_HR",
                "CALL_APPLICANT",
                "CALL_REGISTRATION_CONTACT",
                "FINAL_REVIEW"
            })
    void check_shouldBeAskedForEachOrder_whenItIsAboutTheRequest(CheckKind kind) {
        assertThat(EvidenceReuse.lapsesOn(passed(kind, LocalDate.of(2026, 11, 20)), CertificateKind.EV))
                .isEmpty();
    }

    @Test
    void check_shouldCountFromItsOldestEvidence_whenItRestsOnSeveral() {
        var check =
                decided(CheckKind.ORGANISATION, true, List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 10, 20)));

        assertThat(EvidenceReuse.lapsesOn(check, CertificateKind.OV)).contains(LocalDate.of(2027, 11, 23));
    }

    @Test
    void check_shouldBeReliedOnNever_whenItFailed() {
        var check = decided(CheckKind.ORGANISATION, false, List.of(LocalDate.of(2026, 11, 20)));

        assertThat(EvidenceReuse.lapsesOn(check, CertificateKind.OV)).isEmpty();
    }

    private static Check passed(CheckKind kind, LocalDate collected) {
        return decided(kind, true, List.of(collected));
    }

    private static Check decided(CheckKind kind, boolean passed, List<LocalDate> collected) {
        Instant at = JapanTime.startOf(collected.getFirst());
        var evidence =
                collected.stream().map(day -> new Evidence("TSR", "1", day)).toList();
        var mail = DomainControl.planned(ValidationMethod.CONSTRUCTED_MAIL, "example.co.jp");
        return Check.pending("check", kind, List.of(), Optional.empty(), "")
                .controlled(mail)
                .decided(new Decision(passed, Actor.SYSTEM, at, evidence, Map.of(), ""));
    }
}
