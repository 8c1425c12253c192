package jp.kakuin.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.KeyProofs;
import jp.kakuin.revocation.RevocationCode;

/** Takes a text itself for the CSR that {@link ScriptedCsrInspector} would read, and the signed text for its signature. */
public final class ScriptedKeyProofs implements KeyProofs {

    private Optional<String> taken = Optional.empty();

    /** Every CSR proves this key from now on. */
    public void take(String keySha256) {
        taken = Optional.of(keySha256);
    }

    @Override
    public Result<String> byRequest(String pem, String field) {
        return pem.contains("no proof")
                ? Result.refused(Refusal.of(RevocationCode.PROOF_CSR_NOT_FOR_THIS, field, "commonName", COMMON_NAME))
                : Result.accepted(taken.orElseGet(() -> AuditEntry.sha256(pem)));
    }

    @Override
    public boolean signed(byte[] certificate, String text, byte[] signature) {
        return Arrays.equals(signature, text.getBytes(StandardCharsets.UTF_8));
    }
}
