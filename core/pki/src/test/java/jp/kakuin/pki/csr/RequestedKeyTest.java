package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import jp.kakuin.pki.Keys;
import org.junit.jupiter.api.Test;

/** SPEC C-12: the certified key is the checked key. */
class RequestedKeyTest {

    @Test
    void key_shouldBeTheCheckedOne_whenOtherArmourStandsBefore() throws Exception {
        var checked = SampleCsr.faultless();
        var weak = SampleCsr.faultless().signedBy(Keys.rsa(1024), "SHA256withRSA");
        var decoy = weak.pem().replace("CERTIFICATE REQUEST", "OTHER");
        for (var pasted : new String[] {decoy + checked.pem(), checked.pem() + decoy, checked.pem() + weak.pem()}) {
            var shown = Checked.report(pasted).key().orElseThrow().spkiSha256();
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            assertThat(HexFormat.of()
                            .formatHex(digest.digest(RequestedKey.of(pasted).getEncoded())))
                    .isEqualTo(shown);
        }
    }

    @Test
    void key_shouldBeAFault_whenThereIsNoCsr() {
        assertThatThrownBy(() -> RequestedKey.of("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
