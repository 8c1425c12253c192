package jp.kakuin.issuance;

/** What a certificate asserts of its Subject: the reserved policy identifiers of BR 7.1.6.1. */
public enum CertificateKind {
    /** Organisation validated, policy 2.23.140.1.2.2. */
    OV,
    /** Extended validation, policy 2.23.140.1.1. */
    EV
}
