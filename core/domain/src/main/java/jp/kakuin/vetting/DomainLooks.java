package jp.kakuin.vetting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import jp.kakuin.Ports;
import jp.kakuin.due.DueEntry;
import jp.kakuin.flow.StepCode;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.DomainControl;
import jp.kakuin.validation.Instruction;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.ValidationMethod;

/** Looks from all perspectives for what shows control over a check's names; what holds passes the check (SPEC D-6, BR 3.2.2.4, 3.2.2.9). */
public final class DomainLooks {

    private final Orders orders;
    private final Perspectives perspectives;
    private final DomainInstructions instructions;
    private final Invitations invitations;
    private final Aftermath aftermath;
    private final Clock clock;

    public DomainLooks(
            Orders orders,
            Perspectives perspectives,
            DomainInstructions instructions,
            Invitations invitations,
            Aftermath aftermath,
            Clock clock) {
        this.orders = orders;
        this.perspectives = perspectives;
        this.instructions = instructions;
        this.invitations = invitations;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    public static DomainLooks of(Ports ports) {
        return new DomainLooks(
                ports.orders(),
                ports.perspectives(),
                DomainInstructions.of(ports),
                Invitations.of(ports),
                Aftermath.of(ports),
                ports.clock());
    }

    /** Looks now, if the check waits for that; nothing is refused because it is not there yet (H-4). */
    void look(Order order, Check check) {
        var asked = check.control().filter(how -> canBeLookedFor(order, check)).flatMap(DomainControl::challenge);
        if (asked.isEmpty()) {
            return;
        }
        var control = check.control().get();
        if (control.method().hasRandomValue() && asked.get().expired(clock.instant())) {
            instructions.askOnce(order.id(), check.id());
            return;
        }
        var look = look(order, check, control);
        var result = orders.change(order.id(), found -> record(found, check, look));
        if (result instanceof Result.Accepted<Order>(var changed)) {
            followUp(changed, check.id());
        } else {
            followUp(order.id(), check.id());
        }
    }

    private static boolean canBeLookedFor(Order order, Check check) {
        return check.isWaiting() && order.status().vetting();
    }

    /** Also what a run before this one recorded and could not follow up. */
    void followUp(OrderId id, String checkId) {
        followUp(orders.find(id).orElseThrow(), checkId);
    }

    private void followUp(Order order, String checkId) {
        if (!order.status().vetting()) {
            return;
        }
        aftermath.followUp(order, checkId);
        order.check(checkId)
                .filter(check -> check.isWaiting() && check.recipient().isPresent())
                .filter(check -> !check.control().orElseThrow().awaitsAlias(check.names()))
                .ifPresent(check -> invitations.inviteOnce(order.id(), checkId));
    }

    /** Asks every perspective; what does not hold ends the asking. */
    DomainControl.Look look(Order order, Check check, DomainControl control) {
        var now = clock.instant();
        var seen = new ArrayList<DomainEvidence.Asked>();
        for (var probe : probes(order, check, control, now)) {
            var corroboration = perspectives.ask(probe);
            seen.add(new DomainEvidence.Asked(probe, corroboration));
            if (!corroboration.holds()) {
                break;
            }
        }
        return DomainEvidence.look(now, seen);
    }

    private static List<Probe> probes(Order order, Check check, DomainControl control, Instant now) {
        var domain = control.authorizationDomainName();
        var challenge = control.challenge().orElseThrow();
        var issuer = challenge.issuerDomain();
        var probes = new ArrayList<Probe>();
        control.aliases(check.names()).forEach(name -> probes.add(new Probe.Alias(name, domain)));
        switch (control.method()) {
            case DNS_CHANGE ->
                probes.add(new Probe.DnsChange(domain, Instruction.dnsRecordName(domain), challenge.randomValue()));
            case WEBSITE_CHANGE ->
                probes.add(new Probe.WebsiteChange(domain, Instruction.fileName(order.id()), challenge.randomValue()));
            case PERSISTENT_RECORD ->
                probes.add(new Probe.PersistentRecord(
                        domain, Set.of(issuer), Instruction.accountUri(order.account(), issuer), now));
            case CONSTRUCTED_MAIL -> {
                // The mail itself is no matter of perspectives (BR 3.2.2.4.4).
            }
        }
        return probes;
    }

    private Result<OrderChange> record(Order order, Check asked, DomainControl.Look look) {
        var check = order.check(asked.id())
                .filter(found -> canBeLookedFor(order, found))
                .filter(found -> found.control()
                        .flatMap(DomainControl::challenge)
                        .equals(asked.control().flatMap(DomainControl::challenge)));
        if (check.isEmpty()) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var control = check.get().control().orElseThrow();
        if (!look.holds()) {
            return Result.accepted(notYet(order, check.get().controlled(control.lookedInVain(look)), look));
        }
        return Result.accepted(
                control.method() == ValidationMethod.CONSTRUCTED_MAIL
                        ? aliasSeen(order, check.get().controlled(control.found(look)), look)
                        : passed(order, check.get(), look, StaffRecord.next(order)));
    }

    /** The check passes with what was seen. */
    static OrderChange passed(Order order, Check check, DomainControl.Look look, OrderStatus next) {
        var seen = check.controlled(check.control().orElseThrow().found(look));
        return Vetting.pass(order, seen, decision(seen, look), next);
    }

    private static OrderChange aliasSeen(Order order, Check seen, DomainControl.Look look) {
        return OrderChange.of(order, order.withCheck(seen), Actor.SYSTEM, "ALIAS_SEEN", facts(seen, look), look.at());
    }

    private static OrderChange notYet(Order order, Check looked, DomainControl.Look look) {
        var next = looked.control().flatMap(DomainControl::nextLookAt).orElseThrow();
        return OrderChange.of(
                        order,
                        order.withCheck(looked),
                        Actor.SYSTEM,
                        "DOMAIN_LOOKED_AT",
                        facts(looked, look),
                        look.at())
                .withDue(List.of(new DueEntry(DueEntry.Kind.DOMAIN_LOOK, next, order.id(), looked.id())));
    }

    private static HashMap<String, String> facts(Check looked, DomainControl.Look look) {
        var facts = new HashMap<>(DomainEvidence.facts(looked.control().orElseThrow(), looked.names(), look));
        facts.put("check", looked.id());
        return facts;
    }

    private static Decision decision(Check check, DomainControl.Look look) {
        var control = check.control().orElseThrow();
        var evidence =
                new Evidence(control.method().section(), control.authorizationDomainName(), JapanTime.dayOf(look.at()));
        return new Decision(
                true,
                Actor.SYSTEM,
                look.at(),
                List.of(evidence),
                DomainEvidence.facts(control, check.names(), look),
                look.found());
    }
}
