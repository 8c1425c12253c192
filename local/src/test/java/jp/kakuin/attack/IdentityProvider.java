package jp.kakuin.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.aws.identity.JwtStaffTokens;
import jp.kakuin.aws.identity.ProviderKeys;
import jp.kakuin.testkit.SteppingClock;

/** An OpenID provider on loopback that counts who asks for its keys, and the verifier that believes it. */
final class IdentityProvider implements AutoCloseable {

    static final String AUDIENCE = "kakuin-staff";
    static final String KEY_ID = "rsa";

    private final SteppingClock clock = new SteppingClock();
    private final AtomicInteger requests = new AtomicInteger();
    private final RSAKey key;
    private final HttpServer server;
    private final JwtStaffTokens tokens;

    IdentityProvider(RSAKey key) throws IOException {
        this.key = key;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer()));
        serve("/keys", new JWKSet(List.of(key.toPublicJWK())).toString());
        server.start();
        tokens = new JwtStaffTokens(new ProviderKeys(issuer()), issuer(), AUDIENCE, clock);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    JwtStaffTokens tokens() {
        return tokens;
    }

    /** How often anything was asked of the provider. */
    int requests() {
        return requests.get();
    }

    /** A vetter's, good for ten minutes. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject("vetter-1")
                .claim("roles", List.of("vetter"))
                .claim("amr", List.of("pwd", "otp"))
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofMinutes(10)));
    }

    Date at(Duration fromNow) {
        return Date.from(clock.instant().plus(fromNow));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID);
    }

    String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(header().build(), claims, new RSASSASigner(key));
    }

    String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
