package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.flow.ReconcileOrders;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Secrets;
import jp.kakuin.identity.Staff;
import jp.kakuin.mail.SettleMails;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.EditApplication;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.ResubmitApplication;
import jp.kakuin.order.SubmitApplication;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.testkit.SampleCatalogue;
import jp.kakuin.vetting.AcceptAgreement;
import jp.kakuin.vetting.AnswerDomainApproval;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.ConfirmPayer;
import jp.kakuin.vetting.Evidence;
import jp.kakuin.vetting.PhoneCallForm;
import jp.kakuin.vetting.RecordCheck;
import jp.kakuin.vetting.RecordFinalReview;
import jp.kakuin.vetting.RecordPhoneCall;

/** A CA with its staff, customers and mailboxes: everybody can do what the API lets them do, and no more. */
final class Office {

    static final Staff VETTER = new Staff("vetter-1", "Staff 1", Set.of(Staff.Role.VETTER));
    static final Staff APPROVER = new Staff("approver-1", "Staff 2", Set.of(Staff.Role.VETTER, Staff.Role.APPROVER));
    static final Staff OPERATOR = new Staff("operator-1", "Staff 3", Set.of(Staff.Role.OPERATOR));
    static final String KEY = "an idempotency-key".replace(' ', '-');
    static final String BODY = Secrets.hash("body");

    final InMemoryPorts ports = new InMemoryPorts();
    final FlowRunner flow = new FlowRunner(ports);

    /** Applies, and lets the flow go as far as it can. */
    OrderId apply(Forms forms) {
        var id = submit(KEY + ports.orders.all().size(), forms);
        flow.run();
        return id;
    }

    OrderId submit(String key, Forms forms) {
        return submit(key, forms.form());
    }

    private OrderId submit(String key, ApplicationForm form) {
        return value(SubmitApplication.of(ports).run(key, BODY, form)).order().id();
    }

    /** Applies with control over the domain shown in a way of the applicant's choice. */
    OrderId applyBy(String method, String domain) {
        var form = Forms.ov().by(new ApplicationForm.Approval(SampleApplications.NAME, null, method, domain));
        var id = submit(KEY + ports.orders.all().size(), form);
        flow.run();
        return id;
    }

    Order order(OrderId id) {
        return ports.orders.find(id).orElseThrow();
    }

    Check check(OrderId id, CheckKind kind) {
        return order(id).check(kind).orElseThrow();
    }

    Optional<Check> waiting(OrderId id) {
        return order(id).status().vetting()
                ? order(id).checks().stream().filter(Check::isWaiting).findFirst()
                : Optional.empty();
    }

    /** Everybody answers what waits for them, and says yes, until nothing waits any more. */
    void answerEverything(OrderId id) {
        answerUntil(id, null);
    }

    /** Everybody says yes until a check of this kind waits. */
    void answerUntil(OrderId id, CheckKind kind) {
        flow.run();
        for (var next = nextBut(id, kind); next.isPresent(); next = nextBut(id, kind)) {
            answer(id, next.get());
            flow.run();
        }
    }

    private Optional<Check> nextBut(OrderId id, CheckKind kind) {
        return order(id).status().vetting()
                ? order(id).checks().stream()
                        .filter(check -> check.isWaiting() && check.kind() != kind)
                        .findFirst()
                : Optional.empty();
    }

    /** From where it stands to the sent invoice. */
    void finish(OrderId id) {
        answerEverything(id);
        ports.clock.advance(Duration.ofDays(5));
        flow.run();
    }

    void answer(OrderId id, Check check) {
        var result = switch (check.kind()) {
            case DOMAIN_APPROVAL -> approve(linkOf(check), codeOf(check), "APPROVE");
            case AGREEMENT -> agree(linkOf(check), codeOf(check));
            case PAYER -> confirmPayer(linkOf(check), codeOf(check), "CONFIRM");
            case CALL_HR, CALL_APPLICANT, CALL_REGISTRATION_CONTACT -> call(id, check.id(), "CONFIRMED");
            case FINAL_REVIEW -> review(id, APPROVER, "PASSED");
            case ORGANISATION,
                    LEGAL_EXISTENCE,
                    PHYSICAL_EXISTENCE,
                    COMMUNICATION_METHOD,
                    OPERATIONAL_EXISTENCE,
                    SIGNER_AUTHORITY,
                    CONTRACT_SIGNATURE,
                    REQUEST_APPROVAL,
                    DENIED_LISTS,
                    HIGH_RISK,
                    DOMAIN_HOLDER,
                    DOCUMENTS,
                    CONTENT -> record(id, check.id(), "PASSED");
        };
        value(result);
    }

    Result<Order> record(OrderId id, String check, LocalDate collectedOn) {
        var evidence = List.of(new Evidence("TSR", "1", collectedOn));
        return RecordCheck.of(ports).run(VETTER, id, check, new RecordCheck.Form("PASSED", evidence, ""));
    }

