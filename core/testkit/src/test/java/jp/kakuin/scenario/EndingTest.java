package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.WithdrawOrder;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.ChaseWaitingOrders;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.RejectOrder;
import jp.kakuin.vetting.ResendMail;
import org.junit.jupiter.api.Test;

/** Orders that end without a certificate (SPEC, V-7). */
class EndingTest {

    private final Office office = new Office();

    @Test
    void customer_shouldWithdrawAtAnyTime_whenTheCertificateIsNotIssued() {
        for (var kind : List.of(CheckKind.ORGANISATION, CheckKind.CALL_REGISTRATION_CONTACT, CheckKind.FINAL_REVIEW)) {
            var id = office.apply(Forms.ov());
            office.answerUntil(id, kind);
            assertEndsOnce(id);
        }
        var inCorrection = office.apply(Forms.ov());
        Office.value(office.record(inCorrection, "organisation", "FAILED"));
        assertEndsOnce(inCorrection);
    }

    private void assertEndsOnce(OrderId id) {
        var mails = office.mails("OrderEnded");
        var ended = Office.value(withdraw(id));
        var again = Office.value(withdraw(id));

        assertThat(ended.status()).isEqualTo(OrderStatus.WITHDRAWN);
        assertThat(again).isEqualTo(ended);
        assertThat(office.mails("OrderEnded")).isEqualTo(mails + 1);
        assertThat(office.ports.flow.describe(id, ended.attempt()).status()).isEqualTo(Flow.Status.ABORTED);
        office.flow.run();
        assertThat(office.order(id)).isEqualTo(ended);
    }

    @Test
    void certificate_shouldStay_whenTheCustomerWithdrawsAfterIssue() {
        var id = office.apply(Forms.ov());
        office.answerEverything(id);

        Office.assertRefused(withdraw(id), OrderCode.NOT_WITHDRAWABLE);
    }

    @Test
    void approversAnswer_shouldChangeNothing_whenTheOrderWasWithdrawn() {
        var id = office.apply(Forms.ov());
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        var ended = Office.value(withdraw(id));

        Office.assertRefused(
                office.approve(Office.linkOf(domain), office.codeOf(domain), "APPROVE"),
                jp.kakuin.vetting.LinkCode.LINK_ANSWERED);
        Office.assertRefused(office.record(id, "organisation", "PASSED"), OrderCode.NOT_OPEN_FOR_VETTING);

        assertThat(office.order(id)).isEqualTo(ended);
    }

    @Test
    void nobody_shouldBeInvitedAnyMore_whenTheOrderHasEnded() {
        var id = office.apply(Forms.ov());
        Office.value(withdraw(id));
        office.ports.clock.advance(Duration.ofMinutes(2));

        Office.assertRefused(
                ResendMail.of(office.ports)
                        .run(
                                new CustomerAccess(id),
                                office.check(id, CheckKind.DOMAIN_APPROVAL).id()),
                OrderCode.NO_MAIL_TO_RESEND);

        assertThat(office.mails("DomainApprovalRequested")).isEqualTo(1);
    }

    @Test
    void lostInvitation_shouldNotBeSentAgain_whenTheOrderWasWithdrawnMeanwhile() {
        office.ports.mailSender.loseAnswers(3, false);
        var id = office.apply(Forms.ov());
        Office.value(withdraw(id));

        office.settleMails();

        assertThat(office.mails("DomainApprovalRequested")).isZero();
    }

    @Test
    void applicant_shouldBeToldWhy_whenStaffReject() {
        var id = office.apply(Forms.ov());
        var form = new RejectOrder.Form("PUBLIC_ORDER", "公序良俗に反します。", "");

        var rejected = Office.value(RejectOrder.of(office.ports).run(Office.APPROVER, id, form));
        var again = Office.value(RejectOrder.of(office.ports).run(Office.APPROVER, id, form));

        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(again).isEqualTo(rejected);
        assertThat(office.mails("OrderEnded")).isEqualTo(1);
        assertThat(office.ports.mailSender.to(Forms.CONTACT_MAIL).getLast().text())
                .contains("公序良俗に反します。");
        Office.assertRefused(withdraw(id), OrderCode.NOT_WITHDRAWABLE);
    }

