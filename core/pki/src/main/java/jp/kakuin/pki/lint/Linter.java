package jp.kakuin.pki.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.csr.HostNames;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateLinter;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.order.JapanTime;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.certificate.ToBeSigned;
import org.bouncycastle.asn1.x509.Certificate;

/** Two hands before the CA key is used: every rule of {@link LintRules}, then a linter that shares no code with them. */
public final class Linter {

    private final List<LintRule> rules;
    private final CertificateLinter independent;
    private final ThrowAwayKeys keys = new ThrowAwayKeys();

    public Linter(HostNames hostNames, CertificateLinter independent) {
        this.rules = LintRules.all(hostNames);
        this.independent = independent;
    }

    /**
     * @param now the moment of signing
     * @throws LintFindings if any rule or the independent linter objects
     * @throws RuntimeException if the independent linter has no verdict
     */
    public LintedCertificate lint(
            ToBeSigned content, CertificateKind kind, CertificationAuthority issuer, Instant now) {
        var findings = findings(new LintSubject(content.parsed(), kind, issuer, now));
        if (findings.isEmpty()) {
            findings = independentFindings(content, kind, issuer);
        }
        if (!findings.isEmpty()) {
            throw new LintFindings(findings);
        }
        return LintedCertificate.passed(content);
    }

    /**
     * A certificate that was issued, by the rules as we know them today: all that both hands find. Limits that change on a date are those of the day on
     * which it begins, for it may live longer than what would be issued now.
     *
     * @param certificate DER
     * @throws RuntimeException if the independent linter has no verdict
     */
    public List<String> again(byte[] certificate, CertificateKind kind, CertificationAuthority issuer) {
        var content = Certificate.getInstance(certificate).getTBSCertificate();
        var issued = content.getStartDate().getDate().toInstant();
        var all = new ArrayList<>(findings(new LintSubject(content, kind, issuer, issued)));
        all.addAll(independent.findings(certificate, issuer.chain().getFirst(), kind));
        return List.copyOf(all);
    }

    private List<String> independentFindings(ToBeSigned content, CertificateKind kind, CertificationAuthority issuer) {
        var shown = keys.certificate(content, issuer.signatureAlgorithm());
        return independent.findings(shown, issuer.chain().getFirst(), kind);
    }

    List<String> findings(LintSubject subject) {
        var today = JapanTime.dayOf(subject.now());
        return rules.stream()
                .filter(rule -> isInForce(rule, today))
                .flatMap(rule -> ask(rule, subject))
                .toList();
    }

    private static boolean isInForce(LintRule rule, LocalDate today) {
        return !rule.effective().isAfter(today) && rule.ineffective().isAfter(today);
    }

    private static Stream<String> ask(LintRule rule, LintSubject subject) {
        var source = rule.id() + " (" + rule.citation() + "): ";
        try {
            return rule.check(subject).stream().map(finding -> source + finding);
        } catch (RuntimeException unreadable) {
            return Stream.of(
                    source + "a part cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }
}
