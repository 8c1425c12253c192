package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.CheckState;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;

/** Telephone calls and the final review (SPEC P-1, V-6). */
class ReviewTest {

    private final Office office = new Office();

    @Test
    void call_shouldPassTheNextDay_whenThePersonWasAway() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.CALL_REGISTRATION_CONTACT);
        Office.value(office.call(id, "call-registration-contact", "CALL_AGAIN"));

        assertThat(office.check(id, CheckKind.CALL_REGISTRATION_CONTACT).state())
                .isEqualTo(CheckState.WAITING);
        office.ports.clock.advance(Duration.ofDays(4));
        Office.value(office.call(id, "call-registration-contact", "CONFIRMED"));

        assertThat(office.check(id, CheckKind.CALL_REGISTRATION_CONTACT).calls())
                .hasSize(2);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void call_shouldBeRecordedOnce_whenTheBrowserSendsItTwice() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.CALL_REGISTRATION_CONTACT);

        var first = Office.value(office.call(id, "call-registration-contact", "CALL_AGAIN", " 03-5550-0100"));
        office.ports.clock.advance(Duration.ofSeconds(5));
        var second = Office.value(office.call(id, "call-registration-contact", "CALL_AGAIN", " 03-5550-0100"));

        assertThat(second).isEqualTo(first);
        assertThat(second.check("call-registration-contact").orElseThrow().calls())
                .hasSize(1);
    }

    @Test
    void customer_shouldHearOfIt_whenTheCallIsDenied() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.CALL_REGISTRATION_CONTACT);

        var back = Office.value(office.call(id, "call-registration-contact", "DENIED"));

        assertThat(back.status()).isEqualTo(OrderStatus.CORRECTION);
        assertThat(back.correction().orElseThrow().reasons().getLast().code()).isEqualTo("CALL_DENIED");
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
    }

    @Test
    void calls_shouldComeOneAfterTheOther_whenTheProductAsksForThree() {
        var id = office.apply(Forms.ev());
        office.answerUntil(id, CheckKind.CALL_HR);

        Office.assertRefused(office.call(id, "call-applicant", "CONFIRMED"), OrderCode.CHECK_NOT_OPEN);
        Office.value(office.call(id, "call-hr", "CONFIRMED"));
        office.flow.run();

        assertThat(office.check(id, CheckKind.CALL_APPLICANT).state()).isEqualTo(CheckState.WAITING);
        assertThat(office.check(id, CheckKind.CALL_REGISTRATION_CONTACT).state())
                .isEqualTo(CheckState.PENDING);
    }

    @Test
    void vetter_shouldNotReviewTheirOwnChecks_whenTheProductIsEv() {
        var id = office.apply(Forms.ev());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);

        Office.assertRefused(office.review(id, Office.VETTER, "PASSED"), OrderCode.SAME_PERSON);

        office.assertStatus(id, OrderStatus.REVIEW);
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        office.assertStatus(id, OrderStatus.ISSUING);
    }

    @Test
    void vetter_shouldNotReviewAnOrder_whenTheyOnlyAgreedToCallAgain() {
        var id = office.apply(Forms.ev());
        office.answerUntil(id, CheckKind.CALL_HR);
        Office.value(office.call(id, "call-hr", "CALL_AGAIN"));

        assertThat(office.order(id).checkedBy()).contains(Office.VETTER.subject());
    }

    @Test
    void ownChecks_shouldBarTheReview_whenTheyAreRecordedInTheSameMoment() {
        var id = office.apply(Forms.ev());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        var order = office.order(id);
        // Between the reviewer's decision and its write, the reviewer becomes one of those who checked.
        office.ports.orders.beforeNextWrite(() -> Office.value(office.ports.orders.change(
                id,
                found -> Result.accepted(jp.kakuin.order.OrderChange.of(
                        found,
                        found.withCheckedBy(Office.APPROVER.subject()),
                        jp.kakuin.vetting.Actor.SYSTEM,
                        "CHECK_PASSED",
                        java.util.Map.of(),
                        office.ports.clock.instant())))));

        Office.assertRefused(office.review(id, Office.APPROVER, "PASSED"), OrderCode.SAME_PERSON);

        assertThat(office.order(id).version()).isEqualTo(order.version() + 1);
        office.assertStatus(id, OrderStatus.REVIEW);
    }

    @Test
    void vetter_shouldReviewTheirOwnChecks_whenTheProductAllowsIt() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);

        Office.value(office.review(id, Office.VETTER, "PASSED"));

        office.assertStatus(id, OrderStatus.ISSUING);
    }

    @Test
    void oneReviewOnly_shouldCount_whenTwoReviewersDecideAtOnce() {
        var id = office.apply(Forms.ov());
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        office.ports.orders.beforeNextWrite(() -> Office.value(office.review(id, Office.APPROVER, "PASSED")));

        Office.assertRefused(office.review(id, Office.VETTER, "FAILED"), OrderCode.CHECK_ALREADY_DECIDED);

        office.assertStatus(id, OrderStatus.ISSUING);
        office.finish(id);
        assertThat(office.ports.certificateIssuer.requests()).hasSize(1);
    }

    @Test
    void review_shouldNotBePossible_whenOtherChecksAreOpen() {
        var id = office.apply(Forms.ov());
        Office.assertRefused(office.review(id, Office.APPROVER, "PASSED"), OrderCode.CHECK_NOT_OPEN);

        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        Office.assertRefused(office.review(id, Office.APPROVER, "FINE"), VettingCode.OUTCOME_UNKNOWN);
        office.assertStatus(id, OrderStatus.REVIEW);
    }

    @Test
    void certificate_shouldNotRestOnOldEvidence_whenTheReviewCameADayTooLate() {
        var id = office.apply(Forms.ov());
        office.flow.run();
        Office.value(office.record(id, "organisation", LocalDate.of(2025, 10, 18)));
        office.answerUntil(id, CheckKind.FINAL_REVIEW);
        office.ports.clock.advance(Duration.ofDays(1));
        Office.value(office.review(id, Office.APPROVER, "PASSED"));
        office.flow.run();

        assertThat(office.check(id, CheckKind.ORGANISATION).state()).isEqualTo(CheckState.WAITING);
        assertThat(office.check(id, CheckKind.DOMAIN_APPROVAL).state()).isEqualTo(CheckState.PASSED);
        assertThat(office.check(id, CheckKind.FINAL_REVIEW).state()).isEqualTo(CheckState.PENDING);
        office.assertStatus(id, OrderStatus.VETTING);
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void evidence_shouldBeTakenOnItsLastDay_andNotOnTheNext() {
        var id = office.apply(Forms.ov());
        office.flow.run();

        Office.assertRefused(
                office.record(id, "organisation", LocalDate.of(2025, 10, 17)), VettingCode.EVIDENCE_TOO_OLD);
        var passed = Office.value(office.record(id, "organisation", LocalDate.of(2025, 10, 18)));
        assertThat(passed.check(CheckKind.ORGANISATION).orElseThrow().passed()).isTrue();
    }
}
