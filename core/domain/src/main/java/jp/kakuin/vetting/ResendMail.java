package jp.kakuin.vetting;

import java.time.Duration;
import jp.kakuin.Ports;
import jp.kakuin.flow.StepCode;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** The customer has an invitation sent again, with a new code, which voids the old one (SPEC D-2); or the instructions of a method without one (D-6). */
public final class ResendMail {

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);

    private final Orders orders;
    private final Invitations invitations;
    private final DomainInstructions instructions;

    public ResendMail(Orders orders, Invitations invitations, DomainInstructions instructions) {
        this.orders = orders;
        this.invitations = invitations;
        this.instructions = instructions;
    }

    public static ResendMail of(Ports ports) {
        return new ResendMail(ports.orders(), Invitations.of(ports), DomainInstructions.of(ports));
    }

    public Result<Order> run(CustomerAccess access, String checkId) {
        var order = orders.find(access.order());
        var check = order.flatMap(found -> found.check(checkId));
        var invitation = check.filter(Check::isWaiting)
                .filter(waiting -> order.orElseThrow().status().beforeIssue())
                .flatMap(Check::invitation);
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.CHECK_NOT_FOUND));
        }
        if (check.get().isLookedFor()) {
            return instructions.again(access.order(), checkId, BETWEEN_MAILS);
        }
        if (invitation.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.NO_MAIL_TO_RESEND));
        }
        return inCustomersWords(invitations.inviteAnew(access.order(), checkId, BETWEEN_MAILS));
    }

    // The check was decided after we looked: what a step is told is nothing for customers.
    private static Result<Order> inCustomersWords(Result<Order> result) {
        return result instanceof Result.Refused<Order>(var refusals)
                        && refusals.stream().anyMatch(refusal -> refusal.code() == StepCode.ALREADY_DONE)
                ? Result.refused(Refusal.of(OrderCode.NO_MAIL_TO_RESEND))
                : result;
    }
}
