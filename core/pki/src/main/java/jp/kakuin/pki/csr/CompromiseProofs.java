package jp.kakuin.pki.csr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.revocation.RevocationCode;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorException;

/** Verifies that a CSR or a message was signed by the key of a certificate (BR 4.9.12). */
public final class CompromiseProofs implements KeyProofs {

    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final KeyNames names = new NamedKeys();

    @Override
    public Result<String> byRequest(String pem, String field) {
        // A private key, an unreadable text and a wrong signature are refused there.
        return names.read(pem, field)
                .then(name -> name.named() == CompromisedKey.Named.CSR && saysSo(pem)
                        ? Result.accepted(name.keySha256())
                        : Result.refused(
                                Refusal.of(RevocationCode.PROOF_CSR_NOT_FOR_THIS, field, "commonName", COMMON_NAME)));
    }

    @Override
    public boolean signed(byte[] certificate, String text, byte[] signature) {
        try {
            var key = new X509CertificateHolder(certificate).getSubjectPublicKeyInfo();
            return verifies(key, text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (IOException | OperatorException | RuntimeException brokenInput) {
            return false;
        }
    }

    private static boolean verifies(SubjectPublicKeyInfo key, byte[] text, byte[] signature)
            throws IOException, OperatorException {
        var verifier = SignatureRule.verifier(key).get(KeyFacts.isRsa(key) ? RSA : ECDSA);
        try (var out = verifier.getOutputStream()) {
            out.write(text);
        }
        return verifier.verify(signature);
    }

    private static boolean saysSo(String pem) {
        return NamedKeys.request(pem)
                .filter(request -> Arrays.stream(request.getSubject().getRDNs(BCStyle.CN))
                        .anyMatch(name -> name.getFirst().getValue().toString().equals(COMMON_NAME)))
                .isPresent();
    }
}
