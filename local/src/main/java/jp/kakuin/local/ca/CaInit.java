package jp.kakuin.local.ca;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.kakuin.aws.key.CaBucket;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.PublicationPoints;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Makes the issuing CAs of a deployed stack, one for each of its CA keys. Where the stack has a root key of its own (one machine), root and
 * intermediate are made at once; elsewhere a request is written for the offline root, and its answer imported.
 */
public final class CaInit {

    private static final Duration ROOT_LIVES = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIVES = Duration.ofDays(5 * 365);
    private static final AuthorityName ROOT = new AuthorityName("JP", "Kakuin Demo", "Kakuin Demo Root CA");

    private final CaStore store;
    private final Map<String, String> outputs;
    private final List<KmsSigningKey> keys;
    private final KmsClient kms;
    private final Clock clock;

    /** @param outputs of the stack: {@code CaKeyIds}, {@code PkiDomain}, and {@code RootKeyId} where there is one */
    public CaInit(KmsClient kms, CaStore store, Map<String, String> outputs, Clock clock) {
        this.kms = kms;
        this.store = store;
        this.outputs = Map.copyOf(outputs);
        this.keys = Arrays.stream(outputs.get("CaKeyIds").split(","))
                .map(id -> new KmsSigningKey(kms, id))
                .toList();
        this.clock = clock;
    }

    /** Whether the stack has a root key with which it can make its CA by itself. */
    public boolean hasRootKey() {
        return outputs.containsKey("RootKeyId");
    }

    /** Makes root and first intermediate unless they are there. True if they were made. */
    public boolean ensure() {
        if (!store.issuing().isEmpty()) {
            return false;
        }
        var root = new CaSetup(new SecureRandom()).root(rootKey(), ROOT, validFor(ROOT_LIVES));
        make(1, root, clock.instant());
        return true;
    }

    /**
     * Makes the next issuing CA under the stack's own root.
     *
     * @throws IllegalArgumentException if the stack has no key for it
     */
    public void rotate(Instant from) {
        make(next(), store.root().orElseThrow(), from);
    }

    private void make(int number, byte[] root, Instant from) {
        var issuing = new CaSetup(new SecureRandom())
                .intermediate(
                        rootKey(),
                        root,
                        keys.get(number - 1).publicKey(),
                        name(number),
                        validFor(ISSUING_LIVES),
                        PublicationPoints.ofRoot(outputs.get("PkiDomain")));
        store.put(new CaBucket.Held(number, List.of(issuing), from), root);
    }

    /**
     * The request of the newest key for an offline root, PEM.
     *
     * @throws IllegalArgumentException if every key has its certificate
     */
    public String request() {
        int number = next();
        return Pem.request(new CaSetup(new SecureRandom()).intermediateRequest(keys.get(number - 1), name(number)));
    }

    /**
     * Takes the certificate that an offline root made of the request. The same once more, before its CA has begun, changes when it begins.
     *
     * @throws IllegalArgumentException if it is not for a key of this stack, not signed by the root, or not good at {@code from}
     */
    public void importCertificate(byte[] issuing, byte[] root, Instant from) {
        var certificate = CaCertificates.read(issuing);
        CaCertificates.demandSignedBy(certificate, CaCertificates.read(root));
        CaCertificates.demandValid(certificate, from);
        var held = store.issuing();
        var known = held.stream()
                .filter(ca -> Arrays.equals(ca.chain().getFirst(), issuing))
                .findFirst();
        if (known.isPresent()) {
            redate(known.get(), from);
            return;
        }
        held.forEach(ca -> CaCertificates.demandOtherName(
                certificate, CaCertificates.read(ca.chain().getFirst())));
        int number = next();
        if (!certificate.getPublicKey().equals(keys.get(number - 1).publicKey())) {
            throw new IllegalArgumentException("The certificate is not for the newest key of this stack.");
        }
        store.put(new CaBucket.Held(number, List.of(issuing), from), root);
    }

    private void redate(CaBucket.Held known, Instant from) {
        if (!known.from().isAfter(clock.instant())) {
            throw new IllegalArgumentException("This CA issues since " + known.from() + ".");
        }
        store.redate(new CaBucket.Held(known.number(), known.chain(), from));
    }

    private int next() {
        int number = store.issuing().size() + 1;
        if (number > keys.size()) {
            throw new IllegalArgumentException(
                    "Every CA key of the stack has its certificate: a deployment with CaKeys=" + number
                            + " makes the next.");
        }
        return number;
    }

    /** Each CA has a name of its own: a CRL is found by it. */
    private static AuthorityName name(int number) {
        var name = "Kakuin Demo Issuing CA";
        return new AuthorityName("JP", "Kakuin Demo", number == 1 ? name : name + " " + number);
    }

    private KmsSigningKey rootKey() {
        return new KmsSigningKey(kms, outputs.get("RootKeyId"));
    }

    private Validity validFor(Duration life) {
        // Some hours back: whoever verifies may have a slow clock.
        var notBefore = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(12));
        return new Validity(notBefore, notBefore.plus(life).minusSeconds(1));
    }
}
