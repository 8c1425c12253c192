package jp.kakuin.local.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakuin.local.web.Exchange;

/**
 * A small OpenID issuer that stands for the CA's own identity provider. It knows the demo staff only and signs without asking for
 * a password, so it exists on loopback alone.
 */
public final class StaffIssuer {

    public static final String AUDIENCE = "kakuin";

    /** A working day; a moved clock outlives every token, then a new one is fetched. */
    private static final Duration LIFE = Duration.ofHours(12);

    private final URI issuer;
    private final Clock clock;
    private final RSAKey key;

    private StaffIssuer(URI issuer, Clock clock, RSAKey key) {
        this.issuer = issuer;
        this.clock = clock;
        this.key = key;
    }

    /** The issuer whose key lies in {@code keyFile}; the key is made where there is none. */
    public static StaffIssuer open(URI issuer, Clock clock, Path keyFile) throws IOException {
        try {
            if (Files.exists(keyFile)) {
                return new StaffIssuer(issuer, clock, RSAKey.parse(Files.readString(keyFile)));
            }
            var key = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            Files.createDirectories(keyFile.toAbsolutePath().getParent());
            Files.writeString(keyFile, key.toJSONString());
            return new StaffIssuer(issuer, clock, key);
        } catch (JOSEException | ParseException e) {
            throw new IOException("The staff issuer's key " + keyFile + " is of no use", e);
        }
    }

    public URI issuer() {
        return issuer;
    }

    public URI jwks() {
        return URI.create(issuer + "/jwks.json");
    }

    public String token(DemoStaff person) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .audience(AUDIENCE)
                .subject(person.login())
                .claim("name", person.displayName())
                .claim("roles", person.roles())
                .claim("amr", List.of("pwd", "otp"))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The staff issuer cannot sign", e);
        }
    }

    /** The public routes: discovery and keys. */
    public void serve(Exchange exchange) throws IOException {
        switch (String.join("/", exchange.segments())) {
            case ".well-known/openid-configuration" ->
                exchange.json(
                        200,
                        Map.of(
                                "issuer", issuer.toString(),
                                "jwks_uri", jwks().toString(),
                                "token_endpoint", issuer + "/token",
                                "id_token_signing_alg_values_supported", List.of("RS256"),
                                "subject_types_supported", List.of("public"),
                                "response_types_supported", List.of("id_token")));
            case "jwks.json" -> exchange.json(200, new JWKSet(key.toPublicJWK()).toJSONObject());
            default -> exchange.notFound();
        }
    }

    /** The guarded route {@code POST …/token {"login": "sato"}}. */
    public void serveTokens(Exchange exchange) throws IOException {
        var person = DemoStaff.of(exchange.json().path("login").asText());
        if (person.isEmpty()) {
            exchange.json(404, Map.of("error", "Nobody of that name works here."));
        } else {
            exchange.json(200, Map.of("token", token(person.get()), "expiresIn", LIFE.toSeconds()));
        }
    }
}
