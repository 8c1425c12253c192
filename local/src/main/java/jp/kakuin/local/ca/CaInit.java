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
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.ocsp.OcspAuthority;
import jp.kakuin.pki.ocsp.ResponderCertificate;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the issuing CAs of a deployed stack, one for each of its CA keys. Where the stack has a root key of its own (one machine), root and
 * intermediate are made at once; elsewhere a request is written for the offline root, and its answer imported.
 */
public final class CaInit {

    private static final Duration ROOT_LIVES = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIVES = Duration.ofDays(5 * 365);
    private static final Duration RESPONDER_LIVES = Duration.ofDays(90);
    /** Before the alarm ResponderEndsSoon rings. */
    private static final Duration RESPONDER_RENEWED = Duration.ofDays(30);

    private static final AuthorityName TRIAL =
            new AuthorityName("JP", "Kakuin Demo", "Kakuin Demo TEST CA - not trusted");
    private static final AuthorityName ROOT = new AuthorityName("JP", "Kakuin Demo", "Kakuin Demo Root CA");

    private final CaStore store;
    private final PublishedFiles published;
    private final Map<String, String> outputs;
    private final List<KmsSigningKey> keys;
    private final KmsClient kms;
    private final Clock clock;

    /**
     * Over the buckets that the stack's outputs name.
     *
     * @param outputs of the stack: {@code CaBucket}, {@code PublicBucket}, {@code CaKeyIds}, {@code TrialCaKeyId}, {@code OcspKeyId},
     *     {@code PkiDomain}, and {@code RootKeyId} where there is one
     */
    public static CaInit of(KmsClient kms, S3Client s3, Map<String, String> outputs, Clock clock) {
        return new CaInit(
                kms,
                new CaStore(s3, outputs.get("CaBucket")),
                new PublishedFiles(s3, outputs.get("PublicBucket")),
                outputs,
                clock);
    }

    CaInit(KmsClient kms, CaStore store, PublishedFiles published, Map<String, String> outputs, Clock clock) {
        this.kms = kms;
        this.store = store;
        this.published = published;
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

    /**
     * Makes root and first intermediate unless they are there, and all that grows old: the root's CRL and the responders' certificates. True if the
     * CA was made.
     */
    public boolean ensure() {
        boolean missing = store.issuing().isEmpty();
        if (missing) {
            var root = new CaSetup(new SecureRandom()).root(rootKey(), ROOT, validFor(ROOT_LIVES));
            make(1, root, clock.instant());
        }
        var points = PublicationPoints.ofRoot(domain());
        ensureTrial();
        published.crl(points, RootCrl.of(rootKey(), store.root().orElseThrow(), points, clock.instant()));
        renewResponders(RESPONDER_RENEWED);
        return missing;
    }

    /** Makes the test CA unless it is there. It is its own root, so no offline one is asked. True if it was made. */
    public boolean ensureTrial() {
        if (store.trial().isPresent()) {
            return false;
        }
        var key = new KmsSigningKey(kms, outputs.get("TrialCaKeyId"));
        var certificate = new CaSetup(new SecureRandom()).root(key, TRIAL, validFor(ROOT_LIVES));
        published.certificate(PublicationPoints.ofTrial(domain()), certificate);
        store.putTrial(certificate);
        return true;
    }

    /** Has every issuing CA certify the stack's OCSP responder, unless it did so for longer than {@code left}. How many it did. */
    public int renewResponders(Duration left) {
        var key = new KmsSigningKey(kms, outputs.get("OcspKeyId"));
        var until = clock.instant().plus(left);
        int renewed = 0;
        for (var ca : store.issuing()) {
            var isFresh = store.responders().stream()
                    .anyMatch(known -> known.number() == ca.number()
                            && OcspAuthority.endOf(known.certificate()).isAfter(until));
            if (!isFresh) {
                store.put(new CaBucket.Responder(ca.number(), responder(ca, key)));
                renewed++;
            }
        }
        return renewed;
    }

    /** By the CA itself: nobody else may let a responder answer for it (RFC 6960 4.2.2.2). */
    private byte[] responder(CaBucket.Held ca, KmsSigningKey key) {
        var points = PublicationPoints.ofIssuing(domain(), ca.number(), 1);
        var issuer = CertificationAuthority.of(keys.get(ca.number() - 1), ca.chain(), points);
        var named = name(ca.number());
        return ResponderCertificate.sign(
                issuer,
                key.publicKey(),
                new AuthorityName(named.country(), named.organisation(), named.commonName() + " OCSP"),
                SerialNumbers.draw(new SecureRandom()),
                validFor(RESPONDER_LIVES));
    }

    private String domain() {
        return outputs.get("PkiDomain");
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
                        PublicationPoints.ofRoot(domain()));
        keep(new CaBucket.Held(number, List.of(issuing), from), root);
    }

    /** What its certificates will point to is there before it issues the first. */
    private void keep(CaBucket.Held ca, byte[] root) {
        published.certificate(PublicationPoints.ofRoot(domain()), root);
        published.certificate(
                PublicationPoints.ofIssuing(domain(), ca.number(), 1),
                ca.chain().getFirst());
        store.put(ca, root);
        renewResponders(RESPONDER_RENEWED);
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
        keep(new CaBucket.Held(number, List.of(issuing), from), root);
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
