/**
 * The linter that stands between a built certificate and the CA key (SPEC I-4, BR 4.3.1.2). It reads the bytes that would be signed, knows
 * nothing of how they were built, and is the only maker of {@link jp.kakuin.pki.lint.LintedCertificate}. One rule is one file. What our rules pass, an
 * independent linter is asked about ({@link jp.kakuin.issuance.CertificateLinter}).
 */
package jp.kakuin.pki.lint;
