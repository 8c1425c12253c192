package jp.kakuin.aws.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.upload.UploadedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/** Papers over a real S3 API. */
@Tag("every-emulator")
class S3DocumentStoreTest {

    private static final byte[] PAPER = "%PDF-1.7 a seal certificate".getBytes(StandardCharsets.US_ASCII);

    private final AwsForTests aws = AwsForTests.embedded();
    private final S3Client s3 = aws.s3();
    private final String bucket = "test-" + UUID.randomUUID();
    private final DocumentStore store = new S3DocumentStore(() -> s3, aws::s3Presigner, bucket);

    @BeforeEach
    void makeBucket() {
        s3.createBucket(create -> create.bucket(bucket));
    }

    @Test
    void customer_shouldPutThePaper_whenItIsTheOneThatWasPermitted() throws Exception {
        var permission = store.permitUpload("orders/1/paper", document(PAPER));

        assertThat(put(permission, PAPER, "application/pdf")).isEqualTo(200);
        assertThat(content("orders/1/paper")).isEqualTo(PAPER);
    }

    @Test
    void permission_shouldFixLengthTypeAndHash_whenItIsSigned() throws Exception {
        var permission = store.permitUpload("orders/1/paper", document(PAPER));

        assertThat(permission.headers().keySet()).contains("content-length", "content-type", "x-amz-checksum-sha256");
        assertThat(permission.url().getQuery())
                .contains("X-Amz-Expires=900")
                .contains("content-length")
                .contains("x-amz-checksum-sha256");
    }

    @Test
    void customer_shouldNotPutAnotherType_whenAPdfWasPermitted() throws Exception {
        var permission = store.permitUpload("orders/1/paper", document(PAPER));

        assertThat(put(permission, PAPER, "text/html")).isEqualTo(403);
    }

    @Test
    void customer_shouldNotPutMoreBytes_whenALengthWasPermitted() throws Exception {
        var permission = store.permitUpload("orders/1/paper", document(PAPER));
        var longer = (new String(PAPER, StandardCharsets.US_ASCII) + "more").getBytes(StandardCharsets.US_ASCII);

        assertThat(put(permission, longer, "application/pdf")).isEqualTo(403);
    }

    @Test
    void vetter_shouldGetTheVeryBytesAsAFileOfOurName_whenThePaperHasArrived() throws Exception {
        put(store.permitUpload("orders/1/paper", document(PAPER)), PAPER, "application/pdf");

        var url = store.permitDownload("orders/1/paper", document(PAPER)).orElseThrow();

        var answer = get(url);
        assertThat(answer.body()).isEqualTo(PAPER);
        assertThat(answer.headers().firstValue("content-disposition")).contains("attachment; filename=\"1.pdf\"");
        assertThat(answer.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(url.getQuery()).contains("X-Amz-Expires=300");
    }

    @Test
    void vettersBrowser_shouldNotUnpackOrKeepAnything_whenThePaperWasPutWithHeadersThatSayso() throws Exception {
        var bomb = gzipped(new byte[1_000_000]);
        put(
                store.permitUpload("orders/1/paper", document(bomb)),
                bomb,
                "application/pdf",
                Map.of(
                        "Content-Encoding",
                        "gzip",
                        "Cache-Control",
                        "public, max-age=31536000",
                        "Content-Language",
                        "x"));

        var answer = get(store.permitDownload("orders/1/paper", document(bomb)).orElseThrow());

        assertThat(answer.body()).isEqualTo(bomb);
        assertThat(answer.headers().firstValue("content-encoding")).contains("identity");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("content-type")).contains("application/pdf");
    }

    @Test
    void vetter_shouldGetNoAddress_whenThePaperHasNotArrivedAsAnnounced() throws Exception {
        assertThat(store.permitDownload("orders/1/paper", document(PAPER))).isEmpty();

        store.keep("orders/1/paper", "application/pdf", new byte[] {1});

        assertThat(store.permitDownload("orders/1/paper", document(PAPER))).isEmpty();
    }

    @Test
    void paper_shouldStayTheFirst_whenItIsKeptTwice() {
        store.keep("orders/1/invoice.pdf", "application/pdf", PAPER);
        keepAtLast("orders/1/invoice.pdf", new byte[] {1});

        assertThat(content("orders/1/invoice.pdf")).isEqualTo(PAPER);
    }

    /** LocalStack refuses before it has read, and may close the line while we write: whoever keeps a paper tries again, as the flow does. */
    private void keepAtLast(String key, byte[] bytes) {
        for (int i = 0; i < 5; i++) {
            try {
                store.keep(key, "application/pdf", bytes);
                return;
            } catch (SdkClientException closed) {
                assertThat(closed).hasMessageContaining("writing request body");
            }
        }
        throw new AssertionError("refused in no way that can be read");
    }

    private byte[] content(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    private static HttpResponse<byte[]> get(URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        }
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static int put(DocumentStore.Permission permission, byte[] bytes, String type) throws Exception {
        return put(permission, bytes, type, Map.of());
    }

    private static int put(DocumentStore.Permission permission, byte[] bytes, String type, Map<String, String> unsigned)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(permission.url()).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
            unsigned.forEach(request::header);
            permission.headers().forEach((name, value) -> {
                // The client sends the body's length by itself.
                if (!name.equals("content-length")) {
                    request.header(name, name.equals("content-type") ? type : value);
                }
            });
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static UploadedDocument document(byte[] bytes) throws Exception {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new UploadedDocument("1", "seal.pdf", "application/pdf", bytes.length, hash, SteppingClock.START);
    }
}
