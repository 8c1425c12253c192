package jp.kakuin.issuance;

import java.util.List;

/** A linter that shares no code with those who build certificates or with our own rules: the second hand before the CA key (SPEC I-4, BR 4.3.1.2). */
@FunctionalInterface
public interface CertificateLinter {

    /**
     * @param certificate DER: what is to be signed, under the signature of a throw-away key
     * @param issuer DER of the certificate of the CA that would sign it
     * @param kind what the order is for
     * @return what is of warning or worse and not among the findings that are known and kept; empty permits
     * @throws RuntimeException if there is no verdict, which permits nothing
     */
    List<String> findings(byte[] certificate, byte[] issuer, CertificateKind kind);
}
