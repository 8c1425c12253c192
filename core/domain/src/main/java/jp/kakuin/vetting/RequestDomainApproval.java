package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;

/** Asks the domain approver by mail and waits for the answer (SPEC D-1 to D-3). */
public final class RequestDomainApproval {

    private final OpenCheck openCheck;
    private final Invitations invitations;

    public RequestDomainApproval(OpenCheck openCheck, Invitations invitations) {
        this.openCheck = openCheck;
        this.invitations = invitations;
    }

    public static RequestDomainApproval of(Ports ports) {
        return new RequestDomainApproval(OpenCheck.of(ports), Invitations.of(ports));
    }

    public void run(StepInput.Wait input) {
        if (openCheck.run(input)) {
            invitations.inviteOnce(input.orderId(), input.checkId());
        }
    }
}
