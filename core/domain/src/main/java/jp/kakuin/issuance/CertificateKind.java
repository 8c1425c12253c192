package jp.kakuin.issuance;

/** What a certificate asserts of its Subject, and which CA signs it. */
public enum CertificateKind {
    /** Organisation validated, policy 2.23.140.1.2.2 (BR 7.1.6.1). */
    OV,
    /** Extended validation, policy 2.23.140.1.1. */
    EV,
    /** For tests: the names are approved, nothing else is checked or asserted. From the test CA, which no browser trusts (SPEC section 2). */
    TRIAL
}
