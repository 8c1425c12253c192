package jp.kakuin.issuance;

import java.util.List;

/** The linter objects to a certificate that was about to be signed (SPEC I-4). A fault of ours, never the customer's: an operator has to look. */
public final class LintFindings extends RuntimeException {

    private final transient List<String> findings;

    /** @param findings one line each: rule, citation, what is wrong */
    public LintFindings(List<String> findings) {
        super("not signed: " + String.join("; ", findings));
        this.findings = List.copyOf(findings);
    }

    public List<String> findings() {
        return findings;
    }
}
