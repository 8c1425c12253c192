package jp.kakuin.pki.ocsp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.authority.SignatureAlgorithm;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;

/** Signs an answer with the responder's key. What comes back is verified before anyone sees it. */
final class SignedAnswer {

    private SignedAnswer() {}

    /**
     * DER of the OCSPResponse.
     *
     * @param told for each certificate that was asked about, in the same order
     */
    static byte[] sign(
            OcspAuthority authority, OcspQuestion question, List<Told> told, Instant thisUpdate, Instant nextUpdate) {
        try {
            var builder = new BasicOCSPRespBuilder(responderId(authority));
            for (int i = 0; i < told.size(); i++) {
                builder.addResponse(
                        new CertificateID(question.asked().get(i)),
                        told.get(i).status(),
                        Date.from(thisUpdate),
                        Date.from(nextUpdate),
                        null);
            }
            var response = builder.build(
                    new KeyContentSigner(authority.key()),
                    new X509CertificateHolder[] {authority.responder()},
                    Date.from(thisUpdate));
            demandValid(authority, response);
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, response)
                    .getEncoded();
        } catch (OCSPException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no OCSP response could be made", e);
        }
    }

    /** By key, which is shorter than by name (RFC 5019 2.2.2); RFC 6960 fixes SHA-1 for it. */
    private static RespID responderId(OcspAuthority authority) throws GeneralSecurityException {
        var key = authority.responder().getSubjectPublicKeyInfo().getPublicKeyData();
        var hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes());
        return new RespID(new ResponderID(new DEROctetString(hash)));
    }

    private static void demandValid(OcspAuthority authority, BasicOCSPResp response) throws GeneralSecurityException {
        var key = authority.key().publicKey();
        var verifier = SignatureAlgorithm.of(key).verifier(key);
        verifier.update(response.getTBSResponseData());
        if (!verifier.verify(response.getSignature())) {
            throw new IllegalStateException("the responder's signature does not verify");
        }
    }
}
