package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.compromise.CompromisedKey.Named;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Result;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC X-1: a key that is named in one encoding and certified in another would go on being certified. */
class NamedKeysTest {

    private static final SubjectPublicKeyInfo RSA =
            SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded());
    private static final SubjectPublicKeyInfo EC =
            SubjectPublicKeyInfo.getInstance(Keys.ec("secp256r1").getPublic().getEncoded());

    @Test
    void key_shouldBeTheCertifiedOne_whenNamedByCsrCertificateOrPublicKey() throws IOException {
        var root = Samples.rsaCa().root();
        var inRoot = SubjectPublicKeyInfo.getInstance(
                Keys.rsa(2048, "root").getPublic().getEncoded());
        assertThat(name(pem("CERTIFICATE", root))).isEqualTo(new KeyNames.Name(KeyHash.of(inRoot), Named.CERTIFICATE));
        assertThat(name(SampleCsr.faultless().pem())).isEqualTo(new KeyNames.Name(KeyHash.of(RSA), Named.CSR));
        assertThat(name("Report:\n" + pem("PUBLIC KEY", RSA.getEncoded()) + "\nregards"))
                .isEqualTo(new KeyNames.Name(KeyHash.of(RSA), Named.PUBLIC_KEY));
        assertThat(Checked.report(SampleCsr.faultless().pem())
                        .key()
                        .orElseThrow()
                        .spkiSha256())
                .isEqualTo(KeyHash.of(RSA));
    }

    @Test
    void key_shouldBeTheSame_whenItsEncodingIsAnother() throws IOException {
        var numbers = RSA.parsePublicKey();
        var expected = KeyHash.of(RSA);
        assertThat(hash(withAlgorithm(numbers, PKCSObjectIdentifiers.rsaEncryption)))
                .isEqualTo(expected);
        assertThat(hash(withAlgorithm(numbers, PKCSObjectIdentifiers.id_RSASSA_PSS)))
                .isEqualTo(expected);
        assertThat(name(pem("RSA PUBLIC KEY", numbers.toASN1Primitive().getEncoded()))
                        .keySha256())
                .isEqualTo(expected);
        var point = EC.getPublicKeyData().getBytes();
        var compressed = Arrays.copyOf(point, 33);
        compressed[0] = (byte) (2 + (point[64] & 1));
        assertThat(hash(new SubjectPublicKeyInfo(EC.getAlgorithm(), compressed)))
                .isEqualTo(KeyHash.of(EC));
    }

    @Test
    void privateKey_shouldBeTurnedAway_whenSomebodySendsItAsProof() {
        var pkcs8 = pem("PRIVATE KEY", Keys.ec("secp256r1").getPrivate().getEncoded());
        assertThat(refusal(pkcs8)).isEqualTo(CompromiseCode.KEY_IS_PRIVATE);
        assertThat(refusal(pem("PUBLIC KEY", new byte[1]) + pkcs8.replace("PRIVATE", "EC PRIVATE")))
                .isEqualTo(CompromiseCode.KEY_IS_PRIVATE);
    }

    @Test
    void csr_shouldProveNothing_whenAnotherKeySignedIt() {
        var borrowed = SampleCsr.faultless().claiming(EC).pem();
        assertThat(refusal(borrowed)).isEqualTo(CompromiseCode.KEY_PROOF_WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
                "-----BEGIN DH PARAMETERS-----\nMAA=\n-----END DH PARAMETERS-----",
                "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----",
            })
    void text_shouldBeRefused_whenNoKeyIsInIt(String text) {
        assertThat(refusal(text)).isEqualTo(CompromiseCode.KEY_UNREADABLE);
    }

    private static SubjectPublicKeyInfo withAlgorithm(
            ASN1Encodable numbers, org.bouncycastle.asn1.ASN1ObjectIdentifier algorithm) throws IOException {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm), numbers);
    }

    private static String hash(SubjectPublicKeyInfo key) throws IOException {
        return name(pem("PUBLIC KEY", key.getEncoded())).keySha256();
    }

    private static KeyNames.Name name(String text) {
        return switch (new NamedKeys().read(text, "pem")) {
            case Result.Accepted<KeyNames.Name>(var name) -> name;
            case Result.Refused<KeyNames.Name>(var refusals) -> throw new AssertionError(refusals);
        };
    }

    private static Code refusal(String text) {
        return switch (new NamedKeys().read(text, "pem")) {
            case Result.Accepted<KeyNames.Name>(var name) -> throw new AssertionError(name);
            case Result.Refused<KeyNames.Name>(var refusals) ->
                refusals.getFirst().code();
        };
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
