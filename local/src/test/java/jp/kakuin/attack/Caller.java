package jp.kakuin.attack;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kakuin.identity.Staff;

/** Who asks, and the bearer token that he brings. */
enum Caller {
    NOBODY(world -> Optional.empty()),
    CUSTOMER(world -> Optional.of(world.own().token())),
    OTHER_CUSTOMER(world -> Optional.of(world.others().token())),
    WITH_A_MALFORMED_TOKEN(world -> Optional.of("'\"--../%00{{}}, Bearer x=")),
    WITH_AN_OVER_LONG_TOKEN(world -> Optional.of("A".repeat(100_000))),
    WITH_THE_TOKENS_HASH(world -> Optional.of(world.own().tokenSha256())),
    VETTER(Staff.Role.VETTER),
    APPROVER(Staff.Role.APPROVER),
    BILLING(Staff.Role.BILLING),
    OPERATOR(Staff.Role.OPERATOR),
    STAFF_WITHOUT_SECOND_FACTOR(Set.of(Staff.Role.values()), false),
    STAFF_WITHOUT_A_ROLE_OF_OURS(Set.of(), true);

    private final Function<AttackedWorld, Optional<String>> token;
    private final Optional<Set<Staff.Role>> roles;
    private final boolean secondFactor;

    Caller(Function<AttackedWorld, Optional<String>> token) {
        this.token = token;
        this.roles = Optional.empty();
        this.secondFactor = false;
    }

    Caller(Staff.Role role) {
        this(Set.of(role), true);
    }

    Caller(Set<Staff.Role> roles, boolean secondFactor) {
        this.token = world -> Optional.of(world.staffToken(name(), secondFactor, roles));
        this.roles = Optional.of(roles);
        this.secondFactor = secondFactor;
    }

    Optional<String> token(AttackedWorld world) {
        return token.apply(world);
    }

    boolean isStaff() {
        return roles.isPresent();
    }

    /** Whether the staff side lets him do what these roles may. */
    boolean may(Set<Staff.Role> allowed) {
        return secondFactor && roles.orElse(Set.of()).stream().anyMatch(allowed::contains);
    }
}
