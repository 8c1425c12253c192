package jp.kakuin.identity;

import java.util.Optional;

/** Verifies the identity tokens that staff bring from the operator's identity provider (SPEC S-5). */
@FunctionalInterface
public interface StaffTokens {

    /** Who the token speaks of; empty if it is not one of ours, not for us, or not valid now. */
    Optional<Verified> verify(String token);

    /** @param secondFactor whether the person signed in with more than a password */
    record Verified(Staff staff, boolean secondFactor) {}
}
