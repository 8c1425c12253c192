package jp.kakuin.vetting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.flow.StepCode;
import jp.kakuin.identity.Secrets;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.Postmaster;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.DomainControl;
import jp.kakuin.validation.DomainControl.Challenge;
import jp.kakuin.validation.Instruction;

/** Tells the technical contact what to publish, so that the DNS or the Web shows control over domain names (SPEC D-6). */
public final class DomainInstructions {

    /** 130 bits (BR 1.6.1 asks for 112). */
    private static final int RANDOM_CHARACTERS = 26;

    private final Orders orders;
    private final Correspondence correspondence;
    private final Secrets secrets;
    private final Clock clock;
    private final String issuerDomain;

    public DomainInstructions(
            Orders orders, Correspondence correspondence, Secrets secrets, Clock clock, String issuerDomain) {
        this.orders = orders;
        this.correspondence = correspondence;
        this.secrets = secrets;
        this.clock = clock;
        this.issuerDomain = issuerDomain;
    }

    public static DomainInstructions of(Ports ports) {
        return new DomainInstructions(
                ports.orders(), Correspondence.of(ports), ports.secrets(), ports.clock(), ports.issuerDomain());
    }

    /** Asks for what the check's method needs, unless that is asked and still good. Run again, it mails what is owed. */
    void askOnce(OrderId id, String checkId) {
        var randomValue = secrets.base32(RANDOM_CHARACTERS).toLowerCase(Locale.ROOT);
        orders.change(id, order -> ask(order, checkId, randomValue));
        orders.find(id).ifPresent(order -> mail(order, checkId));
    }

    /**
     * Mails the instructions once more, with a new Random Value if the old one is used up.
     *
     * @param apart how long ago the mail before has to be; else {@link OrderCode#RESENT_TOO_OFTEN}
     */
    Result<Order> again(OrderId id, String checkId, Duration apart) {
        var randomValue = secrets.base32(RANDOM_CHARACTERS).toLowerCase(Locale.ROOT);
        var result = orders.change(id, order -> again(order, checkId, randomValue, apart));
        if (result instanceof Result.Accepted<Order>(var order)) {
            mail(order, checkId);
        }
        return result;
    }

    private void mail(Order order, String checkId) {
        order.check(checkId)
                .filter(check -> check.isLookedFor()
                        && check.control().orElseThrow().challenge().isPresent())
                .ifPresent(check -> correspondence.send(order, letter(check)));
    }

    private Result<OrderChange> ask(Order order, String checkId, String randomValue) {
        var now = clock.instant();
        return waiting(order, checkId)
                .filter(check -> check.control()
                        .orElseThrow()
                        .challenge()
                        .filter(made -> !usedUp(check, made, now))
                        .isEmpty())
                .map(check -> Result.accepted(asked(order, check, challenge(check, randomValue, now), now)))
                .orElse(Result.refused(Refusal.of(StepCode.ALREADY_DONE)));
    }

    private Result<OrderChange> again(Order order, String checkId, String randomValue, Duration apart) {
        var now = clock.instant();
        var check = waiting(order, checkId).filter(Check::isLookedFor);
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(OrderCode.NO_MAIL_TO_RESEND));
        }
        var before = check.get().control().orElseThrow().challenge();
        if (before.filter(made -> now.isBefore(made.mailedAt().plus(apart))).isPresent()) {
            return Result.refused(
                    Refusal.of(OrderCode.RESENT_TOO_OFTEN, "", "seconds", Long.toString(apart.toSeconds())));
        }
        var next = before.filter(made -> !usedUp(check.get(), made, now))
                .map(made -> made.mailedAgain(now))
                .orElseGet(() -> challenge(check.get(), randomValue, now));
        return Result.accepted(asked(order, check.get(), next, now));
    }

    private static Optional<Check> waiting(Order order, String checkId) {
        return order.check(checkId)
                .filter(check -> check.isWaiting() && check.control().isPresent())
                .filter(check -> order.status().vetting());
    }

    private static boolean usedUp(Check check, Challenge made, Instant now) {
        return check.control().orElseThrow().method().hasRandomValue() && made.expired(now);
    }

    private Challenge challenge(Check check, String randomValue, Instant now) {
        var method = check.control().orElseThrow().method();
        return new Challenge(method.hasRandomValue() ? randomValue : "", issuerDomain, now, now);
    }

    private static OrderChange asked(Order order, Check check, Challenge challenge, Instant now) {
        var control = check.control().orElseThrow().challenged(challenge, now);
        var asking = check.controlled(control);
        return OrderChange.of(
                        order,
                        order.withCheck(asking),
                        Actor.SYSTEM,
                        "VALIDATION_REQUESTED",
                        Map.of(
                                "check", check.id(),
                                "method", control.method().label(),
                                "randomValueSha256", Secrets.hash(challenge.randomValue())),
                        now)
                .withDue(List.of(
                        new DueEntry(
                                DueEntry.Kind.DOMAIN_LOOK, control.nextLookAt().orElseThrow(), order.id(), check.id()),
                        Postmaster.owed(order.id(), letter(asking), now)));
    }

    /** The letter with the instructions of a check that has been asked for. */
    public static Letter letter(Check check) {
        var mailedAt = check.control()
                .flatMap(DomainControl::challenge)
                .map(challenge -> challenge.mailedAt().getEpochSecond())
                .orElse(0L);
        return Letter.of(Letter.Occasion.DOMAIN_INSTRUCTIONS, check.id() + "@" + mailedAt);
    }

    /** What to publish for a check; any one of them will do. Empty if nothing is asked. */
    public static List<Instruction> of(Order order, Check check) {
        var control = check.control();
        var challenge = control.flatMap(DomainControl::challenge);
        if (challenge.isEmpty()) {
            return List.of();
        }
        var domain = control.get().authorizationDomainName();
        var value = challenge.get().randomValue();
        return switch (control.get().method()) {
            case DNS_CHANGE ->
                Instruction.dnsChange(domain, value, challenge.get().issuerDomain());
            case WEBSITE_CHANGE -> List.of(Instruction.websiteChange(domain, order.id(), value));
            case PERSISTENT_RECORD -> List.of(persistentRecord(order, check).orElseThrow());
            case CONSTRUCTED_MAIL -> List.of();
        };
    }

    /** The record that could stand there for good, whatever the method. */
    public static Optional<Instruction> persistentRecord(Order order, Check check) {
        return check.control()
                .flatMap(control -> control.challenge().map(challenge -> {
                    var issuer = challenge.issuerDomain();
                    return Instruction.persistentRecord(
                            control.authorizationDomainName(), issuer, Instruction.accountUri(order.account(), issuer));
                }));
    }

    /** The last day on which the Random Value is looked for; empty if there is none. */
    public static Optional<LocalDate> expiresOn(Check check) {
        return check.control()
                .filter(control -> control.method().hasRandomValue())
                .flatMap(DomainControl::challenge)
                .map(challenge -> JapanTime.dayOf(challenge.createdAt().plus(DomainControl.RANDOM_VALUE_LIVES)));
    }
}
