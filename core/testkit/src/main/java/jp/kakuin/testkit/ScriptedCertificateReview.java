package jp.kakuin.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.sampling.CertificateReview;

/** The second look at a certificate as a test wants it: it finds nothing until told. */
public final class ScriptedCertificateReview implements CertificateReview {

    private final List<IssuanceRequest> asked = new ArrayList<>();
    private List<String> findings = List.of();
    private Optional<RuntimeException> fault = Optional.empty();

    /** From now on this is found in every certificate. */
    public void find(String... newFindings) {
        findings = List.of(newFindings);
    }

    /** From now on there is no verdict; null for one again. */
    public void fail(RuntimeException newFault) {
        fault = Optional.ofNullable(newFault);
    }

    /** Beside what each certificate was looked at, in order. */
    public List<IssuanceRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public List<String> findings(byte[] certificate, IssuanceRequest vetted) {
        asked.add(vetted);
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return findings;
    }
}
