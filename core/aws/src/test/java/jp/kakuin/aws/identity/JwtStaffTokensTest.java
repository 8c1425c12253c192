package jp.kakuin.aws.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.identity.Staff;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose token opens the staff side, and whose does not. */
class JwtStaffTokensTest {

    private static final String AUDIENCE = "kakuin-staff";
    private static RSAKey rsa;
    private static RSAKey stranger;
    private static ECKey ec;

    private final SteppingClock clock = new SteppingClock();
    private final AtomicInteger keyRequests = new AtomicInteger();
    private HttpServer provider;
    private String issuer;
    private JwtStaffTokens tokens;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        stranger = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer));
        serve("/keys", new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString());
        provider.start();
        tokens = new JwtStaffTokens(new ProviderKeys(issuer), issuer, AUDIENCE, clock);
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    @Test
    void vetter_shouldBeKnown_whenTheProviderSignedTheToken() throws JOSEException {
        var verified = tokens.verify(signed(claims().build())).orElseThrow();

        assertThat(verified.staff()).isEqualTo(new Staff("vetter-1", "審査 花子", Set.of(Staff.Role.VETTER)));
        assertThat(verified.secondFactor()).isTrue();
    }

    @Test
    void vetter_shouldBeKnown_whenTheProviderSignsWithAnEllipticCurve() throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims().build());
        jwt.sign(new ECDSASigner(ec));

        assertThat(tokens.verify(jwt.serialize())).isPresent();
    }

    @Test
    void password_shouldNotCountAsTwoFactors_whenItIsAllThatTheTokenNames() throws JOSEException {
        var verified = tokens.verify(
                        signed(claims().claim("amr", List.of("pwd")).build()))
                .orElseThrow();

        assertThat(verified.secondFactor()).isFalse();
    }

    @Test
    void provider_shouldNotBeAskedForItsKeysEachTime_whenManyTokensCome() throws JOSEException {
        for (int i = 0; i < 5; i++) {
            tokens.verify(signed(claims().build()));
        }

        assertThat(keyRequests).hasValue(1);
    }

    @Test
    void token_shouldBeRefused_whenAnotherIssuerMadeIt() throws JOSEException {
        assertRefused(signed(claims().issuer("https://other.example").build()));
    }

    @Test
    void token_shouldBeRefused_whenItIsForAnotherSystem() throws JOSEException {
        assertRefused(signed(claims().audience("other").build()));
    }

    @Test
    void token_shouldBeRefused_whenItHasExpired() throws JOSEException {
        var token = signed(claims().build());
        clock.advance(Duration.ofMinutes(12));

        assertRefused(token);
    }

    @Test
    void token_shouldBeRefused_whenItNeverExpires() throws JOSEException {
        assertRefused(signed(claims().expirationTime(null).build()));
    }

    @Test
    void token_shouldBeRefused_whenItIsNotValidYet() throws JOSEException {
        assertRefused(signed(claims().notBeforeTime(at(Duration.ofMinutes(5))).build()));
    }

    @Test
    void token_shouldBeRefused_whenItNamesNobody() throws JOSEException {
        assertRefused(signed(claims().subject(null).build()));
    }

    @Test
    void token_shouldBeRefused_whenItIsNotSigned() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void token_shouldBeRefused_whenThePublicKeyServedAsSharedSecret() throws JOSEException {
        assertRefused(
                sign(JWSAlgorithm.HS256, new MACSigner(rsa.toRSAPublicKey().getEncoded())));
    }

    @Test
    void token_shouldBeRefused_whenAnotherKeySignedUnderTheSameId() throws JOSEException {
        assertRefused(sign(JWSAlgorithm.RS256, new RSASSASigner(stranger)));
    }

    @Test
    void provider_shouldNotBeFlooded_whenTokensOfUnknownKeysCome() throws JOSEException {
        var unknown = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(), claims().build());
        unknown.sign(new RSASSASigner(stranger));

        for (int i = 0; i < 5; i++) {
            assertRefused(unknown.serialize());
        }

        assertThat(keyRequests).hasValueLessThan(4);
    }

    @Test
    void token_shouldBeRefused_whenItsAlgorithmIsNotOnTheList() throws JOSEException {
        assertRefused(sign(JWSAlgorithm.PS512, new RSASSASigner(rsa)));
    }

    @Test
    void token_shouldBeRefused_whenItIsNoToken() {
        assertRefused("not a token");
    }

    @Test
    void fault_shouldBeAFault_whenTheProviderIsDown() throws JOSEException {
        var token = signed(claims().build());
        provider.stop(0);

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(IllegalStateException.class);
    }

    private void assertRefused(String token) {
        assertThat(tokens.verify(token)).isEmpty();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("vetter-1")
                .claim("name", "審査 花子")
                .claim("roles", List.of("vetter", "janitor"))
                .claim("amr", List.of("pwd", "otp"))
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofMinutes(10)));
    }

    private static Date at(Duration fromStart) {
        return Date.from(SteppingClock.START.plus(fromStart));
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims);
        jwt.sign(new RSASSASigner(rsa));
        return jwt.serialize();
    }

    private String sign(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("rsa").build(), claims().build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private void serve(String path, String json) {
        provider.createContext(path, exchange -> {
            keyRequests.addAndGet(path.equals("/keys") ? 1 : 0);
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
