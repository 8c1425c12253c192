package jp.kakuin.revocation;

import java.time.Clock;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.order.Order;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/**
 * The customer asks for revocation (失効・解約): staff telephone the registration contact and revoke; after 20 hours it is revoked without them (SPEC X-1).
 * Asked again while it is open, or when it is done, it is answered the same, unless it says now that the key is compromised. Once it is revoked for
 * another reason nobody telephones any more, so that takes a proof by the key, or staff (BR 7.2.2).
 */
public final class RequestRevocation {

    private final Orders orders;
    private final Cases cases;
    private final Correspondence correspondence;

    public RequestRevocation(Orders orders, Correspondence correspondence, Clock clock) {
        this.orders = orders;
        this.cases = new Cases(orders, clock);
        this.correspondence = correspondence;
    }

    public static RequestRevocation of(Ports ports) {
        return new RequestRevocation(ports.orders(), Correspondence.of(ports), ports.clock());
    }

    /** @param reason a circumstance that subscribers may give; empty for none, as the form begins (BR 4.9.1.1, 7.2.2) */
    public record Form(String reason) {}

    public Result<Order> run(CustomerAccess access, Form form) {
        var reason =
                form.reason() == null || form.reason().isBlank() ? Circumstance.SUBSCRIBER_ASKS.name() : form.reason();
        var circumstance = Circumstance.given(reason, Circumstance.Giver.SUBSCRIBER);
        if (circumstance.isEmpty()) {
            return Result.refused(Refusal.of(RevocationCode.REVOCATION_REASON_UNKNOWN, "reason"));
        }
        var result = cases.open(
                access.order(), circumstance.get(), Actor.CUSTOMER, "", Optional.of(RevocationCase.CALLED_WITHIN));
        var known = orders.find(access.order())
                .filter(order -> order.revocation().isPresent()
                        || order.revocations().open().isPresent());
        if (circumstance.get().reason() == CrlReason.KEY_COMPROMISE
                && known.flatMap(Order::revocation)
                        .filter(done -> done.reason() != CrlReason.KEY_COMPROMISE)
                        .isPresent()) {
            return Result.refused(Refusal.of(RevocationCode.KEY_COMPROMISE_NEEDS_PROOF));
        }
        known.flatMap(order -> order.revocations().open().map(Cases::letter))
                .ifPresent(letter -> correspondence.sendOrOwe(known.get(), letter));
        return known.map(Result::accepted).orElse(result);
    }
}
