package jp.kakuin.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.issuance.CertificateKind;

/**
 * The rule by which a sample is drawn. Of each kind: the least hashes of quarter and serial number, so many that the share is reached, and one at least
 * (BR 8.7, EVG 8.1.1). Serial numbers are random, so nobody chooses who is drawn, and whoever knows what was issued can draw the sample again.
 */
final class Sample {

    private static final int WHOLE = 100;

    private Sample() {}

    /**
     * Of a part of {@code issued} that holds the whole sample, nobody else is drawn.
     *
     * @param issued since the sample before
     */
    static List<Sampled> of(Quarter quarter, List<Sampled> issued) {
        var sample = new ArrayList<Sampled>();
        Arrays.stream(CertificateKind.values()).forEach(kind -> {
            var ofKind = issued.stream()
                    .filter(each -> each.kind() == kind)
                    .sorted(Comparator.comparing(each -> rank(quarter, each)))
                    .toList();
            sample.addAll(ofKind.subList(0, Math.ceilDiv(ofKind.size() * percent(kind), WHOLE)));
        });
        return List.copyOf(sample);
    }

    /** For EV what is asked of a CA that lets others vet: twice what is asked of us (SPEC X-4). */
    private static int percent(CertificateKind kind) {
        return switch (kind) {
            case OV -> 3;
            case EV -> 6;
            // No rule asks for it, and nobody vetted anything but the names.
            case TRIAL -> 0;
        };
    }

    private static String rank(Quarter quarter, Sampled each) {
        return AuditEntry.sha256("Sample " + quarter.name() + " " + each.serialNumber());
    }
}
