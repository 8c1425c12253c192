package jp.kakuin.local.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.local.web.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    @TempDir
    Path folder;

    @Test
    void token_shouldVerifyByThePublishedKeys_alsoAfterARestart() throws Exception {
        var issuer = open();
        var token = SignedJWT.parse(issuer.token(DemoStaff.SUZUKI));
        try (var web = new WebServer(0).route("/staff-issuer", open()::serve).start()) {
            var discovery = Exchange.JSON.readTree(get(web, "/staff-issuer/.well-known/openid-configuration"));
            var keys = JWKSet.parse(get(web, "/staff-issuer/jwks.json"));

            assertThat(discovery.path("jwks_uri").asText()).endsWith("/staff-issuer/jwks.json");
            var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        }
    }

    @Test
    void token_shouldSayWhoAndForHowLong_onTheSuitesClock() throws Exception {
        var claims = SignedJWT.parse(open().token(DemoStaff.SUZUKI)).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("suzuki");
        assertThat(claims.getStringClaim("name")).isEqualTo("鈴木 健太");
        assertThat(claims.getStringListClaim("roles")).contains("vetter", "approver");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp");
        assertThat(claims.getAudience()).containsExactly("kakuin");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(12))));
    }

    @Test
    void webPage_shouldGetNoToken_whenItMerelyPostsHere() throws Exception {
        try (var web = new WebServer(0)
                        .guarded("/staff-issuer/token", open()::serveTokens)
                        .start();
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/staff-issuer/token"))
                    .POST(BodyPublishers.ofString("{\"login\":\"ito\"}"));
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            request.header("X-Kakuin-Admin", "1");
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private StaffIssuer open() throws Exception {
        return StaffIssuer.open(
                URI.create("http://127.0.0.1:8600/staff-issuer"),
                Clock.fixed(NOW, ZoneOffset.UTC),
                folder.resolve("key.jwk"));
    }

    private static String get(WebServer web, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
