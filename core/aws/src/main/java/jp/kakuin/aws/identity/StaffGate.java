package jp.kakuin.aws.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.RequestCode;
import jp.kakuin.identity.Staff;
import jp.kakuin.identity.StaffTokens;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Lets in staff with a verified token, a role that may do this, and a second factor where the role can move an order (SPEC S-5). */
public final class StaffGate {

    private static final Set<Staff.Role> MOVES_ORDERS =
            Set.of(Staff.Role.VETTER, Staff.Role.APPROVER, Staff.Role.OPERATOR);

    private final StaffTokens tokens;

    public StaffGate(StaffTokens tokens) {
        this.tokens = tokens;
    }

    /** @param allowed any one of these roles opens the gate */
    public Result<Staff> enter(ApiRequest request, Staff.Role... allowed) {
        return request.bearer()
                .flatMap(tokens::verify)
                .map(verified -> admit(verified, allowed))
                .orElseGet(() -> Result.refused(Refusal.of(RequestCode.UNAUTHENTICATED)));
    }

    private static Result<Staff> admit(StaffTokens.Verified verified, Staff.Role... allowed) {
        var roles = verified.staff().roles();
        if (Arrays.stream(allowed).noneMatch(roles::contains)) {
            var names = Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", "));
            return Result.refused(Refusal.of(RequestCode.FORBIDDEN_FOR_ROLE, "", "roles", names));
        }
        if (!verified.secondFactor() && roles.stream().anyMatch(MOVES_ORDERS::contains)) {
            return Result.refused(Refusal.of(RequestCode.SECOND_FACTOR_MISSING));
        }
        return Result.accepted(verified.staff());
    }
}
