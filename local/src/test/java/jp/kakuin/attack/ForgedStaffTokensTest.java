package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever forges a token of staff could pass the checks of any order (SPEC S-5). */
class ForgedStaffTokensTest {

    private static RSAKey key;
    private static RSAKey stranger;

    private IdentityProvider provider;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID(IdentityProvider.KEY_ID).generate();
        stranger = new RSAKeyGenerator(2048).keyID(IdentityProvider.KEY_ID).generate();
    }

    @BeforeEach
    void start() throws IOException {
        provider = new IdentityProvider(key);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".evil.example", "@evil.example", "#", "?", "/.", " ", "\u0000", "\n"})
    void token_shouldBeRefused_whenItsIssuerOnlyBeginsLikeOurs(String more) throws JOSEException {
        assertRefused(provider.signed(provider.claims().issuer(provider.issuer() + more)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kakuin-staff-test", "kakuin", "KAKUIN-STAFF", "kakuin-staff ", "kakuin-staff\u0000", "*", ""})
    void token_shouldBeRefused_whenItsAudienceOnlyLooksLikeOurs(String audience) throws JOSEException {
        assertRefused(provider.signed(provider.claims().audience(audience)));
    }

    @Test
    void token_shouldBeRefused_whenItNamesNoAudience() throws JOSEException {
        assertRefused(provider.signed(provider.claims().audience(List.of())));
        assertRefused(provider.signed(provider.claims().claim("aud", Map.of("kakuin-staff", true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "RS256 ", "rs256", "RS1", "HS256\\u0000"})
    void token_shouldBeRefused_whenItSaysThatNothingNeedsVerifying(String algorithm) throws JOSEException {
        var parts = provider.signed(provider.claims()).split("\\.");
        var header = encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa\"}");

        assertRefused(header + "." + parts[1] + ".");
        assertRefused(header + "." + parts[1] + "." + parts[2]);
        assertRefused(header + "." + parts[1]);
    }

    @Test
    void token_shouldBeRefused_whenAnyFormOfThePublicKeyServedAsSecret() throws JOSEException {
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----";
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(IdentityProvider.KEY_ID)
                .build();
        for (var secret : List.of(
                pem.getBytes(StandardCharsets.US_ASCII),
                (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                key.getModulus().decode(),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            assertRefused(provider.signed(header, provider.claims(), new MACSigner(secret)));
        }
    }

    @Test
    void staff_shouldBeLockedOut_whenTheirTimeIsOverByASecondMoreThanClocksDiffer() throws JOSEException {
        assertThat(provider.tokens().verify(expiring(Duration.ofSeconds(-59)))).isPresent();
        assertRefused(expiring(Duration.ofSeconds(-61)));
        assertRefused(provider.signed(provider.claims().notBeforeTime(provider.at(Duration.ofSeconds(62)))));
        assertRefused(provider.signed(provider.claims().expirationTime(null).claim("exp", "never")));
        assertRefused(provider.signed(provider.claims().issueTime(null)));
    }

    @Test
    void token_shouldBeRefused_whenItBringsItsOwnKey() throws JOSEException {
        for (var header : List.of(
                provider.header().jwk(stranger.toPublicJWK()).build(),
                provider.header()
                        .jwkURL(URI.create(provider.issuer() + "/keys"))
                        .build(),
                provider.header()
                        .x509CertURL(URI.create("https://evil.example/"))
                        .build(),
                new JWSHeader.Builder(JWSAlgorithm.RS256).build())) {
            assertRefused(provider.signed(header, provider.claims(), new RSASSASigner(stranger)));
        }
    }

    @Test
    void token_shouldBeRefused_whenItsHeaderAsksForWhatWeDoNotDo() throws JOSEException {
        assertRefused(provider.signed(
                provider.header().criticalParams(Set.of("http://evil.example")).build(),
                provider.claims(),
                new RSASSASigner(key)));
        // An access token of the same provider is no identity.
        assertRefused(provider.signed(
                provider.header().type(new JOSEObjectType("at+jwt")).build(),
                provider.claims(),
                new RSASSASigner(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../rsa", "/dev/null", "rsa\u0000", "' OR '1'='1", "RSA", "rsa ", "${jndi:ldap://x}", "*"})
    void token_shouldBeRefused_whenItsKeyIdIsATrick(String keyId) throws JOSEException {
        assertRefused(
                provider.signed(provider.header().keyID(keyId).build(), provider.claims(), new RSASSASigner(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\n"})
    void token_shouldBeRefused_whenItsSubjectIsBlank(String subject) throws JOSEException {
        assertRefused(provider.signed(provider.claims().subject(subject)));
    }

    @Test
    void token_shouldBeRefused_whenItsSubjectIsNull() throws JOSEException {
        var good = provider.claims().build().toString();
        var jws = new JWSObject(
                provider.header().build(), new Payload(good.replace("\"sub\":\"vetter-1\"", "\"sub\":null")));
        jws.sign(new RSASSASigner(key));

        assertThat(jws.getPayload().toString()).contains("null");
        assertRefused(jws.serialize());
    }

    @Test
    void role_shouldNotBeGiven_whenTheTokenNamesItInAnotherForm() throws JOSEException {
        var manyAndNull = new java.util.ArrayList<Object>(Collections.nCopies(500, "x"));
        manyAndNull.add(null);
        for (var roles : Arrays.asList(
                "vetter",
                "vetter,approver",
                7,
                Map.of("vetter", true),
                List.of(List.of("vetter")),
                manyAndNull,
                null)) {
            assertThat(provider.tokens()
                            .verify(provider.signed(provider.claims().claim("roles", roles)))
                            .filter(verified -> !verified.staff().roles().isEmpty()))
                    .isEmpty();
        }
        assertThat(provider.tokens()
                        .verify(provider.signed(provider.claims().claim("roles", List.of("vetter ", "vet", "ＶＥＴＴＥＲ"))))
                        .orElseThrow()
                        .staff()
                        .roles())
                .isEmpty();
    }

    @Test
    void secondFactor_shouldNotCount_whenTheTokenDoesNotNameIt() throws JOSEException {
        for (var amr : Arrays.asList(null, List.of(), List.of(""), "otp", "pwd mfa", true, List.of("OTP"), Map.of())) {
            assertThat(provider.tokens()
                            .verify(provider.signed(provider.claims().claim("amr", amr)))
                            .filter(verified -> verified.secondFactor()))
                    .isEmpty();
        }
    }

    @Test
    void provider_shouldNotBeAsked_whenATokenIsLargerThanAny() throws JOSEException {
        var large = provider.claims().claim("padding", "x".repeat(16 * 1024));

        assertRefused(provider.signed(large));
        assertRefused(provider.signed(provider.claims()) + "A".repeat(10_000_000));
        assertThat(provider.requests()).isZero();
    }

    @Test
    void verifier_shouldNotFail_whenATokenIsNoSuchThing() throws JOSEException {
        var parts = provider.signed(provider.claims()).split("\\.");
        var deep = encoded("{\"a\":".repeat(1_700) + "1" + "}".repeat(1_700));
        var deepList = encoded("{\"roles\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        var twice = encoded("{\"alg\":\"RS256\",\"alg\":\"none\"}");
        for (var token : List.of(
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "....",
                "\u0000",
                parts[0] + "." + deep + "." + parts[2],
                parts[0] + "." + deepList + "." + parts[2],
                deep + "." + parts[1] + "." + parts[2],
                twice + "." + parts[1] + "." + parts[2],
                encoded("[]") + "." + parts[1] + "." + parts[2],
                encoded("{\"alg\":1e999999}") + "." + parts[1] + "." + parts[2],
                parts[0] + "." + encoded("null") + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + ".é")) {
            assertRefused(token);
        }
    }

    @Test
    void token_shouldBeRefused_whenAnyOfItsCharactersIsAnother() throws JOSEException {
        var good = provider.signed(provider.claims());
        var random = new Random(20261121);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        Map<Boolean, Integer> tried = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            // The last character of a signature carries bits that mean nothing.
            int place = random.nextInt(good.length() - 1);
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            var bent = good.substring(0, place) + other + good.substring(place + 1);
            tried.merge(bent.equals(good) || provider.tokens().verify(bent).isEmpty(), 1, Integer::sum);
        }
        assertThat(tried).containsOnlyKeys(true);
    }

    private String expiring(Duration fromNow) throws JOSEException {
        return provider.signed(provider.claims()
                .issueTime(provider.at(Duration.ofMinutes(-30)))
                .expirationTime(provider.at(fromNow)));
    }

    private void assertRefused(String token) {
        assertThat(provider.tokens().verify(token)).isEmpty();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
