package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.LinkCode;
import jp.kakuin.vetting.ReadLink;
import jp.kakuin.vetting.ResendMail;
import org.junit.jupiter.api.Test;

/** Mailed links and their codes (SPEC D-2, D-3). */
class LinkTest {

    private static final String WRONG = "0000-0000-0000-0000-0000-0000";

    private final Office office = new Office();
    private final OrderId id = office.apply(Forms.ov());
    private final Check asked = office.check(id, CheckKind.DOMAIN_APPROVAL);
    private final String link = Office.linkOf(asked);
    private final String code = office.codeOf(asked);

    @Test
    void approval_shouldNotCount_whenTheCodeIsWrong() {
        Office.assertRefused(office.approve(link, WRONG, "APPROVE"), LinkCode.CODE_WRONG);

        assertThat(state()).isEqualTo(CheckState.WAITING);
        assertThat(office.check(id, CheckKind.DOMAIN_APPROVAL)
                        .invitation()
                        .orElseThrow()
                        .wrongCodes())
                .isEqualTo(1);
        Office.value(office.approve(link, code, "APPROVE"));
    }

    @Test
    void guesser_shouldBeLockedOut_whenTenCodesWereWrong() {
        for (int guess = 0; guess < 10; guess++) {
            Office.assertRefused(office.approve(link, WRONG, "APPROVE"), LinkCode.CODE_WRONG);
        }

        Office.assertRefused(office.approve(link, code, "APPROVE"), LinkCode.LINK_LOCKED);
        Office.assertRefused(office.approve(link, WRONG, "APPROVE"), LinkCode.LINK_LOCKED);
        assertThat(state()).isEqualTo(CheckState.WAITING);
        var anew = resent();
        Office.value(office.approve(Office.linkOf(anew), office.codeOf(anew), "APPROVE"));
    }

    @Test
    void approver_shouldStillGetIn_whenNineCodesWereWrong() {
        for (int guess = 0; guess < 9; guess++) {
            office.approve(link, WRONG, "APPROVE");
        }

        Office.value(office.approve(link, code, "APPROVE"));
    }

    @Test
    void oldLink_shouldOpenNothing_whenTheMailWasSentAgain() {
        var anew = resent();

        Office.assertRefused(office.approve(link, code, "APPROVE"), LinkCode.LINK_SUPERSEDED);
        Office.assertRefused(office.approve(Office.linkOf(anew), code, "APPROVE"), LinkCode.CODE_WRONG);
        assertThat(Office.value(ReadLink.of(office.ports).run(link)).open()).isFalse();
        Office.value(office.approve(Office.linkOf(anew), office.codeOf(anew), "APPROVE"));
    }

    @Test
    void customer_shouldNotFloodAMailbox_whenAskingForTheMailAgainAndAgain() {
        office.ports.clock.advance(Duration.ofSeconds(59));

        Office.assertRefused(
                ResendMail.of(office.ports).run(new CustomerAccess(id), asked.id()), OrderCode.RESENT_TOO_OFTEN);
    }

    @Test
    void customer_shouldHearThatNothingIsLeftToSend_whenTheApproverAnswersAtTheSameMoment() {
        office.ports.clock.advance(Duration.ofMinutes(1));
        office.ports.orders.beforeNextWrite(() -> Office.value(office.approve(link, code, "APPROVE")));

        Office.assertRefused(
                ResendMail.of(office.ports).run(new CustomerAccess(id), asked.id()), OrderCode.NO_MAIL_TO_RESEND);

        assertThat(state()).isEqualTo(CheckState.PASSED);
        assertThat(office.mails("DomainApprovalRequested")).isEqualTo(1);
    }

    @Test
    void approval_shouldStillCount_whenItComesInTheLastMomentOfThirtyDays() {
        office.ports.clock.advance(Duration.ofDays(30));

        Office.value(office.approve(link, code, "APPROVE"));
    }

    @Test
    void approval_shouldNotCount_whenItComesAfterThirtyDays() {
        office.ports.clock.advance(Duration.ofDays(30).plusMillis(1));

        Office.assertRefused(office.approve(link, code, "APPROVE"), LinkCode.LINK_EXPIRED);
        assertThat(Office.value(ReadLink.of(office.ports).run(link)).open()).isFalse();
    }

    @Test
    void sameAnswer_shouldBeAnsweredTheSame_whenItIsSentTwice() {
        var first = Office.value(office.approve(link, code, "APPROVE"));
        var second = Office.value(office.approve(link, code, "APPROVE"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherAnswer_shouldBeRefused_whenTheLinkHasBeenUsed() {
        Office.value(office.approve(link, code, "APPROVE"));

        Office.assertRefused(office.approve(link, code, "REFUSE"), LinkCode.LINK_ANSWERED);
        Office.assertRefused(office.approve(link, code, "APPROVE", "別人 二郎"), LinkCode.LINK_ANSWERED);
        assertThat(state()).isEqualTo(CheckState.PASSED);
        office.assertStatus(id, OrderStatus.VETTING);
    }

    @Test
    void link_shouldNotAnswerAnotherQuestion_whenItIsPostedToAnotherPage() {
        Office.assertRefused(office.confirmPayer(link, code, "CONFIRM"), LinkCode.LINK_OF_ANOTHER_KIND);
        Office.assertRefused(office.agree(link, code), LinkCode.LINK_OF_ANOTHER_KIND);
        Office.assertRefused(office.approve("no-such-link", code, "APPROVE"), LinkCode.LINK_NOT_FOUND);
    }

    @Test
    void order_shouldNotChange_whenAMailScannerFollowsTheLink() {
        var before = office.order(id);

        assertThat(Office.value(ReadLink.of(office.ports).run(link)).open()).isTrue();

        assertThat(office.order(id)).isEqualTo(before);
    }

    @Test
    void approversRefusal_shouldNotBeLost_whenTheVetterAnswersAtTheSameMoment() {
        office.ports.orders.beforeNextWrite(() -> Office.value(office.record(id, "organisation", "FAILED")));

        Office.value(office.approve(link, code, "REFUSE"));

        assertThat(office.order(id).correction().orElseThrow().reasons()).hasSize(2);
        office.assertAuditUnbroken(id);
    }

    private Check resent() {
        office.ports.clock.advance(Duration.ofMinutes(1));
        Office.value(ResendMail.of(office.ports).run(new CustomerAccess(id), asked.id()));
        return office.check(id, CheckKind.DOMAIN_APPROVAL);
    }

    private CheckState state() {
        return office.check(id, CheckKind.DOMAIN_APPROVAL).state();
    }
}
