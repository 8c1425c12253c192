package jp.kakuin.aws.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.identity.Staff;
import jp.kakuin.identity.StaffTokens;

/**
 * Verifies the ID tokens of the operator's OpenID provider (SPEC S-5): signature by one of its published keys, issuer, audience, times.
 * Only RS256 and ES256: no token says for itself how it wants to be verified.
 */
public final class JwtStaffTokens implements StaffTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    /** Authentication methods beyond a password (RFC 8176). */
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "sms", "tel", "sc", "mca");

    private static final int CLOCK_SKEW_SECONDS = 60;

    /** Characters; the gateway's headers hold fewer. A token is read before its signature can be judged: larger ones are not read at all. */
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** @param keys the provider's, {@link ProviderKeys} */
    public JwtStaffTokens(JWKSource<SecurityContext> keys, String issuer, String audience, Clock clock) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new ClaimsAt(issuer, audience, clock));
    }

    @Override
    public Optional<Verified> verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            return verified(processor.process(SignedJWT.parse(token), null));
        } catch (RateLimitReachedException unknownKey) {
            // Tokens of unknown keys come faster than we ask the provider for new ones: refused, no fault of ours.
            return Optional.empty();
        } catch (KeySourceException fault) {
            throw new IllegalStateException("the identity provider's keys could not be had", fault);
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    // What nobody in particular did could not be told from what another nobody did (SPEC V-6).
    private static Optional<Verified> verified(JWTClaimsSet claims) throws ParseException {
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            return Optional.empty();
        }
        var name = Optional.ofNullable(claims.getStringClaim("name")).orElse(claims.getSubject());
        var staff = new Staff(claims.getSubject(), name, roles(texts(claims, "roles")));
        return Optional.of(new Verified(staff, !Collections.disjoint(SECOND_FACTORS, texts(claims, "amr"))));
    }

    private static List<String> texts(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringListClaim(name)).orElse(List.of());
    }

    // Roles of other systems of the operator mean nothing here.
    private static Set<Staff.Role> roles(List<String> names) {
        var roles = EnumSet.noneOf(Staff.Role.class);
        Arrays.stream(Staff.Role.values())
                .filter(role -> names.stream().anyMatch(role.name()::equalsIgnoreCase))
                .forEach(roles::add);
        return Set.copyOf(roles);
    }

    /** The claims' rules, asked at our own clock's time. */
    private static final class ClaimsAt extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final transient Clock clock;

        ClaimsAt(String issuer, String audience, Clock clock) {
            super(audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "iat"));
            this.clock = clock;
            setMaxClockSkew(CLOCK_SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
