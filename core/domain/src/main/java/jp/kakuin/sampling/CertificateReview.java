package jp.kakuin.sampling;

import java.util.List;
import jp.kakuin.issuance.IssuanceRequest;

/** Looks at a certificate that was issued as one looks who did not make it: without the CA's key, by the rules as we know them today (BR 8.7). */
@FunctionalInterface
public interface CertificateReview {

    /**
     * @param certificate DER
     * @param vetted what was vetted, made anew of its order
     * @return what is wrong, one sentence each without a person's data; empty if nothing is
     * @throws RuntimeException if a linter has no verdict
     */
    List<String> findings(byte[] certificate, IssuanceRequest vetted);
}
