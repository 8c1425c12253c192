package jp.kakuin.functions;

import jp.kakuin.Ports;
import jp.kakuin.aws.http.ApiAnswer;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.aws.identity.StaffGate;
import jp.kakuin.identity.Staff;
import jp.kakuin.revocation.ProveKeyCompromise;
import jp.kakuin.revocation.RevokeMany;

/** What revokes more than one certificate: a list of staff's, and a proof of whoever has the key (SPEC X-1). */
final class ManyRevocations {

    private final StaffGate gate;
    private final RevokeMany revokeMany;
    private final ProveKeyCompromise proveKeyCompromise;

    private ManyRevocations(StaffGate gate, RevokeMany revokeMany, ProveKeyCompromise proveKeyCompromise) {
        this.gate = gate;
        this.revokeMany = revokeMany;
        this.proveKeyCompromise = proveKeyCompromise;
    }

    static ManyRevocations of(Ports ports) {
        return new ManyRevocations(
                new StaffGate(ports.staffTokens()), RevokeMany.of(ports), ProveKeyCompromise.of(ports));
    }

    /** A list takes an approver or an operator: it can end every certificate that there is. */
    ApiAnswer list(ApiRequest request) {
        return ApiAnswer.of(
                gate.enter(request, Staff.Role.APPROVER, Staff.Role.OPERATOR)
                        .then(staff -> JsonBody.read(request, RevokeMany.Form.class)
                                .then(form -> revokeMany.run(staff, form))),
                ApiAnswer::ok);
    }

    ApiAnswer proof(ApiRequest request) {
        return ApiAnswer.of(
                JsonBody.read(request, ProveKeyCompromise.Form.class).then(proveKeyCompromise::run), ApiAnswer::ok);
    }
}
