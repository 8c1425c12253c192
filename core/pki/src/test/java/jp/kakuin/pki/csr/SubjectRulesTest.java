package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jp.kakuin.refusal.Refusal;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC C-4 to C-9 and C-12. */
class SubjectRulesTest {

    @Test
    void subject_shouldPass_whenFaultless() {
        var report = Checked.report(SampleCsr.faultless().pem());
        assertThat(report.acceptable()).isTrue();
        assertThat(report.notices()).isEmpty();
        assertThat(report.subject())
                .containsExactly(
                        java.util.Map.entry("C", "JP"),
                        java.util.Map.entry("ST", "Tokyo"),
                        java.util.Map.entry("L", "Chiyoda-ku"),
                        java.util.Map.entry("O", "Kakuin Shoji Co., Ltd."),
                        java.util.Map.entry("CN", "shop.example.co.jp"));
    }

    @Test
    void country_shouldBeRefused_whenNotJpInPrintableString() {
        assertThat(Checked.problems(SampleCsr.faultless().without(BCStyle.C))).containsExactly("CSR_COUNTRY_MISSING");
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.C, "jp"))).containsExactly("CSR_COUNTRY_NOT_JP");
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.C, "JP")))
                .containsExactly("CSR_COUNTRY_ENCODING");
    }

    @Test
    void encoding_shouldBeRefused_whenNeitherPrintableNorUtf8() {
        var csr = SampleCsr.faultless().without(BCStyle.O).without(BCStyle.L).without(BCStyle.ST);
        assertThat(Checked.problems(csr.with(BCStyle.O, new DERBMPString("Kakuin"))
                        .with(BCStyle.L, new DERT61String("Chiyoda-ku"))
                        .with(BCStyle.ST, new DERPrintableString("Tokyo"))))
                .containsExactly("CSR_FIELD_ENCODING", "CSR_FIELD_ENCODING");
    }

    @Test
    void field_shouldBeRefused_whenMissingBlankOrRepeated() {
        assertThat(Checked.problems(SampleCsr.faultless().without(BCStyle.ST).without(BCStyle.CN)))
                .containsExactly("CSR_FIELD_MISSING", "CSR_FIELD_MISSING");
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, "   ")))
                .containsExactly("CSR_FIELD_BLANK");
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, ""))).containsExactly("CSR_FIELD_BLANK");
        assertThat(Checked.problems(SampleCsr.faultless().with(BCStyle.O, "Second")))
                .containsExactly("CSR_FIELD_REPEATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kakuin's Co., Ltd.", "A-B: C=D", "24 Seven", "a"})
    void organisation_shouldPass_whenItsCharactersAreAllowed(String organisation) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, organisation)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A & B,      CSR_FIELD_HAS_AMPERSAND",
        "角印商事,   CSR_FIELD_HAS_WRONG_CHARACTER",
        "A/B,        CSR_FIELD_HAS_WRONG_CHARACTER",
        "A+B (Tokyo), CSR_FIELD_HAS_WRONG_CHARACTER",
        "Kakuin™ & Sons, CSR_FIELD_HAS_AMPERSAND+CSR_FIELD_HAS_WRONG_CHARACTER",
    })
    void organisation_shouldBeRefused_whenCharactersAreNotAllowed(String organisation, String codes) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, organisation)))
                .containsExactly(codes.split("\\+"));
    }

    @Test
    void ampersand_shouldComeWithAdvice_whenRefused() {
        var problem = Checked.report(
                        SampleCsr.faultless().but(BCStyle.O, "Black&White").pem())
                .problems()
                .getFirst();
        assertThat(problem.arguments()).containsEntry("advice", "Black and White");
        assertThat(problem.field()).isEqualTo("csr.subject.O");
    }

    @Test
    void field_shouldBeLimitedTo64_whenLong() {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, "a".repeat(64))))
                .isEmpty();
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.O, "a".repeat(65))))
                .containsExactly("CSR_FIELD_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tokyo", "TOKYO", "tokyo to", "Tokyo-to", "Tokyo pref.", "Tokyo Pref", "Tokyo prefecture", "Hokkaido",
                "Hokkai-do", "Hokkaido pref.", "Osaka fu", "Osaka-fu", "Osaka pref.", "Kyoto-fu", "Kyoto", "Chiba-ken",
                "Chiba ken", "KANAGAWA-KEN", "Okinawa Prefecture"
            })
    void prefecture_shouldPass_whenSpeltAsTolerated(String prefecture) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.ST, prefecture)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Osaka-ken,     CSR_PREFECTURE_WORD_WRONG, Osaka-fu",
        "Tokyo-fu,      CSR_PREFECTURE_WORD_WRONG, Tokyo-to",
        "Chiba-to,      CSR_PREFECTURE_WORD_WRONG, Chiba-ken",
        "Hokkaido-ken,  CSR_PREFECTURE_WORD_WRONG, Hokkaido",
        "California,    CSR_PREFECTURE_UNKNOWN,",
        "Tokyo city,    CSR_PREFECTURE_UNKNOWN,",
        "Tokyo Chiyoda, CSR_PREFECTURE_UNKNOWN,",
        "Tokyo.,        CSR_PREFECTURE_UNKNOWN,",
        "Edo,           CSR_PREFECTURE_UNKNOWN,",
    })
    void prefecture_shouldBeRefused_whenNotOneOfThe47(String prefecture, String code, String advice) {
        var problems = Checked.report(
                        SampleCsr.faultless().but(BCStyle.ST, prefecture).pem())
                .problems();
        assertThat(Checked.codes(problems)).containsExactly(code);
        assertThat(problems.getFirst().arguments().get("advice")).isEqualTo(advice);
    }

    @Test
    void prefectures_shouldAllPassInEveryForm_whenThereAre47() {
        assertThat(Prefecture.ALL).hasSize(47).doesNotHaveDuplicates();
        for (var prefecture : Prefecture.ALL) {
            for (var form : List.of("%s", "%s pref.", "%s-prefecture")) {
                assertThat(Prefecture.of(form.formatted(prefecture.name()))).contains(prefecture);
            }
            assertThat(Prefecture.of(prefecture.full().toUpperCase(Locale.ROOT)))
                    .contains(prefecture);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chiyoda ku",
                "Chiyoda-ku",
                "Chiyoda city",
                "Chiyoda-ward",
                "Ichikawa shi",
                "Ichikawa-shi",
                "Ichikawa-city",
                "Yokohama-shi",
                "Yokohama-shi Nishi-ku",
                "YOKOHAMA-SHI NISHI-KU",
                "Naka-gun Ninomiya-machi",
                "Naka-county Ninomiya-town",
                "Nishitama-gun Hinohara-mura",
                "Nishitama-county Hinohara-village",
                "Minami-Alps-shi",
                "Nakagami-gun Yomitan-son",
                "Ama-gun Oharu-cho",
                "Hachijo-machi",
                "Ogasawara-mura",
                "Soka-shi",
                "Machida-shi",
                "Kunitachi city"
            })
    void municipality_shouldPass_whenFormIsKnown(String municipality) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.L, municipality)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mitaka-shi. Shimorenjaku,          CSR_LOCALITY_GOES_TOO_FAR",
        "'Shibuya-ku, jingumae 1-5-1',      CSR_LOCALITY_HAS_HOUSE_NUMBER",
        "Shibuya-ku Jingumae,               CSR_LOCALITY_GOES_TOO_FAR",
        "Yokohama-shi Nishi-ku Minatomirai, CSR_LOCALITY_GOES_TOO_FAR",
        "Chiyoda,                           CSR_LOCALITY_NOT_MUNICIPALITY",
        "Kanda-cho,                         CSR_LOCALITY_NOT_MUNICIPALITY",
        "Naka-gun,                          CSR_LOCALITY_NOT_MUNICIPALITY",
        "shi,                               CSR_LOCALITY_NOT_MUNICIPALITY",
        "Ninomiya-machi Naka-gun,           CSR_LOCALITY_NOT_MUNICIPALITY",
    })
    void municipality_shouldBeRefused_whenItIsNoMunicipalityAlone(String locality, String code) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.L, locality)))
                .containsExactly(code);
    }

    @Test
    void unusedAttributes_shouldBeNoticesOnly_whenTheyStandInTheCsr() {
        var csr = SampleCsr.faultless()
                .with(BCStyle.OU, new DERT61String("営業部 & Sales"))
                .with(BCStyle.EmailAddress, new DERIA5String("admin@example.co.jp"));
        var report = Checked.report(csr.pem());
        assertThat(report.problems()).isEmpty();
        assertThat(report.notices())
                .extracting(Refusal::field)
                .containsExactly("csr.subject.OU", "csr.subject.emailAddress");
        assertThat(Checked.codes(report.notices())).containsOnly("CSR_ATTRIBUTE_NOT_USED");
    }

    @Test
    void organisation_shouldEqualTheApplication_whenANameIsKnown() {
        assertThat(Checked.report(SampleCsr.faultless(), "Kakuin Shoji Co., Ltd.")
                        .problems())
                .isEmpty();
        var problems =
                Checked.report(SampleCsr.faultless(), "KAKUIN SHOJI Co., Ltd.").problems();
        assertThat(Checked.codes(problems)).containsExactly("CSR_ORGANISATION_DIFFERS");
        assertThat(problems.getFirst().arguments())
                .containsEntry("csr", "Kakuin Shoji Co., Ltd.")
                .containsEntry("application", "KAKUIN SHOJI Co., Ltd.");
    }

    @Test
    void problems_shouldAllBeTold_whenManyThingsAreWrong() {
        var csr = new SampleCsr()
                .with(BCStyle.C, new DERUTF8String("Japan"))
                .with(BCStyle.ST, "Osaka-ken")
                .with(BCStyle.L, "Chuo-ku 1-2-3")
                .with(BCStyle.O, "A & B")
                .with(BCStyle.CN, "http://localhost")
                .signedBy(jp.kakuin.pki.Keys.rsa(1024), "SHA1withRSA");
        assertThat(Checked.problems(csr))
                .containsExactly(
                        "CSR_SIGNATURE_ALGORITHM_NOT_ALLOWED",
                        "CSR_RSA_SIZE_NOT_ALLOWED",
                        "CSR_COUNTRY_NOT_JP",
                        "CSR_FIELD_HAS_AMPERSAND",
                        "CSR_PREFECTURE_WORD_WRONG",
                        "CSR_LOCALITY_HAS_HOUSE_NUMBER",
                        "NAME_HAS_PROTOCOL",
                        "NAME_IS_SINGLE_LABEL");
    }
}
