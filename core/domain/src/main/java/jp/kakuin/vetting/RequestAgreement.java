package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;

/** Asks the applicant to accept the subscriber agreement and waits for it (SPEC G-1). */
public final class RequestAgreement {

    private final OpenCheck openCheck;
    private final Invitations invitations;

    public RequestAgreement(OpenCheck openCheck, Invitations invitations) {
        this.openCheck = openCheck;
        this.invitations = invitations;
    }

    public static RequestAgreement of(Ports ports) {
        return new RequestAgreement(OpenCheck.of(ports), Invitations.of(ports));
    }

    public void run(StepInput.Wait input) {
        if (openCheck.run(input)) {
            invitations.inviteOnce(input.orderId(), input.checkId());
        }
    }
}
