package jp.kakuin.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.identity.Staff;
import jp.kakuin.identity.StaffTokens;

/** An identity provider that knows whom a test has introduced. */
public final class InMemoryStaffTokens implements StaffTokens {

    private final Map<String, Verified> byToken = new HashMap<>();

    /** Introduces somebody who signed in with two factors, and gives back the token. */
    public String introduce(String subject, Staff.Role... roles) {
        return introduce(subject, true, roles);
    }

    public String introduce(String subject, boolean secondFactor, Staff.Role... roles) {
        var token = "token-of-" + subject;
        byToken.put(token, new Verified(new Staff(subject, "Staff " + subject, Set.of(roles)), secondFactor));
        return token;
    }

    @Override
    public Optional<Verified> verify(String token) {
        return Optional.ofNullable(byToken.get(token));
    }
}
