package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakuin.local.web.StaticPages;
import jp.kakuin.local.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {

    @TempDir
    Path folder;

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("secret.css"), "not for you");
        var web = Files.createDirectories(folder.resolve("web/links")).getParent();
        Files.writeString(web.resolve("links/index.html"), "<!doctype html>");
        Files.writeString(web.resolve("links/page.js"), "1");
        Files.writeString(web.resolve("index.html"), "<title>portal");
        Files.writeString(web.resolve("notes.md"), "not a page");
        var pages = new StaticPages(web);
        server = new WebServer(0)
                .route("/", pages::serveRoot)
                .route("/web", pages::serve)
                .route("/links", pages::serveLinks)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void approver_shouldSeeThePage_whenTheMailedLinkIsOpened() throws Exception {
        var answer = get("/links/D9N5QXAS9MXTGZ3XPHF31NX9RE");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(get("/web/links/page.js").statusCode()).isEqualTo(200);
    }

    @Test
    void customer_shouldFindThePortal_whenOpeningTheAddressBelowAMail() throws Exception {
        assertThat(get("").body()).contains("portal");
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/..%2Fsecret.css",
                "/web/%2e%2e/secret.css",
                "/web/notes.md",
                "/web/",
                "/links/a/b",
                "/index.html",
                "/unknown",
                "/links"
            })
    void files_shouldStayPrivate_whenTheyAreNoPages(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }
}
