package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** SPEC C-14: the check is open to the world; no input may bring it down. */
class CsrNoiseTest {

    private static final byte[] RSA = SampleCsr.faultless()
            .asking(new org.bouncycastle.asn1.x509.GeneralName(
                    org.bouncycastle.asn1.x509.GeneralName.dNSName, "a.example.co.jp"))
            .der();
    private static final byte[] EC = SampleCsr.faultless()
            .signedBy(jp.kakuin.pki.Keys.ec("secp256r1"), "SHA256withECDSA")
            .der();

    // One seed: what fails fails again.
    private final Random random = new Random(20261121);

    @Test
    void report_shouldBeGiven_whenTextIsNoise() {
        for (int i = 0; i < 300; i++) {
            var text = random.ints(random.nextInt(400), 0, Character.MAX_CODE_POINT + 1)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Checked.report(text).problems()).as("noise %d", i).isNotEmpty();
        }
    }

    @Test
    void report_shouldBeGiven_whenDerIsNoise() {
        for (int i = 0; i < 300; i++) {
            var der = new byte[random.nextInt(200)];
            random.nextBytes(der);
            assertThat(Checked.report(SampleCsr.armoured(der)).problems())
                    .as("noise %d", i)
                    .isNotEmpty();
        }
    }

    @Test
    void report_shouldBeGiven_whenOneByteIsChanged() {
        for (int i = 0; i < 1500; i++) {
            var der = (random.nextBoolean() ? RSA : EC).clone();
            int position = random.nextInt(der.length);
            byte value = (byte) random.nextInt();
            boolean changed = der[position] != value;
            der[position] = value;
            var report = Checked.report(SampleCsr.armoured(der));
            assertThat(report.acceptable()).as("byte %d = %d", position, value).isEqualTo(!changed);
        }
    }

    @Test
    void report_shouldBeGiven_whenDerIsCutOff() {
        for (int i = 0; i < 200; i++) {
            var der = random.nextBoolean() ? RSA : EC;
            int length = random.nextInt(der.length);
            var report = Checked.report(SampleCsr.armoured(Arrays.copyOf(der, length)));
            assertThat(report.problems()).as("cut at %d", length).isNotEmpty();
        }
    }
}
