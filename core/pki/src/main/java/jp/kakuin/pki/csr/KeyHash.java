package jp.kakuin.pki.csr;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** What a key is called by everywhere: SHA-256 over its SubjectPublicKeyInfo. */
public final class KeyHash {

    private KeyHash() {}

    /** Lower-case hex. */
    public static String of(SubjectPublicKeyInfo key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getEncoded(ASN1Encoding.DER)));
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
