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

    /**
     * One CSR as it was read, and what the rules that look at nothing else have said of it.
     *
     * @param shown the report without a finding
     */
    private record Judged(String pasted, Csr csr, CsrReport shown, Map<CsrRule, List<Finding>> findings) {

        static Judged of(String pasted, Csr csr) {
            var shown = new CsrReport(
                    csr.subject(),
                    KeyFacts.describe(csr.key()),
                    MunicipalityRule.place(csr),
                    csr.names(),
                    List.of(),
                    List.of());
            return new Judged(pasted, csr, shown, new ConcurrentHashMap<>());
        }

        boolean isOf(String text, Optional<String> organisation) {
            return pasted.equals(text) && csr.organisationName().equals(organisation);
        }

        List<Finding> findings(CsrRule rule) {
            return rule.canChangeItsMind() ? rule.check(csr) : findings.computeIfAbsent(rule, _ -> rule.check(csr));
        }
    }

    public CsrCheck(HostNames hostNames, WeakKeyLists weakKeys, CompromisedKeys compromisedKeys) {
        this(CsrRules.all(hostNames, weakKeys, compromisedKeys));
    }

    CsrCheck(List<CsrRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Remembers one CSR: an order's is judged before each of two signatures, and most rules can only say the same again. */
    @Override
    public CsrReport inspect(String csr, Optional<String> organisationName, LocalDate today) {
        var before = last.get();
        if (before != null && before.isOf(csr, organisationName)) {
            return judge(before, today);
        }
        return switch (CsrArmour.open(csr)) {
            case CsrArmour.Opened.Closed(var code) -> unread(code);
            case CsrArmour.Opened.Der(var der) ->
                parse(der, organisationName)
                        .map(parsed -> Judged.of(csr, parsed))
                        .map(judged -> {
                            last.set(judged);
                            return judge(judged, today);
                        })
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

    private CsrReport judge(Judged judged, LocalDate today) {
        var findings = rules.stream()
                .filter(rule -> !rule.effective().isAfter(today) && today.isBefore(rule.ineffective()))
                .flatMap(rule -> judged.findings(rule).stream())
                .toList();
        var shown = judged.shown();
        return new CsrReport(
                shown.subject(),
                shown.key(),
                shown.place(),
                shown.names(),
                findings.stream().filter(Finding::stops).map(Finding::refusal).toList(),
                findings.stream().filter(f -> !f.stops()).map(Finding::refusal).toList());
    }
}
