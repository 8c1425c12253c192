package jp.kakuin.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import jp.kakuin.aws.identity.JwtStaffTokens;
import jp.kakuin.testkit.SteppingClock;

/** Tokens of staff that our own provider signed over any header and any claims, and texts that only claim to be tokens. */
public final class StaffTokenFuzz {

    private static final String ISSUER = "https://id.ca.example";
    private static final Clock CLOCK = new SteppingClock();
    private static final RSAKey KEY = key();

    /** Whoever asked the network for anything here would ask where a token sends him: Jazzer takes it for a finding. */
    private static final JwtStaffTokens TOKENS =
            new JwtStaffTokens(new ImmutableJWKSet<>(new JWKSet(KEY)), ISSUER, IdentityProvider.AUDIENCE, CLOCK);

    private StaffTokenFuzz() {}

    /** @param data header and claims on two lines, in which {@code @ISS} is our issuer and {@code @NOW} its clock's seconds */
    public static void fuzzerTestOneInput(byte[] data) throws GeneralSecurityException, IOException, JOSEException {
        var text = new String(data, StandardCharsets.UTF_8)
                .replace("@ISS", ISSUER)
                .replace("@NOW", String.valueOf(CLOCK.instant().getEpochSecond()));
        Told.require(TOKENS.verify(text).isEmpty(), "nobody signed that");
        var lines = text.split("\n", 2);
        var signed = encoded(lines[0]) + "." + encoded(lines.length < 2 ? "" : lines[1]);
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(KEY.toPrivateKey());
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        var verified = TOKENS.verify(signed + "." + encoded(signer.sign()));
        if (verified.isPresent()) {
            var header = AttackedWorld.MAPPER.readTree(lines[0]);
            var claims = AttackedWorld.MAPPER.readTree(lines[1]);
            Told.require(header.path("alg").asText().equals("RS256"), "verified by another algorithm");
            Told.require(claims.path("iss").asText().equals(ISSUER), "another issuer's");
            Told.require(claims.path("aud").toString().contains('"' + IdentityProvider.AUDIENCE + '"'), "another's");
            Told.require(!claims.path("sub").asText().isBlank(), "nobody's");
            Told.require(claims.hasNonNull("exp"), "for ever");
            Told.require(
                    verified.get().staff().subject().equals(claims.path("sub").asText()), "somebody else's");
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(IdentityProvider.KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
