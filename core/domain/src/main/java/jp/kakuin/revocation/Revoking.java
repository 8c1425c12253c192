package jp.kakuin.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.Ports;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Letters;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;

/**
 * Revokes, once and for good: the write decides, and everything after it may be repeated. Only the reason of what is revoked may still change, once its key
 * turns out to be compromised (BR 7.2.2). What a key's compromise takes with it, its other certificates,
 * is owed by a due entry of the same transaction.
 */
public final class Revoking {

    private final Orders orders;
    private final IssuedSerials serials;
    private final CompromisedKeys keys;
    private final KeyUses uses;
    private final DueIndex dueIndex;
    private final Correspondence correspondence;
    private final Clock clock;

    public Revoking(
            Orders orders,
            IssuedSerials serials,
            CompromisedKeys keys,
            KeyUses uses,
            DueIndex dueIndex,
            Correspondence correspondence,
            Clock clock) {
        this.orders = orders;
        this.serials = serials;
        this.keys = keys;
        this.uses = uses;
        this.dueIndex = dueIndex;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    public static Revoking of(Ports ports) {
        return new Revoking(
                ports.orders(),
                ports.issuedSerials(),
                ports.compromisedKeys(),
                ports.keyUses(),
                ports.dueIndex(),
                Correspondence.of(ports),
                ports.clock());
    }

    /** An order's certificate. Asked again, it is answered the same. */
    public Result<Order> certificate(OrderId id, Circumstance circumstance, Actor actor, String note) {
        var order = orders.find(id);
        if (order.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
        }
        var certificate = order.get().certificate();
        if (certificate.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.NOT_ISSUED_YET));
        }
        var issued = serials.find(certificate.get().serialNumber()).orElseThrow();
        var result = revoke(issued, circumstance, actor, note);
        if (circumstance.reason() == CrlReason.KEY_COMPROMISE && done(id, issued)) {
            key(issued.keySha256(), actor);
        }
        return result;
    }

    /** A serial number, its order's certificate or not. Its siblings by key are not looked for. */
    public Result<Order> serial(String serialNumber, Circumstance circumstance, Actor actor) {
        return serials.find(serialNumber)
                .map(issued -> revoke(issued, circumstance, actor, ""))
                .orElse(Result.refused(Refusal.of(RevocationCode.CERTIFICATE_NOT_FOUND)));
    }

    /** Every certificate of a key, which from here on is refused everywhere (SPEC C-3). Those that cannot be revoked now stay owed. */
    public void key(String keySha256, Actor actor) {
        // First the list, then the search: what is signed in between finds the key listed.
        keys.add(new CompromisedKey(
                keySha256,
                CompromisedKey.Named.CERTIFICATE,
                clock.instant(),
                actor.toString(),
                "revoked: key compromise"));
        uses.of(keySha256).forEach(use -> serial(use.serialNumber(), Circumstance.KEY_COMPROMISED, actor));
    }

    /** What is owed until every certificate of a key is revoked. */
    static DueEntry owed(OrderId order, String keySha256, Instant at) {
        return new DueEntry(DueEntry.Kind.REVOCATION, at, order, WatchRevocations.KEY + keySha256);
    }

    private Result<Order> revoke(IssuedSerial issued, Circumstance circumstance, Actor actor, String note) {
        var now = clock.instant();
        var result = orders.change(issued.order(), order -> {
            // As of the moment at which it was revoked first.
            var since = order.revocations().of(issued.serialNumber()).map(Revocation::at);
            var revocation = issued.revocation(circumstance.reason(), since.orElse(now));
            if (!order.revocations().learnFrom(revocation)) {
                return Result.refused(Refusal.of(RevocationCode.CERTIFICATE_ALREADY_REVOKED));
            }
            return now.isAfter(issued.notAfter())
                    ? Result.refused(Refusal.of(RevocationCode.CERTIFICATE_HAS_EXPIRED))
                    : Result.accepted(change(order, issued, revocation, circumstance, actor, note, now));
        });
        return orders.find(issued.order())
                .filter(order -> order.revocations().of(issued.serialNumber()).isPresent())
                .map(order -> {
                    mail(order, issued);
                    return Result.accepted(order);
                })
                .orElse(result);
    }

    private OrderChange change(
            Order order,
            IssuedSerial issued,
            Revocation revocation,
            Circumstance circumstance,
            Actor actor,
            String note,
            Instant now) {
        var due = new ArrayList<DueEntry>();
        letters(order, issued).forEach(letter -> due.add(Postmaster.owed(order.id(), letter, now)));
        if (circumstance.reason() == CrlReason.KEY_COMPROMISE) {
            due.add(owed(order.id(), issued.keySha256(), now));
        }
        var closed = order.certificate(issued.serialNumber()).isPresent()
                ? order.revocations()
                        .open()
                        .map(open -> open.ended(
                                new RevocationCase.Closed(now, actor.toString(), RevocationCase.Ending.REVOKED, note)))
                        .map(order.revocations()::with)
                        .orElse(order.revocations())
                : order.revocations();
        return OrderChange.revoking(order, order.withRevocations(closed), actor, circumstance, revocation, now)
                .withDue(due);
    }

    private boolean done(OrderId id, IssuedSerial issued) {
        return orders.find(id)
                .flatMap(order -> order.revocations().of(issued.serialNumber()))
                .isPresent();
    }

    /** Nobody was told of a serial number that never became a certificate. */
    private static List<Letter> letters(Order order, IssuedSerial issued) {
        if (order.certificate(issued.serialNumber()).isEmpty()) {
            return List.of();
        }
        var roles = List.of(ContactRole.REGISTRATION, ContactRole.TECHNICAL);
        return Letters.distinctByAddress(order.application(), roles).stream()
                .map(role -> Letter.of(Letter.Occasion.REVOKED, role.name()))
                .toList();
    }

    private void mail(Order order, IssuedSerial issued) {
        letters(order, issued).forEach(letter -> correspondence.sendOrOwe(order, letter));
    }
}
