package jp.kakuin.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateLinter;

/** The independent linter as a test wants it: it finds nothing until told. */
public final class ScriptedCertificateLinter implements CertificateLinter {

    private final List<byte[]> asked = new ArrayList<>();
    private List<String> findings = List.of();
    private Optional<RuntimeException> fault = Optional.empty();

    /** From now on this is found in every certificate. */
    public void find(String... newFindings) {
        findings = List.of(newFindings);
    }

    /** From now on there is no verdict. */
    public void fail(RuntimeException newFault) {
        fault = Optional.of(newFault);
    }

    /** What it was shown, in order. */
    public List<byte[]> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized List<String> findings(byte[] certificate, byte[] issuer, CertificateKind kind) {
        asked.add(certificate);
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return findings;
    }
}