    @Test
    void customer_shouldBeRemindedThreeTimesAndThenLoseTheOrder_whenNobodyAnswers() {
        var id = office.apply(Forms.ov());
        var remindedOn = new ArrayList<Long>();
        for (int hour = 0; hour <= 24 * 30; hour++) {
            var before = office.mails("OrderWaiting");
            ChaseWaitingOrders.of(office.ports).run();
            if (office.mails("OrderWaiting") > before) {
                remindedOn.add(Duration.between(SteppingClock.START, office.ports.clock.instant())
                        .toDays());
            }
            if (hour < 24 * 30) {
                office.assertStatus(id, OrderStatus.RECEIVED);
            }
            office.ports.clock.advance(Duration.ofHours(1));
        }

        assertThat(remindedOn).containsExactly(3L, 7L, 14L);
        assertThat(office.mails("OrderWaiting")).isEqualTo(3);
        office.assertStatus(id, OrderStatus.EXPIRED);
        assertThat(office.mails("OrderEnded")).isEqualTo(1);
        assertThat(office.ports.flow.describe(id, 1).status()).isEqualTo(Flow.Status.ABORTED);
        office.assertAuditUnbroken(id);
    }

    @Test
    void correction_shouldBeRemindedOfAndExpire_whenTheCustomerDoesNotComeBack() {
        var id = office.apply(Forms.ov());
        Office.value(office.record(id, "organisation", "FAILED"));

        chaseDaily(30);

        office.assertStatus(id, OrderStatus.EXPIRED);
        assertThat(office.mails("OrderWaiting")).isEqualTo(3);
        assertThat(office.mails("OrderEnded")).isEqualTo(1);
    }

    @Test
    void approver_shouldHaveTheWholeTimeAgain_whenTheOrderComesBackFromALongCorrection() {
        var id = office.apply(Forms.ov());
        chaseDaily(1);
        Office.value(office.record(id, "organisation", "FAILED"));
        chaseDaily(29);
        office.assertStatus(id, OrderStatus.CORRECTION);
        var mails = office.mails("OrderWaiting");
        Office.value(office.resubmit(id));

        chaseDaily(29);

        office.assertStatus(id, OrderStatus.VETTING);
        assertThat(office.mails("OrderWaiting")).isEqualTo(mails + 3);
        chaseDaily(1);
        office.assertStatus(id, OrderStatus.EXPIRED);
    }

    @Test
    void flow_shouldBeStopped_whenTheChaserDiedRightAfterTheOrderExpired() {
        var id = office.apply(Forms.ov());
        chaseDaily(29);
        office.ports.clock.advance(Duration.ofDays(1));
        for (int position = 1; office.order(id).status() != OrderStatus.EXPIRED; position++) {
            office.ports.faults.crashAt(position);
            try {
                ChaseWaitingOrders.of(office.ports).run();
            } catch (Faults.Crash died) {
                assertThat(died).isNotNull();
            }
        }

        ChaseWaitingOrders.of(office.ports).run();
        office.settleMails();

        assertThat(office.ports.flow.describe(id, 1).status()).isEqualTo(Flow.Status.ABORTED);
        assertThat(office.mails("OrderEnded")).isEqualTo(1);
    }

    private void chaseDaily(int days) {
        for (int day = 0; day < days; day++) {
            office.ports.clock.advance(Duration.ofDays(1));
            ChaseWaitingOrders.of(office.ports).run();
        }
    }

    private jp.kakuin.refusal.Result<jp.kakuin.order.Order> withdraw(OrderId id) {
        return WithdrawOrder.of(office.ports).run(new CustomerAccess(id));
    }
}
