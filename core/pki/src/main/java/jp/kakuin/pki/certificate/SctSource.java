package jp.kakuin.pki.certificate;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.authority.CertificationAuthority;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The logs of Certificate Transparency, as far as the issue needs them. */
@FunctionalInterface
public interface SctSource {

    /** No logs: the CA's root is private and no browser asks for timestamps. */
    SctSource NONE = _ -> List.of();

    /**
     * What is brought to the logs.
     *
     * @param issuer the CA that signed the precertificate
     */
    record Submission(OrderId order, int issueAttempt, Precertificate precertificate, CertificationAuthority issuer) {

        public TBSCertificate content() {
            return precertificate.content();
        }

        /** DER of the precertificate, then its issuers' except the root, which logs know. */
        public List<byte[]> chain() {
            var chain = new ArrayList<byte[]>();
            chain.add(precertificate.der());
            chain.addAll(issuer.chain());
            return chain;
        }
    }

    /** Logs a precertificate and gives back the timestamps, each one SignedCertificateTimestamp. */
    List<byte[]> log(Submission submission);

    /**
     * A last look at a certificate's timestamps, before it is signed.
     *
     * @throws IllegalStateException if it must not be signed
     */
    default void demand(Submission submission, ToBeSigned certificate) {}

    /** Brings the certificate itself to a log. Never fails: the certificate is issued. */
    default void publish(Submission submission, byte[] certificate) {}

    /** The source for one certificate: what it reads of the world it reads once. */
    default SctSource forOne() {
        return this;
    }
}
