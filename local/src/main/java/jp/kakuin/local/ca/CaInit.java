package jp.kakuin.local.ca;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.issuance.Validity;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SigningKey;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Makes the issuing CA of a deployed stack, once. Where the stack has a root key of its own (one machine), root and intermediate are made at
 * once; elsewhere a request is written for the offline root, and its answer imported.
 */
public final class CaInit {

    private static final Duration ROOT_LIVES = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIVES = Duration.ofDays(5 * 365);
    private static final AuthorityName ROOT = new AuthorityName("JP", "Kakuin Demo", "Kakuin Demo Root CA");
    private static final AuthorityName ISSUING = new AuthorityName("JP", "Kakuin Demo", "Kakuin Demo Issuing CA");

    private final KmsClient kms;
    private final CaStore store;
    private final Map<String, String> outputs;
    private final Clock clock;

    /** @param outputs of the stack: {@code CaKeyId}, and {@code RootKeyId} where there is one */
    public CaInit(KmsClient kms, CaStore store, Map<String, String> outputs, Clock clock) {
        this.kms = kms;
        this.store = store;
        this.outputs = Map.copyOf(outputs);
        this.clock = clock;
    }

    /** Whether the stack has a root key with which it can make its CA by itself. */
    public boolean hasRootKey() {
        return outputs.containsKey("RootKeyId");
    }

    /** Makes root and intermediate unless they are there. True if they were made. */
    public boolean ensure() {
        if (store.issuing().isPresent()) {
            return false;
        }
        var setup = new CaSetup(new SecureRandom());
        var rootKey = new KmsSigningKey(kms, outputs.get("RootKeyId"));
        var root = setup.root(rootKey, ROOT, validFor(ROOT_LIVES));
        var points = new PublicationPoints(
                outputs.get("CrlUrl").replace("issuing.crl", "root.crl"),
                outputs.get("CaIssuersUrl").replace("issuing.cer", "root.cer"));
        var issuing =
                setup.intermediate(rootKey, root, issuingKey().publicKey(), ISSUING, validFor(ISSUING_LIVES), points);
        store.put(issuing, root);
        return true;
    }

    /** The request for an offline root, PEM. */
    public String request() {
        return Pem.request(new CaSetup(new SecureRandom()).intermediateRequest(issuingKey(), ISSUING));
    }

    /**
     * Takes the certificate that an offline root made of the request.
     *
     * @throws IllegalArgumentException if it is not for this stack's key, or not signed by the root
     */
    public void importCertificate(byte[] issuing, byte[] root) {
        var certificate = CaCertificates.read(issuing);
        if (!certificate.getPublicKey().equals(issuingKey().publicKey())) {
            throw new IllegalArgumentException("The certificate is not for the key of this stack.");
        }
        CaCertificates.demandSignedBy(certificate, CaCertificates.read(root));
        store.put(issuing, root);
    }

    private SigningKey issuingKey() {
        return new KmsSigningKey(kms, outputs.get("CaKeyId"));
    }

    private Validity validFor(Duration life) {
        // Some hours back: whoever verifies may have a slow clock.
        var notBefore = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(12));
        return new Validity(notBefore, notBefore.plus(life).minusSeconds(1));
    }
}
