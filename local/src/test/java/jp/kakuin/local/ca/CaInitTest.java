package jp.kakuin.local.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakuin.aws.key.CaBucket;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.issuance.Validity;
import jp.kakuin.local.FreeRow;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.emulator.Ministack;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.testkit.given.EventFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** The CA's own certificates by an offline root, the first and the next, over the stack's keys in KMS. */
class CaInitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Instant SWITCH = NOW.plus(Duration.ofDays(30));
    private static final AuthorityName FIRST = new AuthorityName("JP", "Kakuin CA", "TLS CA 1");
    private static final AuthorityName SECOND = new AuthorityName("JP", "Kakuin CA", "TLS CA 2");

    private static Ministack ministack;
    private static AwsClients aws;

    private final OfflineRoot root = new OfflineRoot();
    private final List<String> keys = new ArrayList<>();
    private final String bucket = "ca-" + UUID.randomUUID();
    private CaStore store;
    private String keyOfTheResponder;
    private String keyOfTheTestCa;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        var local = EventFile.root().resolve("local");
        Files.createSymbolicLink(folder.resolve("local"), local);
        var workplace = new Workplace(folder, FreeRow.first());
        ministack = Ministack.start(workplace, Map.of()).awaitReady();
        aws = new AwsClients(workplace.awsEndpoint());
    }

    @AfterAll
    static void stop() {
        aws.close();
        ministack.close();
    }

    @BeforeEach
    void makeStack() {
        aws.s3().createBucket(create -> create.bucket(bucket));
        store = new CaStore(aws.s3(), bucket);
        keyOfTheResponder = makeKey();
        keyOfTheTestCa = makeKey();
        addKey();
    }

    @Test
    void firstCa_shouldIssueAtOnce_whenItsCertificateIsImported() {
        assertThat(init(NOW).request()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        init(NOW).importCertificate(root.sign(publicKey(0), FIRST), root.der, NOW);

        assertThat(store.issuing()).extracting(CaBucket.Held::from).containsExactly(NOW);
        assertThat(store.root()).hasValueSatisfying(der -> assertThat(der).isEqualTo(root.der));
        assertThatThrownBy(() -> init(NOW).request()).hasMessageContaining("CaKeys=2");
    }

    @Test
    void nextCa_shouldBeginWhenItIsSaid_andEarlierIfThatIsSaidInTime() {
        var next = importBoth(SWITCH);
        assertThat(store.issuing()).extracting(CaBucket.Held::from).containsExactly(NOW, SWITCH);
        assertThat(store.issuing().getLast().number()).isEqualTo(2);

        var sooner = NOW.plus(Duration.ofHours(1));
        init(NOW).importCertificate(next, root.der, sooner);
        assertThat(store.issuing()).extracting(CaBucket.Held::from).containsExactly(NOW, sooner);
        assertThatThrownBy(() -> init(sooner).importCertificate(next, root.der, SWITCH))
                .hasMessageContaining("issues since " + sooner);
    }

    @Test
    void request_shouldBeOfTheNewestKey_andBearANameOfItsOwn() {
        init(NOW).importCertificate(root.sign(publicKey(0), FIRST), root.der, NOW);
        var before = keys.getFirst();
        addKey();

        var request = init(NOW).request();

        assertThat(keys.getLast()).isNotEqualTo(before);
        assertThat(decoded(request)).contains("Kakuin Demo Issuing CA 2");
    }

    @Test
    void certificate_shouldBeRefused_whenItWouldNotServe() {
        init(NOW).importCertificate(root.sign(publicKey(0), FIRST), root.der, NOW);
        addKey();
        var init = init(NOW);
        var good = root.sign(publicKey(1), SECOND);

        assertThatThrownBy(() -> init.importCertificate(good, new OfflineRoot().der, SWITCH))
                .hasMessageContaining("not signed by this root");
        assertThatThrownBy(() -> init.importCertificate(root.sign(publicKey(1), FIRST), root.der, SWITCH))
                .hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> init.importCertificate(root.sign(publicKey(0), SECOND), root.der, SWITCH))
                .hasMessageContaining("not for the newest key");
        assertThatThrownBy(() -> init.importCertificate(good, root.der, NOW.minus(Duration.ofDays(400))))
                .hasMessageContaining("not valid at");
        assertThat(store.issuing()).hasSize(1);
    }

    @Test
    void nothing_shouldBeIssued_whenACertificateDoesNotSaySinceWhen() {
        importBoth(SWITCH);
        var text = store.issuing().getLast().text();
        aws.s3()
                .putObject(
                        put -> put.bucket(bucket).key("ca/issuing-2.pem"),
                        RequestBody.fromString(text.substring(text.indexOf("-----"))));

        assertThatThrownBy(store::issuing).hasMessageContaining("does not say from when");
    }

    @Test
    void everyCa_shouldHaveAResponderWithACertificateOfItsOwn_renewedBeforeItEnds() {
        importBoth(SWITCH);
        var first = store.responders();
        assertThat(first).extracting(CaBucket.Responder::number).containsExactlyInAnyOrder(1, 2);
        assertThat(first).allSatisfy(made -> {
            var issuer = store.issuing().get(made.number() - 1).chain().getFirst();
            assertThat(Chain.verify(made.certificate(), List.of(issuer), root.der, NOW))
                    .isEmpty();
        });

        assertThat(init(NOW).renewResponders(Duration.ofDays(30))).isZero();
        assertThat(init(NOW.plus(Duration.ofDays(61))).renewResponders(Duration.ofDays(30)))
                .isEqualTo(2);
        assertThat(store.responders()).doesNotContainAnyElementsOf(first);
    }

    @Test
    void certificate_shouldLieWhereCertificatesSayIt_fromTheImportOn() {
        init(NOW).importCertificate(root.sign(publicKey(0), FIRST), root.der, NOW);

        assertThat(aws.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key("ca/issuing.cer"))
                        .asByteArray())
                .isEqualTo(store.issuing().getFirst().chain().getFirst());
        assertThat(aws.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key("ca/root.cer"))
                        .asByteArray())
                .isEqualTo(root.der);
    }

    @Test
    void testCa_shouldBeItsOwnRoot_madeOnceAndWithoutTheOfflineOne() throws Exception {
        assertThat(init(NOW).ensureTrial()).isTrue();
        assertThat(init(NOW.plus(Duration.ofDays(1))).ensureTrial()).isFalse();

        var made = CaCertificates.read(store.trial().orElseThrow());
        made.verify(made.getPublicKey());
        assertThat(made.getPublicKey()).isEqualTo(new KmsSigningKey(aws.kms(), keyOfTheTestCa).publicKey());
        assertThat(made.getSubjectX500Principal().getName()).contains("TEST CA - not trusted");
        assertThat(aws.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key("ca/trial.cer"))
                        .asByteArray())
                .isEqualTo(made.getEncoded());
        assertThat(store.issuing()).as("it issues nothing else").isEmpty();
    }

    private byte[] importBoth(Instant from) {
        init(NOW).importCertificate(root.sign(publicKey(0), FIRST), root.der, NOW);
        addKey();
        var next = root.sign(publicKey(1), SECOND);
        init(NOW).importCertificate(next, root.der, from);
        return next;
    }

    private void addKey() {
        keys.add(makeKey());
    }

    private static String makeKey() {
        return aws.kms()
                .createKey(create -> create.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
    }

    private PublicKey publicKey(int key) {
        return new KmsSigningKey(aws.kms(), keys.get(key)).publicKey();
    }

    private CaInit init(Instant now) {
        var outputs = Map.of(
                "CaKeyIds",
                String.join(",", keys),
                "TrialCaKeyId",
                keyOfTheTestCa,
                "PkiDomain",
                "pki.example.co.jp",
                "OcspKeyId",
                keyOfTheResponder);
        var published = new PublishedFiles(aws.s3(), bucket);
        return new CaInit(aws.kms(), store, published, outputs, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String decoded(String request) {
        var base64 = request.replaceAll("-----[A-Z ]+-----|\\s", "");
        return new String(java.util.Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** A root that never meets the stack. */
    private static final class OfflineRoot {

        private final CaSetup setup = new CaSetup(new SecureRandom());
        private final SoftwareSigningKey key;
        private final byte[] der;

        OfflineRoot() {
            try {
                key = new SoftwareSigningKey(KeyPairGenerator.getInstance("EC").generateKeyPair());
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            der = setup.root(key, new AuthorityName("JP", "Kakuin CA", "Root"), years(20));
        }

        byte[] sign(PublicKey issuing, AuthorityName name) {
            return setup.intermediate(key, der, issuing, name, years(5), PublicationPoints.ofRoot("pki.example.co.jp"));
        }

        private static Validity years(int count) {
            return new Validity(NOW, NOW.plus(Duration.ofDays(365L * count)));
        }
    }
}
