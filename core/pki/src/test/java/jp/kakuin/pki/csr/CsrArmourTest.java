package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-1: a CSR that was pasted clumsily still orders; anything else is told what it is. */
class CsrArmourTest {

    private static final String PEM = SampleCsr.faultless().pem();

    @ParameterizedTest
    @CsvSource({"as made", "windows line ends", "no final newline", "text around", "indented", "one line", "new armour"
    })
    void csr_shouldBeRead_whenPastedAs(String way) {
        var pasted = switch (way) {
            case "windows line ends" -> PEM.replace("\n", "\r\n");
            case "no final newline" -> PEM.strip();
            case "text around" -> "お世話になっております。\n" + PEM + "\n-- \nよろしくお願いします";
            case "indented" -> "\uFEFF" + PEM.replace("\n", "  \n \t");
            case "one line" -> PEM.replace("\n", "");
            case "new armour" -> PEM.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
            default -> PEM;
        };
        assertThat(Checked.report(pasted).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', CSR_MISSING",
        "' | ', CSR_MISSING",
        "hello, CSR_ARMOUR_MISSING",
        "-----BEGIN CERTIFICATE-----|MIIB|-----END CERTIFICATE-----, CSR_IS_CERTIFICATE",
        "-----BEGIN RSA PRIVATE KEY-----|MIIB|-----END RSA PRIVATE KEY-----, CSR_IS_PRIVATE_KEY",
        "-----BEGIN CERTIFICATE REQUEST-----|MI*B|-----END CERTIFICATE REQUEST-----, CSR_BASE64_BROKEN",
        "-----BEGIN CERTIFICATE REQUEST-----|MIIB|-----END CERTIFICATE REQUEST-----, CSR_CONTENT_BROKEN",
        "-----BEGIN CERTIFICATE REQUEST-----|-----END CERTIFICATE REQUEST-----, CSR_CONTENT_BROKEN",
        "-----BEGIN CERTIFICATE REQUEST-----|MIIB, CSR_ARMOUR_MISSING",
    })
    void csr_shouldBeRefused_whenItIsSomethingElse(String pasted, String code) {
        var report = Checked.report(pasted.replace('|', '\n'));
        assertThat(Checked.codes(report.problems())).containsExactly(code);
        assertThat(report.problems().getFirst().field()).isEqualTo("csr");
    }

    @Test
    void goodCsr_shouldBeRefused_whenItsPrivateKeyWasPastedToo() {
        var pasted = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n" + PEM;
        assertThat(Checked.codes(Checked.report(pasted).problems())).containsExactly("CSR_IS_PRIVATE_KEY");
    }

    @Test
    void bareBase64_shouldBeRefused_whenArmourIsMissing() {
        var pasted = Base64.getEncoder().encodeToString(SampleCsr.faultless().der());
        assertThat(Checked.codes(Checked.report(pasted).problems())).containsExactly("CSR_ARMOUR_MISSING");
    }

    @Test
    void size_shouldBeLimited_whenTextIsLong() {
        var room = CsrArmour.LIMIT - PEM.getBytes(StandardCharsets.UTF_8).length;
        assertThat(Checked.report(PEM + " ".repeat(room)).problems()).isEmpty();
        assertThat(Checked.codes(Checked.report(PEM + " ".repeat(room + 1)).problems()))
                .containsExactly("CSR_TOO_LARGE");
    }
}
