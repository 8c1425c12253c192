package jp.kakuin.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.BusinessCalendar;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.EvidenceReuse;
import jp.kakuin.vetting.Waits;

/**
 * The order as its customer sees it (SPEC V-1, H-2): no task tokens, no staff, no hashes of secrets.
 *
 * @param waitingFor everything the order waits for; empty if the system is at work or all is done
 * @param corrections what has to be mended while the order is in {@code CORRECTION}
 * @param revocationReasons with which revocation can be asked for now
 */
public record OrderView(
        OrderId orderId,
        String contractCode,
        String product,
        OrderStatus status,
        Instant statusSince,
        Instant receivedAt,
        List<String> names,
        List<CheckView> checks,
        List<WaitView> waitingFor,
        List<Correction.Reason> corrections,
        Optional<CertificateView> certificate,
        Optional<RevocationView> revocation,
        List<ReasonView> revocationReasons,
        Optional<Contract> contract,
        Optional<InvoiceView> invoice,
        List<DocumentView> documents,
        List<Action> actions) {

    /** What the customer can do now, and where (H-2). */
    public record Action(String name, String method, String href) {}

    /**
     * @param recipient the mailbox that was asked, if one was
     * @param control how control over the names is shown, for a check of domains
     * @param lapsesOn the first day on which its result may no longer be relied on; empty if it is asked for every order, or has none yet
     * @param askedAtRenewal whether a renewal at the end of this contract will have to ask it again
     */
    public record CheckView(
            String id,
            CheckKind kind,
            Text title,
            CheckState state,
            List<String> names,
            Optional<String> recipient,
            Optional<Instant> since,
            Optional<Instant> decidedAt,
            Optional<ControlView> control,
            Optional<LocalDate> lapsesOn,
            boolean askedAtRenewal) {}

    /**
     * @param who who has to act
     * @param missing what they have to do
     * @param promisedBy staff: by when it is promised; others: the last moment before the order expires
     */
    public record WaitView(CheckKind.Party who, String check, Text missing, Instant since, LocalDate promisedBy) {}

    public record CertificateView(String serialNumber, String sha256, Instant notBefore, Instant notAfter) {}

    /**
     * @param revokedAt empty while it only was asked for
     * @param revokedBy when it is revoked at the latest; empty once it is, and while staff still decide whether it has to be
     */
    public record RevocationView(Text reason, Optional<Instant> revokedBy, Optional<Instant> revokedAt) {}

    /** @param reason what a request says */
    public record ReasonView(Circumstance reason, Text title) {}

    public record InvoiceView(String number, LocalDate issuedOn, LocalDate dueOn, long total) {}

    public record DocumentView(String id, String name, String mediaType, long size, String sha256) {}

    public static OrderView of(Order order, Product product, BusinessCalendar calendar) {
        return new OrderView(
                order.id(),
                order.contractCode(),
                order.application().product(),
                order.status(),
                order.statusSince(),
                order.receivedAt(),
                order.application().names(),
                order.checks().stream()
                        .map(check -> check(order, check, product, contractEnd(order)))
                        .toList(),
                Waits.of(order, product.waits()).stream()
                        .map(wait -> wait(wait, product, calendar))
                        .toList(),
                order.status() == OrderStatus.CORRECTION
                        ? order.correction().map(Correction::reasons).orElse(List.of())
                        : List.of(),
                order.certificate()
                        .map(made -> new CertificateView(
                                made.serialNumber(), made.sha256(), made.notBefore(), made.notAfter())),
                revocation(order),
                reasons(order),
                order.contract(),
                order.invoice()
                        .map(drawn -> new InvoiceView(
                                drawn.number(),
                                drawn.issuedOn(),
                                drawn.dueOn(),
                                drawn.total().amount())),
                order.documents().stream()
                        .map(paper -> new DocumentView(
                                paper.id(), paper.name(), paper.mediaType(), paper.size(), paper.sha256()))
                        .toList(),
                actions(order, product));
    }

    private static List<Action> actions(Order order, Product product) {
        var all = new ArrayList<Action>();
        var here = "/orders/" + order.id();
        if (order.status().editable()) {
            all.add(new Action("edit", "PUT", here + "/application"));
        }
        if (order.status() == OrderStatus.CORRECTION) {
            all.add(new Action("resubmit", "POST", here + "/resubmission"));
        }
        if (order.status().beforeIssue()) {
            all.add(new Action("withdraw", "POST", here + "/withdrawal"));
            all.add(new Action("upload-document", "POST", here + "/documents"));
            order.checks().forEach(check -> all.addAll(actions(order, check, here + "/checks/" + check.id())));
        }
        if (product.signedApplicationForm()) {
            all.add(new Action("service-application-form", "GET", here + "/service-application-form"));
        }
        all.add(new Action("cover-letter", "GET", here + "/cover-letter"));
        if (order.certificate().isPresent()) {
            all.add(new Action("certificate", "GET", here + "/certificate"));
            if (!reasons(order).isEmpty()) {
                all.add(new Action("revoke", "POST", here + "/revocation"));
            }
        }
        return List.copyOf(all);
    }

    private static List<Action> actions(Order order, Check check, String here) {
        var all = new ArrayList<Action>();
        var asked = check.control().filter(how -> how.challenge().isPresent());
        if (check.isWaiting() && (check.invitation().isPresent() || check.isLookedFor() && asked.isPresent())) {
            all.add(new Action("resend-mail", "POST", here + "/mail"));
        }
        if (check.isWaiting() && asked.isPresent() && check.invitation().isEmpty()) {
            all.add(new Action("check-domain", "POST", here + "/look"));
        }
        if (ChangeMethod.changeable(order, check)) {
            all.add(new Action("change-method", "PUT", here + "/method"));
        }
        return all;
    }

    private static Optional<RevocationView> revocation(Order order) {
        return order.revocation()
                .map(done -> new RevocationView(done.reason().title(), Optional.empty(), Optional.of(done.at())))
                .or(() -> order.revocations()
                        .open()
                        .map(open ->
                                new RevocationView(open.circumstance().title(), open.revokesAt(), Optional.empty())));
    }

    private static List<ReasonView> reasons(Order order) {
        if (order.certificate().isEmpty() || order.revocation().isPresent()) {
            return List.of();
        }
        var open = order.revocations().open();
        return Circumstance.offeredTo(Circumstance.Giver.SUBSCRIBER).stream()
                .filter(each -> open.filter(known -> known.coversRequest(each)).isEmpty())
                .map(each -> new ReasonView(each, each.title()))
                .toList();
    }

    /** Of an order without a contract yet: if it were issued on the day on which it came in. */
    private static LocalDate contractEnd(Order order) {
        return order.contract()
                .orElseGet(() -> Contract.startingOn(
                        JapanTime.dayOf(order.receivedAt()), order.application().termMonths()))
                .end();
    }

    private static CheckView check(Order order, Check check, Product product, LocalDate renewal) {
        var lapsesOn = EvidenceReuse.lapsesOn(check, product.kind());
        return new CheckView(
                check.id(),
                check.kind(),
                check.kind().title(),
                check.state(),
                check.names(),
                check.recipient(),
                check.waiting().map(Check.Waiting::since),
                check.decision().map(jp.kakuin.vetting.Decision::at),
                ControlView.of(order, check),
                lapsesOn,
                lapsesOn.filter(renewal::isBefore).isEmpty());
    }

    private static WaitView wait(Waits.Wait wait, Product product, BusinessCalendar calendar) {
        return new WaitView(
                wait.party(), wait.key(), wait.missing(), wait.since(), promisedBy(wait, product, calendar));
    }

    /** By when a wait of staff is promised to end; of others, when the order expires. */
    public static LocalDate promisedBy(Waits.Wait wait, Product product, BusinessCalendar calendar) {
        if (wait.party() != CheckKind.Party.STAFF) {
            return JapanTime.dayOf(wait.expiresAt());
        }
        var promised = JapanTime.dayOf(wait.since());
        for (int day = 0; day < product.targetBusinessDays(); day++) {
            promised = calendar.nextAfter(promised);
        }
        return promised;
    }
}
