package jp.kakuin.pki.authority;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** How this CA signs (BR 7.1.3.2). The curve decides the hash of ECDSA; RSA takes SHA-256 unless told otherwise. */
public enum SignatureAlgorithm {
    RSA_SHA256(PKCSObjectIdentifiers.sha256WithRSAEncryption, SignatureHash.SHA_256),
    RSA_SHA384(PKCSObjectIdentifiers.sha384WithRSAEncryption, SignatureHash.SHA_384),
    RSA_SHA512(PKCSObjectIdentifiers.sha512WithRSAEncryption, SignatureHash.SHA_512),
    ECDSA_SHA256(X9ObjectIdentifiers.ecdsa_with_SHA256, SignatureHash.SHA_256),
    ECDSA_SHA384(X9ObjectIdentifiers.ecdsa_with_SHA384, SignatureHash.SHA_384);

    private static final int P256_BITS = 256;
    private static final int P384_BITS = 384;
    private final ASN1ObjectIdentifier oid;
    private final SignatureHash hash;

    SignatureAlgorithm(ASN1ObjectIdentifier oid, SignatureHash hash) {
        this.oid = oid;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException if this CA has no algorithm for such a key */
    public static SignatureAlgorithm of(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> RSA_SHA256;
            case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == P256_BITS -> ECDSA_SHA256;
            case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == P384_BITS -> ECDSA_SHA384;
            default -> throw new IllegalArgumentException("no signature algorithm for " + key.getAlgorithm());
        };
    }

    /** The algorithm with exactly this identifier, parameters included. */
    public static Optional<SignatureAlgorithm> of(AlgorithmIdentifier identifier) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.identifier().equals(identifier))
                .findFirst();
    }

    public SignatureHash hash() {
        return hash;
    }

    public boolean isRsa() {
        return this == RSA_SHA256 || this == RSA_SHA384 || this == RSA_SHA512;
    }

    /** Whether the same bytes always get the same signature, so that signing again changes nothing (SPEC I-3). */
    public boolean isDeterministic() {
        return isRsa();
    }

    /** As it stands in certificates: RSA with NULL parameters, ECDSA with none. */
    public AlgorithmIdentifier identifier() {
        return isRsa() ? new AlgorithmIdentifier(oid, DERNull.INSTANCE) : new AlgorithmIdentifier(oid);
    }

    /** Verifies signatures of this key, piece by piece. */
    public Signature verifier(PublicKey key) throws GeneralSecurityException {
        var verifier = Signature.getInstance(standardName());
        verifier.initVerify(key);
        return verifier;
    }

    String standardName() {
        return hash.standardName().replace("-", "") + (isRsa() ? "withRSA" : "withECDSA");
    }
}
