package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.identity.Secrets;
import jp.kakuin.mail.Letter;
import jp.kakuin.mail.SettleMails;
import jp.kakuin.order.AcknowledgeOrder;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.RecordingMailSender;
import jp.kakuin.vetting.CheckKind;
import org.junit.jupiter.api.Test;

/** Mails of which it is not known whether they went out (DESIGN 4: mail). */
class MailSettlingTest {

    private final Office office = new Office();

    @Test
    void mail_shouldGoOut_whenItIsOwedButWasNeverClaimed() {
        var id = office.submit(Office.KEY, Forms.ov());

        office.settleMails();

        assertThat(office.mails("OrderReceived")).isEqualTo(1);
        assertThat(office.mails("AccessKeyIssued")).isEqualTo(1);
        office.flow.run();
        office.finish(id);
        assertThat(office.mails("OrderReceived")).isEqualTo(1);
        assertThat(office.mails("AccessKeyIssued")).isEqualTo(1);
    }

    @Test
    void mail_shouldBeSentOnceMoreUnderTheSameMessageId_whenItsAnswerWasLost() {
        office.ports.mailSender.loseAnswers(1, true);
        office.apply(Forms.ov());
        assertThat(office.mails("OrderReceived")).isEqualTo(1);

        office.settleMails();
        office.settleMails();

        assertThat(office.mails("OrderReceived")).isEqualTo(2);
        assertThat(messageIds("OrderReceived").stream().distinct()).hasSize(1);
    }

    @Test
    void mail_shouldNeverGoOutAThirdTime_whenTheSecondAnswerIsLostToo() {
        office.ports.mailSender.loseAnswers(1, true);
        office.apply(Forms.ov());
        office.ports.mailSender.loseAnswers(1, true);

        for (int run = 0; run < 10; run++) {
            office.settleMails();
        }

        assertThat(office.mails("OrderReceived")).isEqualTo(2);
        assertThat(office.ports.dueIndex.all())
                .noneMatch(entry -> entry.key()
                        .equals(Letter.of(Letter.Occasion.ORDER_RECEIVED).key()));
    }

    @Test
    void mail_shouldStillArrive_whenTheServiceRefusesTheSecondSending() {
        office.ports.mailSender.loseAnswers(1, false);
        office.apply(Forms.ov());
        office.ports.mailSender.refuse(1);
        office.settleMails();
        assertThat(office.mails("OrderReceived")).isZero();

        office.settleMails();
        office.settleMails();

        assertThat(office.mails("OrderReceived")).isEqualTo(1);
    }

    @Test
    void mail_shouldNotGoOutTwice_whenItsFirstSendingIsUnderWayAtTheSettlingRun() {
        var id = office.submit(Office.KEY, Forms.ov());
        office.ports.clock.advance(Duration.ofMinutes(15));
        // The acknowledging step comes late, and its sending takes a while.
        office.ports.mailSender.loseAnswers(1, true);
        try {
            AcknowledgeOrder.of(office.ports).run(new jp.kakuin.flow.StepInput(id, 1));
        } catch (IllegalStateException noAnswerYet) {
            assertThat(noAnswerYet).hasMessage("no answer");
        }

        SettleMails.of(office.ports).run();

        assertThat(office.mails("OrderReceived")).isEqualTo(1);
        office.settleMails();
        assertThat(office.mails("OrderReceived")).isEqualTo(2);
    }

