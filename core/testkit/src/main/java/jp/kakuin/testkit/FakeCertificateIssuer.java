package jp.kakuin.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.CsrNoLongerAcceptable;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.order.OrderId;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.revocation.IssuedSerial;

/** Issues bytes that look like nothing, one certificate for each order, the same in each run. */
public final class FakeCertificateIssuer implements CertificateIssuer, KeyUses {

    /** Which CA its certificates say they are of, and which CRL. */
    public static final String ISSUER_KEY = "a1".repeat(20);

    public static final String CRL = "http://crl.ca.example/issuing.crl";

    private final Map<OrderId, IssuedCertificate> issued = new HashMap<>();
    private final List<IssuanceRequest> requests = new ArrayList<>();
    private List<String> findings = List.of();
    private List<Refusal> problems = List.of();
    private int faults;
    private int stuck;

    /** The linter objects from now on; an empty list lets it be silent again. */
    public void lintFinds(List<String> newFindings) {
        findings = List.copyOf(newFindings);
    }

    /** A rule has come to speak against the CSR; an empty list lets it be silent again. */
    public void refuseCsr(List<Refusal> newProblems) {
        problems = List.copyOf(newProblems);
    }

    /** The next calls fail. */
    public void fail(int howMany) {
        faults = howMany;
    }

    /** The next calls get no further than the precertificate. */
    public void stickAtPrecertificate(int howMany) {
        stuck = howMany;
    }

    @Override
    public IssuedCertificate issue(IssuanceRequest request) {
        requests.add(request);
        if (faults > 0) {
            faults--;
            throw new IllegalStateException("no key");
        }
        if (!findings.isEmpty()) {
            throw new LintFindings(findings);
        }
        if (!problems.isEmpty()) {
            throw new CsrNoLongerAcceptable(problems);
        }
        var made = issued.computeIfAbsent(request.order(), order -> make(request));
        if (stuck > 0) {
            stuck--;
            throw new IllegalStateException("no log answers");
        }
        return made;
    }

    /** By the key that {@link ScriptedCsrInspector} reads in a CSR. */
    @Override
    public List<Use> of(String keySha256) {
        return issued.keySet().stream()
                .filter(order -> requests.stream()
                        .filter(request -> request.order().equals(order))
                        .anyMatch(request -> AuditEntry.sha256(request.csr()).equals(keySha256)))
                .map(order -> new Use(order, issued.get(order).serialNumber()))
                .toList();
    }

    List<String> serialNumbers(OrderId order) {
        return Optional.ofNullable(issued.get(order)).map(IssuedCertificate::serialNumber).stream()
                .toList();
    }

    /** What was issued under a serial number, by an issuer and with a CRL that look like nothing. */
    Optional<IssuedSerial> find(String serialNumber) {
        return issued.entrySet().stream()
                .filter(each -> each.getValue().serialNumber().equals(serialNumber))
                .findFirst()
                .map(each -> new IssuedSerial(
                        serialNumber,
                        ISSUER_KEY,
                        CRL,
                        each.getValue().notAfter(),
                        each.getKey(),
                        1,
                        AuditEntry.sha256(requests.stream()
                                .filter(request -> request.order().equals(each.getKey()))
                                .findFirst()
                                .orElseThrow()
                                .csr()),
                        false,
                        Optional.empty()));
    }

    /** Every call, failed ones too. */
    public List<IssuanceRequest> requests() {
        return List.copyOf(requests);
    }

    private static IssuedCertificate make(IssuanceRequest request) {
        var der = ("certificate " + request).getBytes(StandardCharsets.UTF_8);
        var hash = AuditEntry.sha256("certificate " + request.order());
        return new IssuedCertificate(
                der,
                "5" + hash.substring(0, 31),
                AuditEntry.sha256(HexFormat.of().formatHex(der)),
                request.validity().notBefore(),
                request.validity().notAfter(),
                List.of("intermediate".getBytes(StandardCharsets.UTF_8)));
    }
}
