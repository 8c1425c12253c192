package jp.kakuin.identity;

import java.util.Set;

/**
 * A member of staff whose identity token has been verified (SPEC S-5).
 *
 * @param subject the token's {@code sub}
 */
public record Staff(String subject, String name, Set<Role> roles) {

    /** What staff may do. */
    public enum Role {
        VETTER,
        APPROVER,
        BILLING,
        OPERATOR
    }
}
