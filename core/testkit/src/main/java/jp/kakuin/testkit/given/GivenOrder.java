package jp.kakuin.testkit.given;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.flow.StepInput;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Staff;
import jp.kakuin.invoicing.SendInvoice;
import jp.kakuin.issuance.CheckCaa;
import jp.kakuin.issuance.DeliverCertificate;
import jp.kakuin.issuance.IssueCertificate;
import jp.kakuin.order.AcknowledgeOrder;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.SubmitApplication;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.ScriptedCsrInspector;
import jp.kakuin.vetting.AcceptAgreement;
import jp.kakuin.vetting.AnswerDomainApproval;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckKind.FlowBranch;
import jp.kakuin.vetting.ConfirmPayer;
import jp.kakuin.vetting.Evidence;
import jp.kakuin.vetting.OpenCheck;
import jp.kakuin.vetting.PhoneCallForm;
import jp.kakuin.vetting.RecordCheck;
import jp.kakuin.vetting.RecordFinalReview;
import jp.kakuin.vetting.RecordPhoneCall;
import jp.kakuin.vetting.RequestAgreement;
import jp.kakuin.vetting.RequestDomainApproval;
import jp.kakuin.vetting.RequestPayerConfirmation;
import jp.kakuin.vetting.ValidateCsr;

/**
 * An order that the real use cases bring to a place in its flow, in the order of {@code events/}: so its number, tokens, links and codes are
 * those that the events name.
 */
public final class GivenOrder {

    private static final Pattern CODE = Pattern.compile("\\b(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}\\b");
    private static final String APPLICATION = "/01-submit-application.json";

    private final InMemoryPorts ports;
    private final SubmitApplication.Answer received;

    private GivenOrder(InMemoryPorts ports, SubmitApplication.Answer received) {
        this.ports = ports;
        this.received = received;
    }

    /** @param story {@code ov-order} or {@code ev-order} */
    static GivenOrder received(InMemoryPorts ports, String story) {
        var event = new EventFile(story + APPLICATION);
        var form = event.body(ApplicationForm.class);
        prepare(ports, form);
        var key = event.json().path("headers").path("Idempotency-Key").asText();
        var bodySha256 =
                jp.kakuin.audit.AuditEntry.sha256(event.json().path("body").textValue());
        return new GivenOrder(ports, must(SubmitApplication.of(ports).run(key, bodySha256, form)));
    }

    /** Sells under the terms that the events accept, and reads the names in the CSR that the events order. */
    static void prepare(InMemoryPorts ports, ApplicationForm form) {
        var sold = ports.catalogue();
        var terms = new Catalogue.Terms(form.terms().version(), form.terms().sha256());
        ports.sell(new Catalogue(sold.products(), terms, sold.authority(), sold.taxPercent()));
        var names =
                form.approvals().stream().map(ApplicationForm.Approval::name).toList();
        ports.csrInspector.report(form.csr(), ScriptedCsrInspector.acceptable(form.csr(), names));
    }

    public InMemoryPorts ports() {
        return ports;
    }

    public OrderId id() {
        return received.order().id();
    }

    /** The order's bearer token. */
    public String token() {
        return received.token();
    }

    /** As it stands. */
    public Order order() {
        return ports.orders.find(id()).orElseThrow();
    }

    public Check check(String id) {
        return order().check(id).orElseThrow();
    }

    public CustomerAccess access() {
        return new CustomerAccess(id());
    }

    StepInput step() {
        return new StepInput(id(), order().attempt());
    }

    /** The flow's token of a waiting check. */
    public static String taskToken(String checkId) {
        return "task-token-of-" + checkId;
    }

    private StepInput.Wait wait(Check check) {
        return new StepInput.Wait(id(), order().attempt(), check.id(), taskToken(check.id()));
    }

    private List<Check> checks(FlowBranch... branches) {
        var wanted = Set.of(branches);
        return order().checks().stream()
                .filter(check -> wanted.contains(check.kind().branch()))
                .toList();
    }

    void acknowledge() {
        AcknowledgeOrder.of(ports).run(step());
    }

    /** Everything that waits at once; the agreement comes after the domains, calls and review after all. */
    void openChecks() {
        ValidateCsr.of(ports).run(step());
        checks(FlowBranch.EVIDENCE).forEach(check -> OpenCheck.of(ports).run(wait(check)));
        checks(FlowBranch.DOMAINS)
                .forEach(check -> RequestDomainApproval.of(ports).run(wait(check)));
        checks(FlowBranch.DOCUMENTS, FlowBranch.CONTENT)
                .forEach(check -> OpenCheck.of(ports).run(wait(check)));
        checks(FlowBranch.PAYER)
                .forEach(check -> RequestPayerConfirmation.of(ports).run(wait(check)));
    }

