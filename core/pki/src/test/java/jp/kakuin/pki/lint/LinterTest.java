package jp.kakuin.pki.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.ScriptedCertificateLinter;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC I-4: each rule passes the profile and stops its own misissuance. */
class LinterTest {

    private static final Linter LINTER = new Linter(new FullyQualifiedNames(), new ScriptedCertificateLinter());

    @ParameterizedTest
    @EnumSource(CertificateKind.class)
    void certificate_shouldPass_whenBuiltByTheProfile(CertificateKind kind) {
        assertThat(findings(BentCertificate.of(kind))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("jp.kakuin.pki.lint.Misissuances#all")
    void certificate_shouldBeStopped_whenItIs(String rule, String what, UnaryOperator<BentCertificate> bend) {
        var bent = bend.apply(BentCertificate.of(CertificateKind.EV));
        assertThat(findings(bent)).as(what).anyMatch(finding -> finding.startsWith(rule + " ("));
        assertThatThrownBy(() -> LINTER.lint(
                        bent.content(), CertificateKind.EV, BentCertificate.issuerOf(CertificateKind.EV), Samples.NOW))
                .isInstanceOf(LintFindings.class);
    }

    @Test
    void everyRule_shouldHaveAMisissuance_whenListed() {
        var tried = Misissuances.all().map(a -> (String) a.get()[0]).toList();
        assertThat(LintRules.all(new FullyQualifiedNames())).allSatisfy(rule -> {
            assertThat(tried).contains(rule.id());
            assertThat(rule.citation()).matches("(BR|EVG|RFC 5280) .*");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T14:59:59Z, 398",
        "2026-03-14T15:00:00Z, 200",
        "2026-11-21T00:00:00Z, 200",
        "2027-03-14T14:59:59Z, 200",
        "2027-03-14T15:00:00Z, 100",
        "2029-03-14T15:00:00Z, 47",
    })
    void lifetime_shouldFollowTheTable_whenTheDayComes(Instant now, int days) {
        var longest = BentCertificate.of(CertificateKind.OV).from(now).validity(days(days));
        assertThat(findingsAt(longest, now)).isEmpty();
        var excess = BentCertificate.of(CertificateKind.OV)
                .from(now)
                .validity(days(days).plusSeconds(1));
        assertThat(findingsAt(excess, now)).singleElement().asString().startsWith("validity_too_long");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z, 8999900000001, true",
        "2026-11-21T00:00:00Z, 1998-04-01,    true",
        "2026-11-21T00:00:00Z, 1998/4/1,      true",
        "2026-11-21T00:00:00Z, 1 April 1998,  true",
        "2027-09-14T14:59:59Z, 1998/4/1,      true",
        "2027-09-14T15:00:00Z, 1998/4/1,      false",
        "2027-09-14T15:00:00Z, 1998-04-01,    true",
        "2027-09-14T15:00:00Z, 1998-02-30,    false",
        "2027-09-14T15:00:00Z, 1 April 1998,  false",
        "2027-09-14T15:00:00Z, 8999900000001, true",
        "2026-11-21T00:00:00Z, 平成10年4月1日, false",
    })
    void dateOfFormation_shouldBeGregorian_fromTheDayOn(Instant now, String serialNumber, boolean good) {
        var lifetime = now.isBefore(Instant.parse("2027-03-14T15:00:00Z")) ? 199 : 99;
        var bent = Misissuances.serialNumber(BentCertificate.of(CertificateKind.EV), serialNumber)
                .from(now)
                .validity(days(lifetime));
        assertThat(findingsAt(bent, now).stream().noneMatch(finding -> finding.startsWith("ev_serial_number")))
                .isEqualTo(good);
    }

    @Test
    void trial_shouldBeStopped_whenItLivesLongerThanItsTermOrPassesForAVettedCertificate() {
        assertThat(findings(BentCertificate.of(CertificateKind.TRIAL).validity(days(14))))
                .isEmpty();
        assertThat(findings(BentCertificate.of(CertificateKind.TRIAL).validity(days(14).plusSeconds(1))))
                .singleElement()
                .asString()
                .startsWith("validity_too_long");
        assertThat(findings(BentCertificate.of(CertificateKind.TRIAL)
                        .but(BCStyle.O, Misissuances.utf8("Kakuin Shoji Co., Ltd."))))
                .containsExactly("trial (BR 6.1.7, SPEC section 2): O does not say that it is a trial");
        for (var policy : List.of("2.23.140.1.2.1", "2.23.140.1.2.2", "2.23.140.1.1")) {
            assertThat(findings(Misissuances.asserting(BentCertificate.of(CertificateKind.TRIAL), policy)))
                    .anyMatch(finding -> finding.startsWith("policy ("))
                    .anyMatch(finding -> finding.startsWith("extension_set ("));
        }
    }

    /** The one cannot sign what the other does, whatever else goes wrong. */
    @ParameterizedTest
    @EnumSource(CertificateKind.class)
    void certificate_shouldBeStopped_whenItIsOfTheOtherCa(CertificateKind kind) {
        var other =
                BentCertificate.issuerOf(kind == CertificateKind.TRIAL ? CertificateKind.OV : CertificateKind.TRIAL);
        var bent = BentCertificate.of(kind).issuer(other.certificate().getSubject());

        assertThat(LINTER.findings(new LintSubject(bent.content().parsed(), kind, other, Samples.NOW)))
                .contains("trial (BR 6.1.7, SPEC section 2): " + kind + " is not for this CA to sign");
    }

    @Test
    void word_shouldStandForItsOwnCategory() {
        var body = BentCertificate.of(CertificateKind.EV)
                .but(BCStyle.BUSINESS_CATEGORY, Misissuances.utf8("Government Entity"));
        assertThat(findings(Misissuances.serialNumber(body, "Government Entity")))
                .isEmpty();
    }

    private static List<String> findings(BentCertificate bent) {
        return findingsAt(bent, Samples.NOW);
    }

    private static List<String> findingsAt(BentCertificate bent, Instant now) {
        return LINTER.findings(
                new LintSubject(bent.content().parsed(), bent.kind(), BentCertificate.issuerOf(bent.kind()), now));
    }

    /** So many days with both ends counted. */
    private static Duration days(int days) {
        return Duration.ofDays(days).minusSeconds(1);
    }
}
