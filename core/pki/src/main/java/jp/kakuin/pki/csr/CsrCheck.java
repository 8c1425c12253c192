package jp.kakuin.pki.csr;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.csr.HostNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads a CSR and asks every rule of {@link CsrRules} (SPEC section 4). */
public final class CsrCheck implements CsrInspector {

    private final List<CsrRule> rules;
    private final AtomicReference<Judged> last = new AtomicReference<>();

    /** What the rules that look at nothing but the CSR have said of one. */
    private record Judged(String csr, Optional<String> organisationName, Map<CsrRule, List<Finding>> findings) {}

    public CsrCheck(HostNames hostNames, WeakKeyLists weakKeys, CompromisedKeys compromisedKeys) {
        this(CsrRules.all(hostNames, weakKeys, compromisedKeys));
    }

    CsrCheck(List<CsrRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public CsrReport inspect(String csr, Optional<String> organisationName, LocalDate today) {
        return switch (CsrArmour.open(csr)) {
            case CsrArmour.Opened.Closed(var code) -> unread(code);
            case CsrArmour.Opened.Der(var der) ->
                parse(der, organisationName)
                        .map(parsed -> judge(parsed, today, saidOf(csr, organisationName)))
                        .orElseGet(() -> unread(CsrCode.CSR_CONTENT_BROKEN));
        };
    }

    private static CsrReport unread(Code code) {
        return new CsrReport(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(Refusal.of(code, Csr.FIELD)),
                List.of());
    }

    private static Optional<Csr> parse(byte[] der, Optional<String> organisationName) {
        try {
            var request = new PKCS10CertificationRequest(der);
            if (!isReadAsWritten(request, der)) {
                return Optional.empty();
            }
            var attributes = SubjectAttribute.of(request.getSubject());
            return Optional.of(new Csr(request, attributes, RequestedExtensions.of(request), organisationName));
        } catch (IOException | RuntimeException brokenInput) {
            // Bouncy Castle meets broken ASN.1 with many kinds of exception; all mean that this is no CSR.
            return Optional.empty();
        }
    }

    /**
     * Bouncy Castle forgives wrong tags, and verifies the signature over what it read, not over what came. So both have to be the same, or a CSR
     * that was altered would pass (SPEC C-2).
     */
    private static boolean isReadAsWritten(PKCS10CertificationRequest request, byte[] der) throws IOException {
        var written =
                ASN1Sequence.getInstance(der).getObjectAt(0).toASN1Primitive().getEncoded();
        var read = request.toASN1Structure().getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
        return Arrays.equals(written, read);
    }

    /** Remembers one CSR: an order's is judged before each of two signatures, and most rules can only say the same again. */
    private Map<CsrRule, List<Finding>> saidOf(String csr, Optional<String> organisationName) {
        var judged = last.get();
        if (judged == null
                || !judged.csr().equals(csr)
                || !judged.organisationName().equals(organisationName)) {
            judged = new Judged(csr, organisationName, new ConcurrentHashMap<>());
            last.set(judged);
        }
        return judged.findings();
    }

    private CsrReport judge(Csr csr, LocalDate today, Map<CsrRule, List<Finding>> said) {
        var findings = rules.stream()
                .filter(rule -> !rule.effective().isAfter(today) && today.isBefore(rule.ineffective()))
                .flatMap(rule -> (rule.canChangeItsMind()
                                ? rule.check(csr)
                                : said.computeIfAbsent(rule, _ -> rule.check(csr)))
                        .stream())
                .toList();
        return new CsrReport(
                csr.subject(),
                KeyFacts.describe(csr.key()),
                MunicipalityRule.place(csr),
                csr.names(),
                findings.stream().filter(Finding::stops).map(Finding::refusal).toList(),
                findings.stream().filter(f -> !f.stops()).map(Finding::refusal).toList());
    }
}
