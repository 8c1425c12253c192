package jp.kakuin.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.issuance.Samples;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** BR 7.1.2.9: a certificate that differs from its logged precertificate is misissued. */
class PrecertificateTest {

    private static final Samples.Hierarchy CA = Samples.rsaCa();
    private final ToBeSigned content = content(BigInteger.TWO.pow(100));
    private final Precertificate precertificate = Precertificate.of(signed(content));

    @Test
    void certificate_shouldBeThePrecertificateWithoutPoison_whenThereAreNoTimestamps() {
        var certificate = precertificate.certificate(List.of());
        assertThatCode(() -> precertificate.requireSame(certificate)).doesNotThrowAnyException();
        var before = Arrays.asList(content.parsed().getExtensions().getExtensionOIDs());
        var after = Arrays.asList(certificate.parsed().getExtensions().getExtensionOIDs());
        assertThat(before).endsWith(CtExtensions.POISON).hasSize(after.size() + 1);
        assertThat(before).startsWith(after.toArray(org.bouncycastle.asn1.ASN1ObjectIdentifier[]::new));
    }

    @Test
    void certificate_shouldBeTheSame_whenOnlyTimestampsAreAdded() {
        var certificate = precertificate.certificate(List.of(new byte[] {7}));
        assertThatCode(() -> precertificate.requireSame(certificate)).doesNotThrowAnyException();
    }

    @Test
    void certificate_shouldBeStopped_whenAnythingElseDiffers() {
        var other = Precertificate.of(signed(content(BigInteger.TWO.pow(101))));
        var certificate = other.certificate(List.of());
        assertThatThrownBy(() -> precertificate.requireSame(certificate)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> precertificate.requireSame(content)).isInstanceOf(IllegalStateException.class);
    }

    /** Any bit of any byte but those of the timestamps themselves. */
    @Test
    void certificate_shouldBeStopped_whereverABitOfItDiffers() {
        var timestamp = new byte[100];
        Arrays.fill(timestamp, (byte) 7);
        var good = precertificate.certificate(List.of(timestamp)).der();
        int from = java.util.Collections.indexOfSubList(asList(good), asList(timestamp));
        for (int i = 0; i < good.length; i++) {
            var bent = good.clone();
            bent[i] ^= (byte) (1 << i % 8);
            assertThat(isSame(bent)).as("byte " + i).isEqualTo(i >= from && i < from + timestamp.length);
        }
    }

    private boolean isSame(byte[] content) {
        try {
            precertificate.requireSame(ToBeSigned.of(content));
            return true;
        } catch (RuntimeException stopped) {
            return false;
        }
    }

    private static List<Byte> asList(byte[] bytes) {
        var all = new java.util.ArrayList<Byte>();
        for (byte each : bytes) {
            all.add(each);
        }
        return all;
    }

    @Test
    void precertificate_shouldBeRefused_whenItHasNoPoison() {
        var certificate = signed(precertificate.certificate(List.of()));
        assertThatThrownBy(() -> Precertificate.of(certificate)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subject_shouldStandInTheOrderOfTheRules_whenKindIsEv() {
        assertThat(content.parsed().getSubject())
                .hasToString("C=JP,ST=Tokyo,L=Chiyoda-ku,jurisdictionCountry=JP,BusinessCategory=Private"
                        + " Organization,SERIALNUMBER=8999900000001,O=Kakuin Shoji Co.\\, Ltd.,CN=www.example.co.jp");
    }

    private static ToBeSigned content(BigInteger serial) {
        var keys = Keys.rsa(2048);
        return SubscriberProfile.precertificate(
                Samples.request(CertificateKind.EV, keys),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()),
                serial,
                CA.issuer());
    }

    private static byte[] signed(ToBeSigned content) {
        try {
            var signer = new KeyContentSigner(CA.issuer().key());
            signer.getOutputStream().write(content.der());
            var parts = new ASN1EncodableVector();
            parts.add(content.parsed());
            parts.add(signer.getAlgorithmIdentifier());
            parts.add(new DERBitString(signer.getSignature()));
            return new DERSequence(parts).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
