package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.refusal.Refusal;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** SPEC C-10, C-11: every name asked for is shown and judged. */
class NameRulesTest {

    @Test
    void names_shouldBeMergedInLowerCase_whenCsrAsksForMore() {
        var csr = SampleCsr.faultless()
                .but(BCStyle.CN, "WWW.Example.co.jp")
                .asking(dns("example.co.jp"), dns("www.example.co.jp"), dns("Shop.example.co.jp"));
        var report = Checked.report(csr.pem());
        assertThat(report.problems()).isEmpty();
        assertThat(report.notices()).isEmpty();
        assertThat(report.names()).containsExactly("www.example.co.jp", "example.co.jp", "shop.example.co.jp");
    }

    @Test
    void furtherNames_shouldBeRefusedOneByOne_whenTheyMayNotStand() {
        var csr = SampleCsr.faultless()
                .asking(
                        dns("*.example.co.jp"),
                        dns("ok.example.co.jp"),
                        new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
                        dns("a".repeat(60) + ".example.co.jp"));
        var report = Checked.report(csr.pem());
        assertThat(Checked.codes(report.problems())).containsExactly("NAME_HAS_WILDCARD", "NAME_IS_IP_ADDRESS");
        assertThat(report.problems()).extracting(Refusal::field).containsExactly("csr.names[1]", "csr.names[3]");
    }

    @Test
    void commonName_shouldHave64CharactersAtMost_whenLong() {
        var name = "a".repeat(60) + ".example.co.jp";
        assertThat(Checked.problems(SampleCsr.faultless().but(BCStyle.CN, name)))
                .containsExactly("NAME_TOO_LONG");
    }

    @Test
    void hint_shouldTellTheOtherName_whenOnlyOneIsCovered() {
        assertThat(hint("example.co.jp")).isEqualTo("www.example.co.jp");
        assertThat(hint("www.example.co.jp")).isEqualTo("example.co.jp");
        assertThat(Checked.notices(SampleCsr.faultless().but(BCStyle.CN, "shop.example.co.jp")))
                .isEmpty();
        assertThat(Checked.notices(
                        SampleCsr.faultless().but(BCStyle.CN, "example.co.jp").asking(dns("www.example.co.jp"))))
                .isEmpty();
    }

    @Test
    void otherExtensions_shouldBeNamedInANotice_whenAskedFor() {
        var csr = SampleCsr.faultless()
                .asking(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
                .asking(Extension.basicConstraints, new BasicConstraints(false))
                .asking(dns("shop.example.co.jp"), new GeneralName(GeneralName.rfc822Name, "a@example.co.jp"));
        var report = Checked.report(csr.pem());
        assertThat(report.problems()).isEmpty();
        assertThat(Checked.codes(report.notices()))
                .containsExactly("CSR_EXTENSIONS_IGNORED", "CSR_ALTERNATIVE_NAME_IGNORED");
        assertThat(report.notices().getFirst().arguments()).containsEntry("extensions", "keyUsage, basicConstraints");
    }

    private static String hint(String commonName) {
        var notices = Checked.report(
                        SampleCsr.faultless().but(BCStyle.CN, commonName).pem())
                .notices();
        assertThat(Checked.codes(notices)).containsExactly("CSR_NAME_DOES_NOT_COVER");
        return notices.getFirst().arguments().get("other");
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }
}
