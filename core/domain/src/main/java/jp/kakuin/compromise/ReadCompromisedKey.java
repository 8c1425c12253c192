package jp.kakuin.compromise;

import jp.kakuin.Ports;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Shows a key that was reported compromised, and which certificates still have it (SPEC X-1). */
public final class ReadCompromisedKey {

    private final CompromisedKeys keys;
    private final AffectedCertificates certificates;

    public ReadCompromisedKey(CompromisedKeys keys, AffectedCertificates certificates) {
        this.keys = keys;
        this.certificates = certificates;
    }

    public static ReadCompromisedKey of(Ports ports) {
        return new ReadCompromisedKey(
                ports.compromisedKeys(), new AffectedCertificates(ports.keyUses(), ports.orders(), ports.clock()));
    }

    public Result<ReportCompromisedKey.Answer> run(String keySha256) {
        return keys.find(keySha256)
                .map(key -> Result.accepted(new ReportCompromisedKey.Answer(key, certificates.of(keySha256))))
                .orElse(Result.refused(Refusal.of(CompromiseCode.COMPROMISED_KEY_NOT_FOUND)));
    }
}
