package jp.kakuin.pki.issuance;

import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** The one thing that a certificate takes from a CSR (SPEC C-12). The CSR has been checked long before. */
final class RequestedKey {

    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN [A-Z ]+-----([^-]*)-----END");

    private RequestedKey() {}

    static SubjectPublicKeyInfo of(String csr) {
        var armour = ARMOUR.matcher(csr);
        if (!armour.find()) {
            throw new IllegalArgumentException("the order has no CSR");
        }
        try {
            var der = Base64.getMimeDecoder().decode(armour.group(1));
            return new PKCS10CertificationRequest(der).getSubjectPublicKeyInfo();
        } catch (IOException e) {
            throw new IllegalArgumentException("the order's CSR cannot be read", e);
        }
    }
}
