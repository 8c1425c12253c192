package jp.kakuin.pki.ocsp;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extensions;

/** The certificates that a request asks about. Nonce and signature are passed over (RFC 5019 2.1, 2.2.1). */
record OcspQuestion(List<CertID> asked) {

    /** More than any client sends; a request of more is cut short by nobody but its sender. */
    static final int MOST = 8;

    /** Eight certificates, each with hashes of 64 bytes, and the sender's extensions. */
    static final int LONGEST = 4096;

    /** Empty if the bytes are no request that we read. */
    static Optional<OcspQuestion> read(byte[] request) {
        if (request.length == 0 || request.length > LONGEST) {
            return Optional.empty();
        }
        try {
            var content = OCSPRequest.getInstance(ASN1Primitive.fromByteArray(request))
                    .getTbsRequest();
            return understood(content) ? Optional.of(new OcspQuestion(asked(content))) : Optional.empty();
        } catch (IOException | RuntimeException noRequest) {
            return Optional.empty();
        }
    }

    private static boolean understood(TBSRequest content) {
        int count = content.getRequestList().size();
        return content.getVersion().hasValue(0)
                && count >= 1
                && count <= MOST
                && !hasCritical(content.getRequestExtensions());
    }

    private static List<CertID> asked(TBSRequest content) {
        var asked = new ArrayList<CertID>();
        for (var each : content.getRequestList()) {
            var request = Request.getInstance(each);
            if (hasCritical(request.getSingleRequestExtensions())) {
                throw new IllegalArgumentException("a critical extension that we do not know");
            }
            // Read to its end: what is broken inside shows here, not when it is answered.
            var id = request.getReqCert();
            id.getSerialNumber().getValue();
            id.getIssuerNameHash().getOctets();
            id.getIssuerKeyHash().getOctets();
            asked.add(id);
        }
        return List.copyOf(asked);
    }

    private static boolean hasCritical(Extensions extensions) {
        return extensions != null && extensions.hasAnyCriticalExtensions();
    }

    /** Names the question: lower-case hex of SHA-256. */
    String sha256() {
        var all = new ASN1EncodableVector();
        asked.forEach(all::add);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(new DERSequence(all).getEncoded(ASN1Encoding.DER));
            return HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
