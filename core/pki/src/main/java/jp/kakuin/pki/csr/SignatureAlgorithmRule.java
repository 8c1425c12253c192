package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** SPEC C-2: the CSR is signed with SHA-256 or stronger. */
final class SignatureAlgorithmRule implements CsrRule {

    static final List<ASN1ObjectIdentifier> ALLOWED = List.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    @Override
    public String id() {
        return "SPEC C-2";
    }

    @Override
    public String citation() {
        return "BR 7.1.3.2";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var algorithm = csr.request().getSignatureAlgorithm().getAlgorithm();
        if (ALLOWED.contains(algorithm) && hasNoParameters(csr)) {
            return List.of();
        }
        var name = new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm);
        return List.of(
                Finding.problem(CsrCode.CSR_SIGNATURE_ALGORITHM_NOT_ALLOWED, Csr.FIELD, Map.of("algorithm", name)));
    }

    /** NULL or nothing: the CSR's signature does not cover this place, so anything else there could be an alteration. */
    private static boolean hasNoParameters(Csr csr) {
        var parameters = csr.request().getSignatureAlgorithm().getParameters();
        return parameters == null || DERNull.INSTANCE.equals(parameters);
    }
}
