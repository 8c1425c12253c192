package jp.kakuin.pki.lint;

import jp.kakuin.pki.certificate.ToBeSigned;

/** Content that both linters have passed. Only this can be signed, and only {@link Linter} makes it (SPEC I-4). */
public final class LintedCertificate {

    private final ToBeSigned content;

    private LintedCertificate(ToBeSigned content) {
        this.content = content;
    }

    /** For {@link Linter} alone. */
    static LintedCertificate passed(ToBeSigned content) {
        return new LintedCertificate(content);
    }

    public ToBeSigned content() {
        return content;
    }
}
