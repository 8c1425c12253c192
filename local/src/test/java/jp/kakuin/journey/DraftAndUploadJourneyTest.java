package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.ApiClient.Reply;
import org.junit.jupiter.api.Test;

/** What customers leave with us before an order stands: half-done forms (SPEC A-5) and papers (V-3). */
@Journey
class DraftAndUploadJourneyTest {

    private final Suite suite;
    private final ApiClient api;

    DraftAndUploadJourneyTest(Suite suite) {
        this.suite = suite;
        this.api = new ApiClient(suite.api());
    }

    @Test
    void halfDoneForm_shouldResumeWhereItStopped_forItsOwnerAndSevenDays() {
        var saved = api.post("/drafts", "", Map.of("content", "{\"product\":\"sr3\"}"))
                .orFail()
                .json();
        var path = "/drafts/" + saved.path("draftId").asText();
        var token = saved.path("token").asText();

        assertThat(save(path, token, 1, "{\"product\":\"ev2\"}").status()).isEqualTo(200);
        var lost = save(path, token, 1, "{}");
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.json().path("code").asText()).isEqualTo("DRAFT_CHANGED_MEANWHILE");
        assertThat(api.get(path, token).orFail().json().path("content").asText())
                .isEqualTo("{\"product\":\"ev2\"}");
        assertThat(api.get(path, token + "0").status()).isEqualTo(404);
        assertThat(api.get(path, "").status()).isEqualTo(404);

        suite.moveClock(Duration.ofDays(7).plusMinutes(1));
        assertThat(api.get(path, token).status()).isEqualTo(404);
    }

    @Test
    void store_shouldTakeThePaperThatWasAnnounced_andNoOther() throws Exception {
        var story = OrderStory.ev(suite, "papers").apply();
        var paper = "%PDF-1.7 signed".getBytes(StandardCharsets.US_ASCII);
        var forged = "%PDF-1.7 forged".getBytes(StandardCharsets.US_ASCII);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(paper));
        var announced =
                Map.of("name", "form.pdf", "mediaType", "application/pdf", "size", paper.length, "sha256", sha256);

        var permission =
                story.ask("POST", "/documents", announced).orFail().json().path("upload");

        assertThat(put(permission, forged, "application/pdf")).isBetween(400, 403);
        assertThat(put(permission, "%PDF".getBytes(StandardCharsets.US_ASCII), "application/pdf"))
                .isBetween(400, 403);
        assertThat(put(permission, paper, "text/html")).isBetween(400, 403);
        assertThat(put(permission, paper, "application/pdf")).isEqualTo(200);
        var documents = story.read().path("documents");
        assertThat(documents).hasSize(1);
        assertThat(documents.path(0).path("sha256").asText()).isEqualTo(sha256);
        story.withdraw();
    }

    private Reply save(String path, String token, int revision, String content) {
        return api.send("PUT", path, token, Map.of("revision", revision, "content", content), Map.of());
    }

    private static int put(JsonNode permission, byte[] bytes, String mediaType) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(permission.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        permission.path("headers").properties().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length")
                        && !header.getKey().equalsIgnoreCase("content-type")
                        && !header.getKey().equalsIgnoreCase("host"))
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        request.header("Content-Type", mediaType);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
