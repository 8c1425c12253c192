package jp.kakuin.vetting;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;
import jp.kakuin.order.Orders;

/** Asks for what shows control over domain names, by mail or by instructions, and waits for the answer (SPEC D-1 to D-3, D-6). */
public final class RequestDomainApproval {

    private final OpenCheck openCheck;
    private final Orders orders;
    private final Invitations invitations;
    private final DomainInstructions instructions;

    public RequestDomainApproval(
            OpenCheck openCheck, Orders orders, Invitations invitations, DomainInstructions instructions) {
        this.openCheck = openCheck;
        this.orders = orders;
        this.invitations = invitations;
        this.instructions = instructions;
    }

    public static RequestDomainApproval of(Ports ports) {
        return new RequestDomainApproval(
                OpenCheck.of(ports), ports.orders(), Invitations.of(ports), DomainInstructions.of(ports));
    }

    public void run(StepInput.Wait input) {
        if (!openCheck.run(input)) {
            return;
        }
        var check = orders.find(input.orderId())
                .flatMap(order -> order.check(input.checkId()))
                .orElseThrow();
        if (check.isLookedFor() || awaitsAlias(check)) {
            instructions.askOnce(input.orderId(), input.checkId());
        } else {
            invitations.inviteOnce(input.orderId(), input.checkId());
        }
    }

    private static boolean awaitsAlias(Check check) {
        return check.control().filter(how -> how.awaitsAlias(check.names())).isPresent();
    }
}
