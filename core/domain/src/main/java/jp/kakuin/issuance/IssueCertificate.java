package jp.kakuin.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakuin.Ports;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.due.DueEntry;
import jp.kakuin.flow.StepCode;
import jp.kakuin.flow.StepInput;
import jp.kakuin.highrisk.HighRiskScreen;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.sampling.SampleCertificates;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.EvidenceReuse;

/** Issues the certificate of an order whose checks have all passed: one, whatever is retried, replayed or run twice (SPEC I-3, V-6). */
public final class IssueCertificate {

    private final Orders orders;
    private final CertificateIssuer issuer;
    private final HighRiskScreen highRisk;
    private final Catalogue catalogue;
    private final Clock clock;

    public IssueCertificate(
            Orders orders, CertificateIssuer issuer, HighRiskScreen highRisk, Catalogue catalogue, Clock clock) {
        this.orders = orders;
        this.issuer = issuer;
        this.highRisk = highRisk;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public static IssueCertificate of(Ports ports) {
        return new IssueCertificate(
                ports.orders(), ports.certificateIssuer(), HighRiskScreen.of(ports), ports.catalogue(), ports.clock());
    }

    /** Where the flow goes next. */
    public enum Verdict {
        ISSUED,
        /** CAA was asked more than 8 hours ago: it is asked again (D-7). */
        CAA_STALE,
        /** A rule or a report has come to speak against the CSR: it is judged again and goes back to its customer (C-3). */
        CSR_REFUSED,
        /** A check rests on evidence that may no longer be relied on: it is asked anew (V-5). */
        EVIDENCE_LAPSED,
        /** The high-risk list has come to hold something of the order: a person decides first (BR 4.2.1). */
        HIGH_RISK,
        NOT_READY,
        SUPERSEDED
    }

    public Verdict run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        if (order.attempt() != input.attempt()) {
            return Verdict.SUPERSEDED;
        }
        if (order.certificate().isPresent()) {
            return Verdict.ISSUED;
        }
        if (order.status() != OrderStatus.ISSUING || !order.checks().stream().allMatch(Check::passed)) {
            return Verdict.NOT_READY;
        }
        var now = clock.instant();
        if (!EvidenceReuse.lapsed(order, product(order).kind(), JapanTime.dayOf(now))
                .isEmpty()) {
            return Verdict.EVIDENCE_LAPSED;
        }
        if (order.caaPermittedAt()
                .filter(at -> now.isBefore(at.plus(CheckCaa.VALID_FOR)))
                .isEmpty()) {
            return Verdict.CAA_STALE;
        }
        if (!highRisk.isDecided(order, product(order).kind())) {
            return Verdict.HIGH_RISK;
        }
        try {
            return keep(order, input, issuer.issue(request(order, now)));
        } catch (CsrNoLongerAcceptable refused) {
            return Verdict.CSR_REFUSED;
        }
    }

    private Verdict keep(Order order, StepInput input, IssuedCertificate issued) {
        var result = orders.change(order.id(), found -> record(found, input, issued));
        return result instanceof Result.Accepted<Order>
                        || orders.find(order.id()).flatMap(Order::certificate).isPresent()
                ? Verdict.ISSUED
                : Verdict.SUPERSEDED;
    }

    private IssuanceRequest request(Order order, Instant now) {
        var contract =
                Contract.startingOn(JapanTime.dayOf(now), order.application().termMonths());
        return IssuanceRequest.of(order, product(order).kind(), CertificateLifetime.of(now, contract));
    }

    private Result<OrderChange> record(Order order, StepInput input, IssuedCertificate issued) {
        // An order that went back or ended while it was signed takes none: what was signed stays in the ledger for its
        // next attempt, or is revoked.
        if (order.certificate().isPresent()
                || order.attempt() != input.attempt()
                || order.status() != OrderStatus.ISSUING) {
            return Result.refused(Refusal.of(StepCode.ALREADY_DONE));
        }
        var contract = Contract.startingOn(
                JapanTime.dayOf(issued.notBefore()), order.application().termMonths());
        return Result.accepted(OrderChange.of(
                        order,
                        order.issued(CertificateRecord.of(issued), contract, clock.instant()),
                        Actor.SYSTEM,
                        "CERTIFICATE_ISSUED",
                        Map.of("serialNumber", issued.serialNumber(), "sha256", issued.sha256()),
                        clock.instant())
                .withDue(reminders(order, contract.end()))
                .withDue(List.of(SampleCertificates.issued(
                        order.id(), product(order).kind(), issued.serialNumber(), clock.instant()))));
    }

    private List<DueEntry> reminders(Order order, LocalDate contractEnd) {
        var due = new ArrayList<DueEntry>();
        for (int days : product(order).reminderDays()) {
            due.add(new DueEntry(
                    DueEntry.Kind.RENEWAL_REMINDER,
                    JapanTime.startOf(contractEnd.minusDays(days)),
                    order.id(),
                    Integer.toString(days)));
        }
        return due;
    }

    private Product product(Order order) {
        return catalogue.sold(order.application().product());
    }
}