    Result<Order> record(OrderId id, String check, String outcome) {
        var evidence = List.of(new Evidence("TSR", "www.example.co.jp", JapanTime.dayOf(ports.clock.instant())));
        return RecordCheck.of(ports).run(VETTER, id, check, new RecordCheck.Form(outcome, evidence, "note"));
    }

    Result<Order> call(OrderId id, String check, String outcome) {
        return call(id, check, outcome, "03-5550-0100");
    }

    Result<Order> call(OrderId id, String check, String outcome, String number) {
        var again = outcome.equals("CALL_AGAIN") ? ports.clock.instant().plus(Duration.ofDays(1)) : null;
        var facts = List.of("EMPLOYMENT", "TITLE", "INTENT", "CONTACT_DETAILS");
        var form = new PhoneCallForm(number, "TSR", "DIRECT", "総務部", facts, outcome, again, null, "note");
        return RecordPhoneCall.of(ports).run(VETTER, id, check, form);
    }

    Result<Order> review(OrderId id, Staff staff, String outcome) {
        return RecordFinalReview.of(ports).run(staff, id, new RecordFinalReview.Form(outcome, "note"));
    }

    Result<Order> approve(String link, String code, String decision) {
        return approve(link, code, decision, "承認 一郎");
    }

    Result<Order> approve(String link, String code, String decision, String fullName) {
        return AnswerDomainApproval.of(ports)
                .run(link, new AnswerDomainApproval.Form(code, fullName, "03-5550-0109", "部長", decision));
    }

    Result<Order> agree(String link, String code) {
        return AcceptAgreement.of(ports)
                .run(
                        link,
                        new AcceptAgreement.Form(
                                code,
                                "Taro",
                                "Yamada",
                                Forms.APPLICANT_MAIL,
                                "03-5550-0101",
                                "Director",
                                true,
                                SampleCatalogue.TERMS_VERSION,
                                SampleCatalogue.TERMS_SHA256));
    }

    Result<Order> confirmPayer(String link, String code, String decision) {
        return ConfirmPayer.of(ports).run(link, new ConfirmPayer.Form(code, "高橋 三郎", decision));
    }

    Result<Order> edit(OrderId id, Forms forms) {
        return EditApplication.of(ports).run(new CustomerAccess(id), forms.form());
    }

    Result<Order> resubmit(OrderId id) {
        var result = ResubmitApplication.of(ports).run(new CustomerAccess(id));
        flow.run();
        return result;
    }

    void reconcile() {
        ReconcileOrders.of(ports).run();
        flow.run();
    }

    /** The settling run, once every mail that is unsettled now is due. */
    void settleMails() {
        ports.clock.advance(Duration.ofMinutes(16));
        SettleMails.of(ports).run();
    }

    /** The link of the newest invitation. */
    static String linkOf(Check check) {
        return check.invitation().orElseThrow().linkId();
    }

    /** Whether the mail with the newest invitation's code has arrived. */
    boolean hasMail(Check check) {
        return check.invitation()
                .filter(invitation -> ports.mailSender.mails().stream()
                        .anyMatch(mail -> mail.text().contains("/links/" + invitation.linkId())))
                .isPresent();
    }

    /** The code, as the mailbox that was asked can read it. */
    String codeOf(Check check) {
        var page = "/links/" + linkOf(check);
        var mail = ports.mailSender.to(check.recipient().orElseThrow()).stream()
                .filter(sent -> sent.text().contains(page))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("nobody got the mail with " + page));
        return mail.text().replaceAll("(?s).*" + page + ", code=([0-9A-Z-]+).*", "$1");
    }

    /** How many mails of a kind went out, by the name of their content. */
    long mails(String kind) {
        return ports.mailSender.mails().stream()
                .filter(mail -> mail.text().contains("\n\n" + kind + "["))
                .count();
    }

    static <T> T value(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Accepted.class);
        return ((Result.Accepted<T>) result).value();
    }

    static void assertRefused(Result<?> result, jp.kakuin.refusal.Code code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                .extracting(jp.kakuin.refusal.Refusal::code)
                                .containsExactly(code));
    }

    void assertStatus(OrderId id, OrderStatus status) {
        assertThat(order(id).status()).isEqualTo(status);
    }

    /** The audit chain goes without a gap from the first entry to the order's version, and nobody has changed it. */
    void assertAuditUnbroken(OrderId id) {
        var head = "";
        long sequence = 0;
        for (var entry : ports.orders.audit(id)) {
            assertThat(entry.intact()).isTrue();
            assertThat(entry.sequence()).isEqualTo(++sequence);
            assertThat(entry.previousHash()).isEqualTo(head);
            head = entry.hash();
        }
        assertThat(order(id).version()).isEqualTo(sequence);
        assertThat(order(id).auditHead()).isEqualTo(head);
    }
}
