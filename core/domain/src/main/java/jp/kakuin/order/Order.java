package jp.kakuin.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.upload.UploadedDocument;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;

/**
 * One order with all that belongs to it (SPEC section 0). Immutable; every change makes a new one with the next version, written on
 * condition that the old one still stands.
 *
 * @param version counts the changes; also the sequence of its audit chain
 * @param attempt number of the flow execution that may change it; older ones are superseded
 * @param statusSince when the status was taken on
 * @param account whose order it is
 * @param contractCode the provisional contract code, 10 digits
 * @param tokenSha256 hash of the order's bearer token
 * @param earlierChecks answered checks that an edit or a new attempt replaced, oldest first: nothing of what was vetted is lost (BR 5.4.1)
 * @param caaPermittedAt when CAA last permitted issue for every name (D-7)
 * @param checkedBy staff who recorded a check of this order; none of them gives its final review where a second person is asked for (V-6)
 * @param revocations what of it was revoked, and what is to be
 * @param auditHead hash of the newest audit entry
 */
public record Order(
        OrderId id,
        long version,
        int attempt,
        OrderStatus status,
        Instant receivedAt,
        Instant statusSince,
        String account,
        String contractCode,
        String tokenSha256,
        Application application,
        List<Check> checks,
        List<Check> earlierChecks,
        Optional<Correction> correction,
        Optional<Instant> caaPermittedAt,
        Optional<CertificateRecord> certificate,
        Optional<Contract> contract,
        Optional<Invoice> invoice,
        List<UploadedDocument> documents,
        Set<String> checkedBy,
        Revocations revocations,
        String auditHead) {

    public Order {
        // An order written before there was a history has none.
        earlierChecks = earlierChecks == null ? List.of() : List.copyOf(earlierChecks);
        revocations = revocations == null ? Revocations.NONE : revocations;
    }

    /** More would not fit the table's items; the audit chain names them all. */
    private static final int MAX_EARLIER_CHECKS = 50;

    public Optional<Check> check(String checkId) {
        return checks.stream().filter(check -> check.id().equals(checkId)).findFirst();
    }

    public Optional<Check> check(CheckKind kind) {
        return checks.stream().filter(check -> check.kind() == kind).findFirst();
    }

    /** The checks that have not passed. */
    public List<Check> openChecks() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    public Order withStatus(OrderStatus next, Instant now) {
        return next == status ? this : copy().status(next, now).make();
    }

    public Order withCheck(Check changed) {
        return copy().checks(checks.stream()
                        .map(check -> check.id().equals(changed.id()) ? changed : check)
                        .toList())
                .make();
    }

    /** The checks as planned anew. What was answered and is not in the plan as it stands is kept as history. */
    public Order withChecks(List<Check> planned) {
        return copy().checks(planned).earlierChecks(historyBeside(planned)).make();
    }

    private List<Check> historyBeside(List<Check> planned) {
        var history = new ArrayList<>(earlierChecks);
        checks.stream()
                .filter(check -> check.decision().isPresent() || !check.calls().isEmpty())
                .filter(check -> planned.stream().noneMatch(check::sameRecordsAs))
                .forEach(history::add);
        var tooMany = Math.max(0, history.size() - MAX_EARLIER_CHECKS);
        return List.copyOf(history.subList(tooMany, history.size()));
    }

    /** In the customer's hands, with reasons; further ones are added to those of a correction that still lasts. */
    public Order sentBack(List<Correction.Reason> reasons, Instant now) {
        var lasting = correction.filter(before -> status == OrderStatus.CORRECTION);
        var all = new ArrayList<>(lasting.map(Correction::reasons).orElse(List.of()));
        all.addAll(reasons);
        var since = lasting.map(Correction::since).orElse(now);
        var reminders = lasting.map(Correction::reminders).orElse(0);
        return copy().status(OrderStatus.CORRECTION, statusSince(OrderStatus.CORRECTION, now))
                .correction(Optional.of(new Correction(List.copyOf(all), since, reminders)))
                .make();
    }

    private Instant statusSince(OrderStatus next, Instant now) {
        return next == status ? statusSince : now;
    }

    public Order withCorrection(Correction changed) {
        return copy().correction(Optional.of(changed)).make();
    }

    /** The application in a new form, its checks planned anew. */
    public Order edited(Application changed, List<Check> planned) {
        return withChecks(planned).copy().application(changed).make();
    }

    /** A new flow attempt; nothing of an older one counts from here. */
    public Order nextAttempt() {
        return inAttempt(attempt + 1);
    }

    Order inAttempt(int number) {
        return copy().attempt(number).make();
    }

    /** Back in vetting after a correction. */
    public Order resumed(OrderStatus next, Instant now) {
        return copy().status(next, now)
                .correction(Optional.empty())
                .caaPermittedAt(Optional.empty())
                .make();
    }

    public Order withCheckedBy(String staff) {
        var all = new HashSet<>(checkedBy);
        all.add(staff);
        return copy().checkedBy(Set.copyOf(all)).make();
    }

    public Order withCaaPermitted(Instant now) {
        return copy().caaPermittedAt(Optional.of(now)).make();
    }

    public Order issued(CertificateRecord issued, Contract term, Instant now) {
        return copy().status(OrderStatus.ISSUED, now)
                .certificate(Optional.of(issued))
                .contract(Optional.of(term))
                .make();
    }

    /** Its certificate if it has this serial number: one whose signature was lost is none (SPEC I-3). */
    public Optional<CertificateRecord> certificate(String serialNumber) {
        return certificate.filter(issued -> issued.serialNumber().equals(serialNumber));
    }

    public Order withRevocations(Revocations changed) {
        return copy().revocations(changed).make();
    }

    /** The revocation of its certificate. */
    public Optional<Revocation> revocation() {
        return certificate.flatMap(issued -> revocations.of(issued.serialNumber()));
    }

    public Order withInvoice(Invoice drawn) {
        return copy().invoice(Optional.of(drawn)).make();
    }

    public Order withDocument(UploadedDocument document) {
        var all = new ArrayList<>(documents);
        all.add(document);
        return copy().documents(List.copyOf(all)).make();
    }

    Order audited(long newVersion, String newHead) {
        return copy().audited(newVersion, newHead).make();
    }

    private OrderCopy copy() {
        return new OrderCopy(this);
    }
}
