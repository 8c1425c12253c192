package jp.kakuin.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.order.Account;
import jp.kakuin.order.Application;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;

/** Orders for tests that are not about applying. */
public final class SampleOrders {

    /** The bearer token of every sample order. */
    public static final String TOKEN = "T".repeat(52);

    private SampleOrders() {}

    /** The n-th sample order's number, 0 to 999999. */
    public static OrderId id(int n) {
        return new OrderId(String.format("K000000%06d", n));
    }

    /** A received OV order with two checks, both pending, not yet written. */
    public static Order received(int n, Instant now) {
        return received(n, SampleApplications.ov(), plan(SampleApplications.ov()), now);
    }

    public static Order received(int n, Application application, List<Check> checks, Instant now) {
        return new Order(
                id(n),
                0,
                1,
                OrderStatus.RECEIVED,
                now,
                now,
                "account-" + n,
                String.format("7%09d", n),
                AuditEntry.sha256(TOKEN),
                application,
                checks,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Revocations.NONE,
                "");
    }

    /** Writes the order with an account and idempotency record of its own, and gives it back as written. */
    public static Order write(Orders orders, Order order) {
        var creation = OrderChange.creation(order, Actor.CUSTOMER, Map.of(), order.receivedAt());
        orders.create(creation, account(order), idempotency(order, "key of " + order.id()));
        return creation.after();
    }

    public static Account account(Order order) {
        return new Account(order.account(), order.application().organisation().nameJa(), "", order.receivedAt());
    }

    /** A record that expires a day after the order was received. */
    public static IdempotencyRecord idempotency(Order order, String key) {
        return new IdempotencyRecord(
                AuditEntry.sha256(key),
                AuditEntry.sha256("body"),
                order.id(),
                "sealed",
                order.receivedAt().plusSeconds(86_400));
    }

    private static List<Check> plan(Application application) {
        var checks = new ArrayList<Check>();
        checks.add(Check.pending("organisation", CheckKind.ORGANISATION, List.of(), Optional.empty(), "a"));
        checks.add(Check.pending(
                "domain-" + SampleApplications.DOMAIN,
                CheckKind.DOMAIN_APPROVAL,
                application.names(),
                Optional.of(SampleApplications.MAILBOX),
                "b"));
        return List.copyOf(checks);
    }
}
