package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import jp.kakuin.pki.Keys;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-2, C-3: a weak key or a borrowed CSR let through is a certificate that has to be revoked. */
class KeyRulesTest {

    @ParameterizedTest
    @CsvSource({
        "RSA 2048,  SHA256withRSA,   RSA, 2048",
        "secp256r1, SHA256withECDSA, EC,  P-256",
        "secp384r1, SHA384withECDSA, EC,  P-384",
    })
    void key_shouldPass_whenAllowed(String key, String algorithm, String shown, String parameters) {
        var report = Checked.report(
                SampleCsr.faultless().signedBy(keyPair(key), algorithm).pem());
        assertThat(report.problems()).isEmpty();
        assertThat(report.key()).hasValueSatisfying(k -> {
            assertThat(k.algorithm()).isEqualTo(shown);
            assertThat(k.parameters()).isEqualTo(parameters);
            assertThat(k.spkiSha256()).matches("[0-9a-f]{64}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "RSA 1024,  SHA256withRSA,   CSR_RSA_SIZE_NOT_ALLOWED",
        "RSA 2048,  SHA1withRSA,     CSR_SIGNATURE_ALGORITHM_NOT_ALLOWED",
        "secp256r1, SHA1withECDSA,   CSR_SIGNATURE_ALGORITHM_NOT_ALLOWED",
        "secp521r1, SHA512withECDSA, CSR_EC_CURVE_NOT_ALLOWED",
    })
    void key_shouldBeRefused_whenNotAllowed(String key, String algorithm, String code) {
        assertThat(Checked.problems(SampleCsr.faultless().signedBy(keyPair(key), algorithm)))
                .containsExactly(code);
    }

    /** Made by OpenSSL, whose big keys are quicker to read than to make. */
    @ParameterizedTest
    @CsvSource({
        "rsa-3072,            ''",
        "rsa-4096,            ''",
        "rsa-2056,            CSR_RSA_SIZE_NOT_ALLOWED",
        "rsa-2048-exponent-3, CSR_RSA_EXPONENT_NOT_ALLOWED",
    })
    void opensslCsr_shouldBeJudged_whenItsKeyIs(String file, String code) throws IOException {
        try (var csr = KeyRulesTest.class.getResourceAsStream(file + ".pem")) {
            var report = Checked.report(new String(csr.readAllBytes(), StandardCharsets.US_ASCII));
            assertThat(String.join("+", Checked.codes(report.problems()))).isEqualTo(code);
            assertThat(report.key()).isPresent();
        }
    }

    @Test
    void signature_shouldBeRefused_whenMadeByAnotherKey() {
        var other = SubjectPublicKeyInfo.getInstance(
                Keys.rsa(2048, "other").getPublic().getEncoded());
        assertThat(Checked.problems(SampleCsr.faultless().claiming(other))).containsExactly("CSR_SIGNATURE_WRONG");
        var csr = SampleCsr.faultless().der();
        csr[60] ^= 1;
        assertThat(Checked.codes(Checked.report(SampleCsr.armoured(csr)).problems()))
                .contains("CSR_SIGNATURE_WRONG");
    }

    @Test
    void csr_shouldBeRefused_whenOnlyTheTagOfItsAttributesWasAltered() throws IOException {
        var request = SampleCsr.faultless().asking(new GeneralName(GeneralName.dNSName, "a.example.co.jp"));
        var der = request.der();
        var info = CertificationRequest.getInstance(der).getCertificationRequestInfo();
        var attributes = new DERTaggedObject(false, 0, info.getAttributes()).getEncoded();
        int at = new String(der, StandardCharsets.ISO_8859_1)
                .indexOf(new String(attributes, StandardCharsets.ISO_8859_1));
        der[at]++;
        assertThat(Checked.codes(Checked.report(SampleCsr.armoured(der)).problems()))
                .containsExactly("CSR_CONTENT_BROKEN");
    }

    @Test
    void csr_shouldBeRefused_whenItsSignatureAlgorithmHasStrangeParameters() {
        var der = SampleCsr.faultless().der();
        // The NULL behind the last object identifier, before the signature's BIT STRING of 257 bytes.
        int at = der.length - 257 - 4 - 2;
        assertThat(der[at]).isEqualTo((byte) 5);
        der[at] = 18;
        assertThat(Checked.codes(Checked.report(SampleCsr.armoured(der)).problems()))
                .containsExactly("CSR_SIGNATURE_ALGORITHM_NOT_ALLOWED");
    }

    @Test
    void algorithmIdentifier_shouldBeRefused_whenNotByteExact() throws IOException {
        var rsa = SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded());
        var withoutNull = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), rsa.parsePublicKey());
        assertThat(Checked.problems(SampleCsr.faultless().claiming(withoutNull)))
                .containsExactly("CSR_KEY_ENCODING_NOT_ALLOWED");
        var pss = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS), rsa.parsePublicKey());
        assertThat(Checked.problems(SampleCsr.faultless().claiming(pss)))
                .containsExactly("CSR_KEY_ALGORITHM_NOT_ALLOWED");
        var ed25519 = new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new byte[32]);
        assertThat(Checked.problems(SampleCsr.faultless().claiming(ed25519)))
                .containsExactly("CSR_KEY_ALGORITHM_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "65536"})
    void exponent_shouldBeRefused_whenSmallOrEven(long exponent) throws IOException {
        var modulus = ((java.security.interfaces.RSAPublicKey) Keys.rsa(2048).getPublic()).getModulus();
        assertThat(Checked.problems(SampleCsr.faultless().claiming(rsa(modulus, BigInteger.valueOf(exponent)))))
                .contains("CSR_RSA_EXPONENT_NOT_ALLOWED");
    }

    @Test
    void check_shouldStayQuick_whenNumbersAreHuge() throws IOException {
        var huge = BigInteger.ONE.shiftLeft(40_000).subtract(BigInteger.ONE);
        assertThat(Checked.problems(SampleCsr.faultless().claiming(rsa(huge, huge))))
                .containsExactly("CSR_RSA_SIZE_NOT_ALLOWED", "CSR_RSA_EXPONENT_NOT_ALLOWED");
    }

    @Test
    void point_shouldBeRefused_whenOffCurveCompressedOrInfinite() {
        var good = SubjectPublicKeyInfo.getInstance(
                        Keys.ec("secp256r1").getPublic().getEncoded())
                .getPublicKeyData()
                .getBytes();
        var off = good.clone();
        off[64] ^= 1;
        var compressed = java.util.Arrays.copyOf(good, 33);
        compressed[0] = (byte) (2 + (good[64] & 1));
        var hybrid = good.clone();
        hybrid[0] = (byte) (6 + (good[64] & 1));
        var long65 = java.util.Arrays.copyOf(good, 66);
        for (var point : new byte[][] {off, compressed, hybrid, long65, beyondTheField(good), {0}, {}, {4}}) {
            assertThat(Checked.problems(SampleCsr.faultless().claiming(ec(SECObjectIdentifiers.secp256r1, point))))
                    .containsExactly("CSR_EC_POINT_INVALID");
        }
    }

    /** The same point, were its coordinates reckoned modulo p: the smallest x for which there is room below 2^256. */
    private static byte[] beyondTheField(byte[] good) {
        var beyond = good.clone();
        java.util.Arrays.fill(beyond, 1, 33, (byte) 0xff);
        return beyond;
    }

    @Test
    void key_shouldBeRefused_whenItsBitsAreNotWholeBytes() throws IOException {
        var good = SubjectPublicKeyInfo.getInstance(
                Keys.ec("secp256r1").getPublic().getEncoded());
        var padded = SubjectPublicKeyInfo.getInstance(
                new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    good.getAlgorithm(),
                    new org.bouncycastle.asn1.DERBitString(
                            good.getPublicKeyData().getBytes(), 3)
                }));
        assertThat(Checked.problems(SampleCsr.faultless().claiming(padded))).isNotEmpty();
    }

    /** What a certificate would carry as it stands, and what strict readers would refuse there. */
    @Test
    void rsaKey_shouldBeRefused_whenItIsNotDer() throws IOException {
        var rsa = SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded());
        var numbers = rsa.getPublicKeyData().getBytes();
        var longLength = new java.io.ByteArrayOutputStream();
        // 30 82 xx xx becomes 30 83 00 xx xx.
        longLength.write(new byte[] {0x30, (byte) 0x83, 0, numbers[2], numbers[3]});
        longLength.write(numbers, 4, numbers.length - 4);
        var endless = new java.io.ByteArrayOutputStream();
        endless.write(new byte[] {0x30, (byte) 0x80});
        endless.write(numbers, 4, numbers.length - 4);
        endless.write(new byte[2]);
        var trailing = java.util.Arrays.copyOf(numbers, numbers.length + 1);
        for (var bent : new byte[][] {longLength.toByteArray(), endless.toByteArray(), trailing}) {
            assertThat(Checked.problems(
                            SampleCsr.faultless().claiming(new SubjectPublicKeyInfo(rsa.getAlgorithm(), bent))))
                    .containsExactly("CSR_KEY_UNREADABLE");
        }
    }

    @Test
    void rsaKey_shouldBeRefused_whenUnreadable() {
        var broken = new SubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded())
                        .getAlgorithm(),
                new byte[] {1, 2, 3});
        assertThat(Checked.problems(SampleCsr.faultless().claiming(broken))).containsExactly("CSR_KEY_UNREADABLE");
    }

    @Test
    void rsaKey_shouldBeRefused_whenANumberIsNegative() throws IOException {
        var modulus = ((java.security.interfaces.RSAPublicKey) Keys.rsa(2048).getPublic()).getModulus();
        var negative = rsa(modulus, BigInteger.valueOf(-65537));
        assertThat(Checked.problems(SampleCsr.faultless().claiming(negative))).containsExactly("CSR_KEY_UNREADABLE");
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) throws IOException {
        return new SubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded())
                        .getAlgorithm(),
                new RSAPublicKey(modulus, exponent));
    }

    private static SubjectPublicKeyInfo ec(ASN1ObjectIdentifier curve, byte[] point) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point);
    }

    private static KeyPair keyPair(String key) {
        return key.startsWith("RSA ") ? Keys.rsa(Integer.parseInt(key.substring(4))) : Keys.ec(key);
    }
}