    void approveDomains() {
        checks(FlowBranch.DOMAINS)
                .forEach(check -> must(AnswerDomainApproval.of(ports)
                        .run(
                                linkId(check.id()),
                                new AnswerDomainApproval.Form(
                                        code(check.id()), "管理 次郎", "03-5550-0104", "ドメイン管理者", "APPROVE"))));
    }

    void requestAgreement() {
        checks(FlowBranch.AGREEMENT).forEach(check -> RequestAgreement.of(ports).run(wait(check)));
    }

    void answerTheRest() {
        checks(FlowBranch.AGREEMENT).forEach(this::agree);
        checks(FlowBranch.PAYER)
                .forEach(check -> must(ConfirmPayer.of(ports)
                        .run(linkId(check.id()), new ConfirmPayer.Form(code(check.id()), "髙島 礼子", "CONFIRM"))));
        checks(FlowBranch.EVIDENCE, FlowBranch.DOCUMENTS, FlowBranch.CONTENT).forEach(this::pass);
    }

    private void agree(Check check) {
        var terms = ports.catalogue().terms();
        must(AcceptAgreement.of(ports)
                .run(
                        linkId(check.id()),
                        new AcceptAgreement.Form(
                                code(check.id()),
                                "Taro",
                                "Yamada",
                                "yamada@example.co.jp",
                                "03-5550-0101",
                                "Director",
                                true,
                                terms.version(),
                                terms.sha256())));
    }

    void pass(Check check) {
        var today = JapanTime.dayOf(ports.clock.instant());
        var evidence = check.kind() == CheckKind.CONTENT
                ? check.names().stream()
                        .map(name -> new Evidence("サイト閲覧", "https://" + name + "/", today))
                        .toList()
                : List.of(new Evidence("TSR", "企業コード 123456789", today));
        must(RecordCheck.of(ports)
                .run(staff("sato"), id(), check.id(), new RecordCheck.Form("PASSED", evidence, null)));
    }

    void openFirstCall() {
        openCall(0);
    }

    private Check openCall(int index) {
        var call = checks(FlowBranch.CALLS).get(index);
        OpenCheck.of(ports).run(wait(call));
        return call;
    }

    /** One after another. */
    void makeCalls() {
        for (int i = 0; i < checks(FlowBranch.CALLS).size(); i++) {
            var call = openCall(i);
            must(RecordPhoneCall.of(ports).run(staff("sato"), id(), call.id(), confirmed()));
        }
    }

    private static PhoneCallForm confirmed() {
        var facts = List.of("EMPLOYMENT", "TITLE", "INTENT", "CONTACT_DETAILS");
        return new PhoneCallForm("03-5550-0100", "TSR", "TRANSFER", "受付より転送", facts, "CONFIRMED", null, null, null);
    }

    void openFinalReview() {
        checks(FlowBranch.REVIEW).forEach(check -> OpenCheck.of(ports).run(wait(check)));
    }

    void passFinalReview() {
        must(RecordFinalReview.of(ports).run(staff("suzuki"), id(), new RecordFinalReview.Form("PASSED", null)));
    }

    void permitByCaa() {
        CheckCaa.of(ports).run(step());
    }

    void issue() {
        IssueCertificate.of(ports).run(step());
    }

    void deliver() {
        DeliverCertificate.of(ports).run(step());
    }

    void sendInvoice() {
        SendInvoice.of(ports).run(step());
    }

    Staff staff(String subject) {
        return ports.staffTokens.verify("token-of-" + subject).orElseThrow().staff();
    }

    /** Of the newest mail that asks for this check. */
    public String linkId(String checkId) {
        return check(checkId).invitation().orElseThrow().linkId();
    }

    /** The verification code in the newest mail that asks for this check. */
    public String code(String checkId) {
        var link = linkId(checkId);
        return ports.mailSender.mails().stream()
                .filter(mail -> mail.text().contains(link))
                .map(mail -> CODE.matcher(mail.text()))
                .flatMap(code -> code.find() ? Optional.of(code.group()).stream() : java.util.stream.Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    static <T> T must(Result<T> result) {
        return switch (result) {
            case Result.Accepted<T>(var value) -> value;
            case Result.Refused<T>(var refusals) ->
                throw new IllegalStateException("a given state was refused: " + refusals);
        };
    }
}
