package jp.kakuin.local.ca;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.deploy.StackOutputs;
import jp.kakuin.pki.authority.Pem;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code ./kakuin ca init} and {@code ca import} for a stack on AWS, with the credentials and region of whoever runs it. */
public final class CaCommand {

    /** Longer than any certificate of a responder lives. */
    private static final Duration ALWAYS = Duration.ofDays(365);

    private final String stack;
    private final Path folder;
    private final PrintStream out;

    /** @param folder where the request for the offline root is written */
    public CaCommand(String stack, Path folder, PrintStream out) {
        this.stack = stack;
        this.folder = folder;
        this.out = out;
    }

    /** Makes the CA if the stack has a root key; else writes the request that the offline root signs. */
    public void init() throws IOException {
        try (var kms = KmsClient.create();
                var s3 = S3Client.create()) {
            var init = init(kms, s3);
            out.println(init.ensureTrial() ? "The test CA is made." : "The test CA is there already.");
            if (init.hasRootKey()) {
                out.println(
                        init.ensure() ? "The root and the issuing CA are made." : "The issuing CA is there already.");
                return;
            }
            Files.createDirectories(folder);
            var file = folder.resolve("issuing.csr");
            Files.writeString(file, init.request(), StandardCharsets.US_ASCII);
            out.println("The issuing CA's request is in " + file + ".");
            out.println("Let the offline root sign it, then run:");
            out.println(
                    "  ./kakuin ca import --stack " + stack + " --certificate issuing.pem --root-certificate root.pem");
        }
    }

    /**
     * Takes what the offline root signed.
     *
     * @param from when the CA begins to issue; at once if it is not said
     * @throws IllegalArgumentException with a sentence if it does not fit
     */
    public void importCertificate(Path certificate, Path root, Optional<Instant> from) throws IOException {
        try (var kms = KmsClient.create();
                var s3 = S3Client.create()) {
            var begins = from.orElseGet(Instant::now);
            init(kms, s3).importCertificate(first(certificate), first(root), begins);
            out.println("The issuing CA is imported and issues from " + begins
                    + ". Its CRLs are published within a minute. If the root's CRL is new, put it as crl/root.crl into the"
                    + " bucket that the stack's output PublicBucket names.");
        }
    }

    /** Has every issuing CA certify the OCSP responder anew. */
    public void renewResponders() {
        try (var kms = KmsClient.create();
                var s3 = S3Client.create()) {
            out.println(init(kms, s3).renewResponders(ALWAYS) + " certificates of the OCSP responder are renewed.");
        }
    }

    private CaInit init(KmsClient kms, S3Client s3) {
        var outputs = outputs();
        return CaInit.of(kms, s3, outputs, Clock.systemUTC());
    }

    private Map<String, String> outputs() {
        try (var cloudFormation = CloudFormationClient.create()) {
            return StackOutputs.of(cloudFormation, stack);
        }
    }

    private static byte[] first(Path file) throws IOException {
        var certificates = Pem.read(Files.readString(file, StandardCharsets.US_ASCII));
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no certificate in PEM.");
        }
        return certificates.getFirst();
    }
}
