package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.Correction;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.WithdrawOrder;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.SendBackOrder;
import org.junit.jupiter.api.Test;

/** An order goes back to its customer and comes again (SPEC A-4). */
class CorrectionTest {

    private final Office office = new Office();

    @Test
    void customer_shouldGetTheCertificateAfterAll_whenTheApproverRefusedAndTheMailboxIsMended() {
        var id = office.apply(Forms.ov());
        Office.value(office.record(id, "organisation", "PASSED"));
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        Office.value(office.approve(Office.linkOf(domain), office.codeOf(domain), "REFUSE"));

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
        assertThat(office.ports.flow.describe(id, 1).status()).isEqualTo(jp.kakuin.flow.Flow.Status.ABORTED);
        Office.value(office.edit(id, Forms.ov().withMailbox("postmaster@example.co.jp")));
        Office.value(office.resubmit(id));

        assertThat(office.check(id, CheckKind.ORGANISATION).state()).isEqualTo(CheckState.PASSED);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        assertThat(office.ports.mailSender.to("postmaster@example.co.jp")).hasSize(1);
        assertThat(office.ports.mailSender.to(SampleApplications.MAILBOX)).hasSize(1);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
    }

    @Test
    void onlyTheCallAndTheReview_shouldBeAskedAgain_whenAnUnreachableContactIsReplaced() {
        var id = office.apply(Forms.ev());
        office.answerUntil(id, CheckKind.CALL_REGISTRATION_CONTACT);
        Office.value(office.call(id, "call-registration-contact", "UNREACHABLE"));

        office.assertStatus(id, OrderStatus.CORRECTION);
        Office.value(office.edit(id, Forms.ev().withContact("新任 三郎")));
        Office.value(office.resubmit(id));

        assertThat(office.order(id).openChecks())
                .extracting(Check::kind)
                .containsExactly(CheckKind.CALL_REGISTRATION_CONTACT, CheckKind.FINAL_REVIEW);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void certificate_shouldBeIssuedWithoutFurtherQuestions_whenTheCustomerMendsTheCaaRecordAndResubmits() {
        var id = office.apply(Forms.ov());
        office.ports.perspectives.forbid(SampleApplications.NAME);
        office.answerEverything(id);

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
        office.ports.perspectives.permit(SampleApplications.NAME);
        Office.value(office.resubmit(id));
        office.finish(id);

        office.assertStatus(id, OrderStatus.CLOSED);
        assertThat(office.ports.certificateIssuer.requests()).hasSize(1);
    }

    @Test
    void caa_shouldBeAskedAgain_whenItsAnswerIsOlderThanEightHours() {
        var id = office.apply(Forms.ov());
        office.ports.certificateIssuer.fail(1);
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        // The issuer fails and the step is redriven when the answer has become stale.
        var steps = new StepCalls(office.ports);
        var input = new jp.kakuin.flow.StepInput(id, 1);
        assertThat(steps.checkCaa.run(input)).isEqualTo(jp.kakuin.issuance.CheckCaa.Verdict.PERMITTED);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> steps.issueCertificate.run(input))
                .isInstanceOf(IllegalStateException.class);
        office.ports.clock.advance(Duration.ofHours(8));

        assertThat(steps.issueCertificate.run(input)).isEqualTo(jp.kakuin.issuance.IssueCertificate.Verdict.CAA_STALE);
        office.flow.run();

        assertThat(office.ports.perspectives.askedCaa()).hasSize(2);
        office.assertStatus(id, OrderStatus.ISSUED);
    }

