package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jp.kakuin.csr.CsrReport;
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
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.ST, prefecture)).stream()
                        .filter(code -> code.startsWith("CSR_PREFECTURE")))
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
    @CsvSource({
        "Tokyo,    Chiyoda ku",
        "Tokyo,    Chiyoda-ku",
        "Tokyo,    Chiyoda city",
        "Tokyo,    Chiyoda-ward",
        "Tokyo-to, TIYODA-KU",
        "Chiba,    Ichikawa shi",
        "Chiba,    Ichikawa-shi",
        "Chiba,    Ichikawa-city",
        "Kanagawa, Yokohama-shi",
        "Kanagawa, Yokohama-shi Nishi-ku",
        "Kanagawa, YOKOHAMA-SHI NISHI-KU",
        "Kanagawa, Naka-gun Ninomiya-machi",
        "Kanagawa, Naka-county Ninomiya-town",
        "Tokyo,    Nishitama-gun Hinohara-mura",
        "Tokyo,    Nishitama-county Hinohara-village",
        "Yamanashi, Minami-Alps-shi",
        "Yamanashi, Minamiarupusu-shi",
        "Okinawa,  Nakagami-gun Yomitan-son",
        "Aichi,    Ama-gun Oharu-cho",
        "Tokyo,    Hachijo-machi",
        "Tokyo,    Ogasawara-mura",
        "Saitama,  Soka-shi",
        "Saitama,  Souka-shi",
        "Tokyo,    Machida-shi",
        "Tokyo,    Kunitachi city",
        "Tokyo,    Fuchu-shi",
        "Hiroshima, Fuchu-shi",
        "Osaka,    Oosaka-shi Kita-ku",
        "Osaka,    Ohsaka-city Kita-ward",
        "Gunma,    Sawa-gun Tamamura-machi",
        "Hyogo,    Kobe-shi Chuo-ku",
        "Hyogo,    Koube-shi Chuuou-ku",
        "Hyogo,    Mikata-gun Shin'onsen-cho",
        "Fukuoka,  Mizuma-gun Oki-machi",
        "Kumamoto, Kikuchi-gun Kikuyo-machi",
        "Mie,      Tsu-shi",
        "Mie,      Tu-shi"
    })
    void municipality_shouldPass_whenItIsThereAndItsFormIsKnown(String prefecture, String municipality) {
        assertThat(Checked.problems(
                        SampleCsr.faultless().but(BCStyle.ST, prefecture).but(BCStyle.L, municipality)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mitaka-shi. Shimorenjaku,          CSR_LOCALITY_GOES_TOO_FAR",
        "'Shibuya-ku, jingumae 1-5-1',      CSR_LOCALITY_HAS_HOUSE_NUMBER",
        "Shibuya-ku Jingumae,               CSR_LOCALITY_GOES_TOO_FAR",
        "Yokohama-shi Nishi-ku Minatomirai, CSR_LOCALITY_GOES_TOO_FAR",
        "Chiyoda,                           CSR_LOCALITY_NOT_MUNICIPALITY",
        "Naka-gun,                          CSR_LOCALITY_NOT_MUNICIPALITY",
        "shi,                               CSR_LOCALITY_NOT_MUNICIPALITY",
        "Ninomiya-machi Naka-gun,           CSR_LOCALITY_NOT_MUNICIPALITY",
        "Kanda-cho,                         CSR_LOCALITY_UNKNOWN",
        "Shimokitazawa-shi,                 CSR_LOCALITY_UNKNOWN",
        "Shibuya-shi,                       CSR_LOCALITY_UNKNOWN",
        "Nishi-ku,                          CSR_LOCALITY_UNKNOWN",
        "Yokohama-shi Shibuya-ku,           CSR_LOCALITY_UNKNOWN",
        "Ninomiya-machi,                    CSR_LOCALITY_UNKNOWN",
        "Naka-gun Ninomiya-mura,            CSR_LOCALITY_UNKNOWN",
        "Hachijo-gun Hachijo-machi,         CSR_LOCALITY_UNKNOWN",
        "Yokohama-shi,                      CSR_LOCALITY_IN_OTHER_PREFECTURE",
        "Naka-gun Ninomiya-machi,           CSR_LOCALITY_IN_OTHER_PREFECTURE",
    })
    void municipality_shouldBeRefused_whenItIsNoneOfThePrefecture(String locality, String code) {
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.L, locality)))
                .containsExactly(code);
    }

    @Test
    void municipality_shouldBeShownWithWhereItIs_whenStNamesAnotherPrefecture() {
        var problem = Checked.report(SampleCsr.faultless()
                        .but(BCStyle.L, "Fuchu-shi")
                        .but(BCStyle.ST, "Osaka-fu")
                        .pem())
                .problems()
                .getFirst();
        assertThat(problem.code()).isEqualTo(CsrCode.CSR_LOCALITY_IN_OTHER_PREFECTURE);
        assertThat(problem.arguments())
                .containsEntry("prefecture", "Osaka-fu")
                .containsEntry("found", "Tokyo-to, Hiroshima-ken");
    }

    @Test
    void place_shouldBeNamedInJapanese_whenStAndLAreAPlace() {
        var report = Checked.report(SampleCsr.faultless()
                .but(BCStyle.ST, "Kanagawa-ken")
                .but(BCStyle.L, "Yokohama-shi Nishi-ku")
                .pem());
        assertThat(report.place()).contains(new CsrReport.Place("神奈川県", "横浜市西区"));
        assertThat(Checked.report(SampleCsr.faultless()
                                .but(BCStyle.L, "Shibuya-shi")
                                .pem())
                        .place())
                .isEmpty();
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
