package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** SPEC C-14: the check is open to the world; no input may bring it down. */
class CsrNoiseTest {

    private static final byte[] RSA = SampleCsr.faultless()
            .asking(new org.bouncycastle.asn1.x509.GeneralName(
                    org.bouncycastle.asn1.x509.GeneralName.dNSName, "a.example.co.jp"))
            .der();
    private static final byte[] EC = SampleCsr.faultless()
            .signedBy(jp.kakuin.pki.Keys.ec("secp256r1"), "SHA256withECDSA")
            .der();

    @Property(tries = 300)
    void report_shouldBeGiven_whenTextIsNoise(@ForAll String text) {
        assertThat(Checked.report(text).problems()).isNotEmpty();
    }

    @Property(tries = 300)
    void report_shouldBeGiven_whenDerIsNoise(@ForAll @Size(max = 200) byte[] der) {
        assertThat(Checked.report(SampleCsr.armoured(der)).problems()).isNotEmpty();
    }

    @Property(tries = 1500)
    void report_shouldBeGiven_whenOneByteIsChanged(
            @ForAll boolean rsa, @ForAll @IntRange(max = 4000) int at, @ForAll byte value) {
        var der = (rsa ? RSA : EC).clone();
        int position = at % der.length;
        boolean changed = der[position] != value;
        der[position] = value;
        var report = Checked.report(SampleCsr.armoured(der));
        assertThat(report.acceptable()).isEqualTo(!changed);
    }

    @Property(tries = 200)
    void report_shouldBeGiven_whenDerIsCutOff(@ForAll boolean rsa, @ForAll @IntRange(max = 4000) int at) {
        var der = rsa ? RSA : EC;
        var report = Checked.report(SampleCsr.armoured(Arrays.copyOf(der, at % der.length)));
        assertThat(report.problems()).isNotEmpty();
    }
}