    @Test
    void order_shouldComeBackForANewKey_whenItsKeyWasReportedAfterTheLastReview() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        var compromised = List.of(Refusal.of(OrderCode.NOT_EDITABLE, "csr.key"));
        office.ports.certificateIssuer.refuseCsr(compromised);
        office.ports.csrInspector.problems(office.order(id).application().csr(), compromised);

        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        office.flow.run();

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.order(id).correction().orElseThrow().reasons())
                .extracting(Correction.Reason::field)
                .containsExactly("csr");
        assertThat(office.order(id).certificate()).isEmpty();
    }

    @Test
    void finalReview_shouldBeAskedAgain_whenItFailedAndTheOrderComesBack() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        Office.value(office.review(id, Office.APPROVER, "FAILED"));
        office.assertStatus(id, OrderStatus.CORRECTION);

        Office.value(office.resubmit(id));

        assertThat(office.order(id).openChecks()).extracting(Check::kind).containsExactly(CheckKind.FINAL_REVIEW);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void order_shouldComeBackFromEveryStatus_whenStaffSendItBack() {
        for (var kind : List.of(CheckKind.ORGANISATION, CheckKind.CALL_REGISTRATION_CONTACT, CheckKind.FINAL_REVIEW)) {
            var id = office.apply(Forms.ov());
            office.answerUntil(id, kind);

            Office.value(sendBack(id, "住所をご確認ください。"));

            office.assertStatus(id, OrderStatus.CORRECTION);
            Office.value(office.resubmit(id));
            office.finish(id);
            office.assertStatus(id, OrderStatus.CLOSED);
            Office.assertRefused(sendBack(id, "遅すぎます。"), OrderCode.NOT_OPEN_FOR_VETTING);
        }
    }

    @Test
    void everyReason_shouldReachTheCustomer_whenStaffSendBackAnOrderThatAnApproverJustRefused() {
        var id = office.apply(Forms.ov());
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        Office.value(office.approve(Office.linkOf(domain), office.codeOf(domain), "REFUSE"));

        var answered = Office.value(sendBack(id, "住所をご確認ください。"));
        var repeated = Office.value(sendBack(id, "住所をご確認ください。"));

        assertThat(answered.correction().orElseThrow().reasons()).hasSize(2);
        assertThat(repeated).isEqualTo(answered);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(2);
    }

    @Test
    void approversAnswer_shouldCount_whenItComesDuringACorrection() {
        var id = office.apply(Forms.ov());
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        Office.value(sendBack(id, "住所をご確認ください。"));
        Office.value(office.approve(Office.linkOf(domain), office.codeOf(domain), "APPROVE"));
        office.assertStatus(id, OrderStatus.CORRECTION);

        Office.value(office.resubmit(id));

        assertThat(office.check(id, CheckKind.DOMAIN_APPROVAL).state()).isEqualTo(CheckState.PASSED);
        assertThat(office.mails("DomainApprovalRequested")).isEqualTo(1);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void olderAttempt_shouldTouchNothing_whenTheApplicationIsEditedBeforeVettingBegins() {
        var id = office.apply(Forms.ov());
        var before = office.check(id, CheckKind.DOMAIN_APPROVAL);
        Office.value(office.edit(id, Forms.ov().withMailbox("postmaster@example.co.jp")));
        office.flow.run();
        var edited = office.order(id);

        var steps = new StepCalls(office.ports);
        var old = new jp.kakuin.testkit.RecordingFlow.Attempt(id, 1);
        var input = new jp.kakuin.flow.StepInput(id, 1);
        assertThat(steps.validateCsr.run(input).result()).isEqualTo(jp.kakuin.vetting.ValidateCsr.Verdict.SUPERSEDED);
        var token = steps.open(old, before.id());
        steps.open(old, "organisation");
        assertThat(steps.checkCaa.run(input)).isEqualTo(jp.kakuin.issuance.CheckCaa.Verdict.SUPERSEDED);
        assertThat(steps.issueCertificate.run(input)).isEqualTo(jp.kakuin.issuance.IssueCertificate.Verdict.SUPERSEDED);

        assertThat(office.order(id)).isEqualTo(edited);
        assertThat(office.ports.flow.signals())
                .contains(new jp.kakuin.testkit.RecordingFlow.Signalled(token, jp.kakuin.flow.Flow.Signal.SUPERSEDED));
        assertThat(edited.attempt()).isEqualTo(2);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void order_shouldNotBeEditable_whenVettingHasBegun() {
        var id = office.apply(Forms.ov());
        Office.value(office.record(id, "organisation", "PASSED"));

        Office.assertRefused(office.edit(id, Forms.ov()), OrderCode.NOT_EDITABLE);
        Office.assertRefused(office.resubmit(id), OrderCode.NOT_IN_CORRECTION);
    }

    @Test
    void product_shouldStay_whenTheApplicationIsEdited() {
        var id = office.apply(Forms.ov());

        Office.assertRefused(office.edit(id, Forms.ev()), OrderCode.PRODUCT_FIXED);
    }

    @Test
    void withdrawnOrder_shouldNotBeGivenTheReasonOfItsCorrection_whenItIsWithdrawnInstead() {
        var id = office.apply(Forms.ov());
        Office.value(sendBack(id, "住所をご確認ください。"));

        Office.value(WithdrawOrder.of(office.ports).run(new CustomerAccess(id)));

        var mail = office.ports.mailSender.to(Forms.CONTACT_MAIL).getLast().text();
        assertThat(mail).contains("OrderEnded[").contains("WITHDRAWN").doesNotContain("住所をご確認ください。");
    }

    private jp.kakuin.refusal.Result<jp.kakuin.order.Order> sendBack(OrderId id, String reason) {
        var form = new SendBackOrder.Form(List.of(new SendBackOrder.Reason("organisation.address", reason, "")));
        return SendBackOrder.of(office.ports).run(Office.VETTER, id, form);
    }
}
