package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.revocation.RevocationCode;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** BR 4.9.12: a proof too easily had revokes an honest customer's certificate, one too hard to give leaves a stolen key good. */
class CompromiseProofsTest {

    private static final KeyPair OTHER = Keys.rsa(2048, "root");
    private final KeyProofs proofs = new CompromiseProofs();

    @Test
    void certificatesOfTheKey_shouldBeKnown_whenItsCsrSaysWhatItIs() {
        var key = SubjectPublicKeyInfo.getInstance(Keys.rsa(2048).getPublic().getEncoded());
        assertThat(proofs.byRequest(proof().pem(), "csr")).isEqualTo(Result.accepted(KeyHash.of(key)));
    }

    /** Its owner may have published it, or sent it to us for an order. */
    @Test
    void csrOfAnOrder_shouldProveNothing_whenSomebodyElseSendsIt() {
        assertRefused(SampleCsr.faultless().pem(), RevocationCode.PROOF_CSR_NOT_FOR_THIS);
        assertRefused(
                SampleCsr.faultless().but(BCStyle.O, KeyProofs.COMMON_NAME).pem(),
                RevocationCode.PROOF_CSR_NOT_FOR_THIS);
    }

    @Test
    void csr_shouldProveNothing_whenAnotherKeySignedIt() {
        var claimed = SubjectPublicKeyInfo.getInstance(OTHER.getPublic().getEncoded());
        assertRefused(proof().claiming(claimed).pem(), CompromiseCode.KEY_PROOF_WRONG);
        assertRefused("-----BEGIN PRIVATE KEY-----", CompromiseCode.KEY_IS_PRIVATE);
        assertRefused("no PEM", CompromiseCode.KEY_UNREADABLE);
    }

    @Test
    void message_shouldProveTheKey_whenItsSignatureIsOfThisTextAndThisKey() throws Exception {
        var certificate = Samples.rsaCa().root();
        var signature = sign(OTHER, "SHA256withRSA", "text");
        assertThat(proofs.signed(certificate, "text", signature)).isTrue();
        assertThat(proofs.signed(certificate, "texts", signature)).isFalse();
        assertThat(proofs.signed(certificate, "text", sign(Keys.rsa(2048), "SHA256withRSA", "text")))
                .isFalse();
        assertThat(proofs.signed(certificate, "text", new byte[0])).isFalse();
        assertThat(proofs.signed(new byte[] {1}, "text", signature)).isFalse();
    }

    private static SampleCsr proof() {
        return SampleCsr.faultless().but(BCStyle.CN, KeyProofs.COMMON_NAME);
    }

    private static byte[] sign(KeyPair key, String algorithm, String text) throws GeneralSecurityException {
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key.getPrivate());
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        return signer.sign();
    }

    private void assertRefused(String pem, Code code) {
        assertThat(proofs.byRequest(pem, "csr"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                .extracting(Refusal::code)
                                .containsExactly(code));
    }
}
