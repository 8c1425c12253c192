package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;

/** Asks a third-party payer to confirm and waits for it (SPEC A-13). */
public final class RequestPayerConfirmation {

    private final OpenCheck openCheck;
    private final Invitations invitations;

    public RequestPayerConfirmation(OpenCheck openCheck, Invitations invitations) {
        this.openCheck = openCheck;
        this.invitations = invitations;
    }

    public static RequestPayerConfirmation of(Ports ports) {
        return new RequestPayerConfirmation(OpenCheck.of(ports), Invitations.of(ports));
    }

    public void run(StepInput.Wait input) {
        if (openCheck.run(input)) {
            invitations.inviteOnce(input.orderId(), input.checkId());
        }
    }
}