    @Test
    void approver_shouldGetANewCode_whenItIsNotKnownWhetherTheInvitationArrived() {
        var id = office.submit(Office.KEY, Forms.ov());
        AcknowledgeOrder.of(office.ports).run(new jp.kakuin.flow.StepInput(id, 1));
        office.ports.mailSender.loseAnswers(1, true);
        office.flow.run();
        var first = office.check(id, CheckKind.DOMAIN_APPROVAL);
        var firstCode = office.codeOf(first);

        office.settleMails();
        office.settleMails();

        var second = office.check(id, CheckKind.DOMAIN_APPROVAL);
        assertThat(office.mails("DomainApprovalRequested")).isEqualTo(2);
        assertThat(office.codeOf(second)).isNotEqualTo(firstCode);
        Office.assertRefused(
                office.approve(Office.linkOf(first), firstCode, "APPROVE"), jp.kakuin.vetting.LinkCode.LINK_SUPERSEDED);
        Office.value(office.approve(Office.linkOf(second), office.codeOf(second), "APPROVE"));
    }

    @Test
    void accessKey_shouldBeReplaced_whenItIsNotKnownWhetherItArrived() {
        var id = office.submit(Office.KEY, Forms.ov());
        losingTheKeysAnswer(id);
        var first = keysMailed().getLast();

        office.settleMails();

        assertThat(keysMailed()).hasSize(2);
        assertThat(keysMailed().getLast()).isNotEqualTo(first);
        assertThat(keyHash(id)).isEqualTo(Secrets.hashOfCode(keysMailed().getLast()));
    }

    @Test
    void accessKeyInTheMailbox_shouldStayValid_whenBothAnswersWereLost() {
        var id = office.submit(Office.KEY, Forms.ov());
        losingTheKeysAnswer(id);
        office.ports.mailSender.loseAnswers(1, true);

        for (int run = 0; run < 5; run++) {
            office.settleMails();
        }

        assertThat(keysMailed()).hasSize(2);
        assertThat(keyHash(id)).isEqualTo(Secrets.hashOfCode(keysMailed().getLast()));
    }

    @Test
    void accessKey_shouldBeMailed_whenTheSettlingRunComesInTheVeryMomentItFallsDue() {
        var id = office.submit(Office.KEY, Forms.ov());
        jp.kakuin.mail.Correspondence.of(office.ports)
                .send(office.order(id), Letter.of(Letter.Occasion.ORDER_RECEIVED));
        office.ports.mailSender.loseAnswers(1, false);
        office.flow.run();
        office.ports.clock.advance(Duration.ofMinutes(15));

        SettleMails.of(office.ports).run();

        assertThat(keysMailed()).hasSize(1);
    }

    @Test
    void correctionMail_shouldGoOut_whenTheProcessDiedAfterTheRefusalWasWritten() {
        var id = office.apply(Forms.ov());
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        office.ports.mailSender.refuse(1);
        try {
            office.approve(Office.linkOf(domain), office.codeOf(domain), "REFUSE");
        } catch (jp.kakuin.mail.MailSender.NotSent refused) {
            assertThat(refused).hasMessage("refused");
        }

        Office.value(office.approve(Office.linkOf(domain), office.codeOf(domain), "REFUSE"));

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
    }

    private void losingTheKeysAnswer(OrderId id) {
        var order = office.order(id);
        jp.kakuin.mail.Correspondence.of(office.ports).send(order, Letter.of(Letter.Occasion.ORDER_RECEIVED));
        office.ports.mailSender.loseAnswers(1, true);
        office.flow.run();
    }

    private List<String> keysMailed() {
        return sent("AccessKeyIssued").stream()
                .map(mail -> mail.text().replaceAll("(?s).*accessKey=([0-9A-Z-]+)].*", "$1"))
                .toList();
    }

    private String keyHash(OrderId id) {
        return office.ports
                .accounts
                .find(office.order(id).account())
                .orElseThrow()
                .accessKeySha256();
    }

    private List<String> messageIds(String kind) {
        return sent(kind).stream()
                .map(mail -> mail.text().lines().findFirst().orElseThrow())
                .toList();
    }

    private List<RecordingMailSender.Mail> sent(String kind) {
        return office.ports.mailSender.mails().stream()
                .filter(mail -> mail.text().contains("\n\n" + kind + "["))
                .toList();
    }
}
