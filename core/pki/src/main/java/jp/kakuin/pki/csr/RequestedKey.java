package jp.kakuin.pki.csr;

import java.io.IOException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** The one thing that a certificate takes from a CSR (SPEC C-12). Read exactly as the check read it, or another key than the checked one could slip in. */
public final class RequestedKey {

    private RequestedKey() {}

    /**
     * @param csr what the customer pasted and {@link CsrCheck} accepted
     * @throws IllegalArgumentException if there is no CSR in it
     */
    public static SubjectPublicKeyInfo of(String csr) {
        return switch (CsrArmour.open(csr)) {
            case CsrArmour.Opened.Der(var der) -> read(der);
            case CsrArmour.Opened.Closed(var code) ->
                throw new IllegalArgumentException("the order has no CSR: " + code);
        };
    }

    private static SubjectPublicKeyInfo read(byte[] der) {
        try {
            return new PKCS10CertificationRequest(der).getSubjectPublicKeyInfo();
        } catch (IOException e) {
            throw new IllegalArgumentException("the order's CSR cannot be read", e);
        }
    }
}
