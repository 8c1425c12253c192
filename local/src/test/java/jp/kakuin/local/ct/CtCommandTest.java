package jp.kakuin.local.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.aws.ct.LogListObject;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Whoever chooses the logs chooses where certificates are to be seen: a list of unknown origin is not installed. */
class CtCommandTest {

    @TempDir
    private Path folder;

    private final SteppingClock clock = new SteppingClock();
    private final Bucket bucket = new Bucket();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path list;

    @BeforeEach
    void write() throws IOException {
        list = write("list.json");
    }

    private Path write(String name) throws IOException {
        var logs = TestLogs.open(java.net.URI.create("http://127.0.0.1"), folder.resolve("logs"), clock);
        return Files.write(folder.resolve(name), logs.list());
    }

    @Test
    void operator_shouldSeeWhatIsInstalledAndHowOldItIs_whenItsHashFitted() throws Exception {
        assertThat(run(List.of(), Map.of())).isEqualTo(1);
        assertThat(run(List.of("import", list.toString()), Map.of("--sha256", sha256(list))))
                .isZero();
        assertThat(bucket.content).isEqualTo(Files.readAllBytes(list));
        clock.advance(Duration.ofDays(70));
        assertThat(run(List.of(), Map.of())).isZero();
        assertThat(said())
                .contains("version 1.0 of 2026-11-20T01:30:00Z, 70 days old", "SHA-256 " + sha256(list))
                .contains("usable    RFC 6962 Kakuin test log ume (Kakuin Test Logs West)");
        clock.advance(Duration.ofSeconds(1));
        assertThat(run(List.of(), Map.of())).isEqualTo(1);
        assertThat(said()).contains("install a newer one");
    }

    @Test
    void list_shouldBeInstalled_whenItsPublisherSignedIt_andByNobodyElse() throws Exception {
        for (var algorithm : List.of("RSA", "EC")) {
            bucket.content = null;
            var publisher = keys(algorithm);
            var signature = Files.write(folder.resolve("list.sig"), sign(publisher, Files.readAllBytes(list)));
            var stranger = Map.of("--signature", signature.toString(), "--key", pem(keys(algorithm)));
            assertThatThrownBy(() -> run(List.of("import", list.toString()), stranger))
                    .hasMessageContaining("nothing was changed");
            assertThat(bucket.content).isNull();
            run(
                    List.of("import", list.toString()),
                    Map.of("--signature", signature.toString(), "--key", pem(publisher)));
            assertThat(bucket.content).isEqualTo(Files.readAllBytes(list));
        }
    }

    @Test
    void list_shouldStay_whenTheNewOneIsAnotherOrOlderOrNone() throws Exception {
        clock.advance(Duration.ofDays(1));
        var newer = write("newer.json");
        run(List.of("import", newer.toString()), Map.of("--sha256", sha256(newer)));
        assertRefused(list, sha256(newer), "nothing was changed");
        assertRefused(list, sha256(list), "The list that is installed is newer");
        var none = Files.writeString(folder.resolve("none.json"), "[]");
        assertRefused(none, sha256(none), "lacks the text");
        assertThatThrownBy(() -> run(List.of("import", list.toString()), Map.of()))
                .hasMessageStartingWith("Say ct");
        assertThat(bucket.content).isEqualTo(Files.readAllBytes(newer));
    }

    private void assertRefused(Path file, String hash, String sentence) {
        assertThatThrownBy(() -> run(List.of("import", file.toString()), Map.of("--sha256", hash)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private int run(List<String> words, Map<String, String> options) throws IOException {
        var object = new LogListObject(bucket, "bucket", "ct/log-list.json");
        return new CtCommand(object, clock.instant(), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(words, name -> Optional.ofNullable(options.get(name)));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private static byte[] sign(KeyPair keys, byte[] content) throws GeneralSecurityException {
        var signer = Signature.getInstance(
                keys.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(content);
        return signer.sign();
    }

    private String pem(KeyPair keys) throws IOException {
        var text = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return Files.writeString(Files.createTempFile(folder, "key", ".pem"), text)
                .toString();
    }

    /** One object. */
    private static final class Bucket implements S3Client {

        private byte[] content;

        @Override
        public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            if (content == null) {
                throw NoSuchKeyException.builder().build();
            }
            var response = GetObjectResponse.builder().build();
            try {
                return transformer.transform(
                        response, AbortableInputStream.create(new java.io.ByteArrayInputStream(content)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            try (var in = body.contentStreamProvider().newStream()) {
                content = in.readAllBytes();
                return PutObjectResponse.builder().build();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
