package jp.kakuin.pki.csr;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.compromise.CompromisedKey.Named;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads keys that staff name by a public key, a certificate or a CSR in PEM (SPEC X-1). */
public final class NamedKeys implements KeyNames {

    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]*)-----END \\1-----");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Override
    public Result<Name> read(String pem, String field) {
        // A private key proves most, and has no business in a request, a log or a table.
        if (pem.contains("PRIVATE KEY-----")) {
            return Result.refused(Refusal.of(CompromiseCode.KEY_IS_PRIVATE, field));
        }
        var armour = ARMOUR.matcher(pem);
        try {
            return armour.find() ? name(armour.group(1), decoded(armour.group(2)), field) : unreadable(field);
        } catch (IOException | RuntimeException brokenInput) {
            return unreadable(field);
        }
    }

    /** The CSR in a text that {@link #read} took for one. */
    static Optional<PKCS10CertificationRequest> request(String pem) {
        var armour = ARMOUR.matcher(pem);
        try {
            return armour.find() && armour.group(1).endsWith("CERTIFICATE REQUEST")
                    ? Optional.of(new PKCS10CertificationRequest(decoded(armour.group(2))))
                    : Optional.empty();
        } catch (IOException | RuntimeException brokenInput) {
            return Optional.empty();
        }
    }

    private static Result<Name> name(String label, byte[] der, String field) throws IOException {
        return switch (label) {
            case "PUBLIC KEY" -> named(SubjectPublicKeyInfo.getInstance(der), Named.PUBLIC_KEY);
            case "RSA PUBLIC KEY" -> named(rsa(RSAPublicKey.getInstance(der)), Named.PUBLIC_KEY);
            case "CERTIFICATE" -> named(new X509CertificateHolder(der).getSubjectPublicKeyInfo(), Named.CERTIFICATE);
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> proved(new PKCS10CertificationRequest(der), field);
            default -> unreadable(field);
        };
    }

    private static Result<Name> proved(PKCS10CertificationRequest request, String field) throws IOException {
        return SignatureRule.verifies(request)
                ? named(request.getSubjectPublicKeyInfo(), Named.CSR)
                : Result.refused(Refusal.of(CompromiseCode.KEY_PROOF_WRONG, field));
    }

    private static Result<Name> named(SubjectPublicKeyInfo key, Named by) throws IOException {
        return Result.accepted(new Name(KeyHash.of(asCertified(key)), by));
    }

    /** The one encoding that our certificates have, for a compressed point or a missing NULL is the same key (BR 7.1.3.1). */
    private static SubjectPublicKeyInfo asCertified(SubjectPublicKeyInfo key) throws IOException {
        var algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return rsa(RSAPublicKey.getInstance(key.parsePublicKey()));
        }
        return KeyFacts.isEc(key)
                ? SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(PublicKeyFactory.createKey(key))
                : key;
    }

    private static SubjectPublicKeyInfo rsa(RSAPublicKey key) throws IOException {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(SPACE.matcher(text).replaceAll(""));
    }

    private static Result<Name> unreadable(String field) {
        return Result.refused(Refusal.of(CompromiseCode.KEY_UNREADABLE, field));
    }
}
