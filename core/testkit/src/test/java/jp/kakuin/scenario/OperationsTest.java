package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.ReconcileOrders;
import jp.kakuin.flow.ReplayOrder;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.CheckKind;
import org.junit.jupiter.api.Test;

/** Orders whose flow was lost, failed or hangs (SPEC S-4; DESIGN 4: reconciler). */
class OperationsTest {

    private final Office office = new Office();

    @Test
    void order_shouldGoOn_whenItsFlowWasAbortedOrTimedOut() {
        for (var lost : List.of(Flow.Status.ABORTED, Flow.Status.TIMED_OUT)) {
            var id = office.apply(Forms.ov());
            Office.value(office.record(id, "organisation", "PASSED"));
            office.ports.flow.becomes(id, 1, lost, office.ports.clock.instant());

            office.reconcile();

            assertThat(office.order(id).attempt()).isEqualTo(2);
            assertThat(office.mails("DomainApprovalRequested"))
                    .isEqualTo(office.ports.orders.all().size());
            office.finish(id);
            office.assertStatus(id, OrderStatus.CLOSED);
            office.assertAuditUnbroken(id);
        }
    }

    @Test
    void poisonOrder_shouldWaitForAnOperator_whenItsFlowFailedLately() {
        var id = office.apply(Forms.ov());
        var failedAt = office.ports.clock.instant();
        office.ports.flow.becomes(id, 1, Flow.Status.FAILED, failedAt);
        office.ports.clock.advance(Duration.ofDays(14));

        office.reconcile();
        assertThat(office.order(id).attempt()).isEqualTo(1);
        office.ports.clock.advance(Duration.ofSeconds(1));
        office.reconcile();

        assertThat(office.order(id).attempt()).isEqualTo(2);
    }

    @Test
    void flow_shouldLearnOfTheAnswer_whenItsSignalWasLost() {
        var id = office.apply(Forms.ov());
        var domain = office.check(id, CheckKind.DOMAIN_APPROVAL);
        var rehearsed = office.ports.flow.signals().size();
        Office.value(office.approve(Office.linkOf(domain), office.codeOf(domain), "APPROVE"));
        var token = office.ports.flow.signals().get(rehearsed).taskToken();
        office.ports.clock.advance(Duration.ofMinutes(59));

        ReconcileOrders.of(office.ports).run();

        assertThat(office.ports
                        .flow
                        .signals()
                        .subList(rehearsed + 1, office.ports.flow.signals().size()))
                .contains(new RecordingFlow.Signalled(token, Flow.Signal.PASSED));
    }

    @Test
    void flowOfAnOrderInCorrection_shouldBeStopped_whenItStillRuns() {
        var id = office.apply(Forms.ov());
        Office.value(office.record(id, "organisation", "FAILED"));
        office.ports.flow.becomes(id, 1, Flow.Status.RUNNING, null);

        office.reconcile();

        assertThat(office.ports.flow.describe(id, 1).status()).isEqualTo(Flow.Status.ABORTED);
        assertThat(office.order(id).attempt()).isEqualTo(1);
        office.assertStatus(id, OrderStatus.CORRECTION);
    }

    @Test
    void attemptBefore_shouldNotGoOnBesideTheNext_whenWhoeverBeganThatDiedBeforeStoppingIt() {
        var id = office.apply(Forms.ov());
        Office.value(office.ports.orders.change(
                id,
                order -> Result.accepted(OrderChange.of(
                        order,
                        order.nextAttempt(),
                        Actor.CUSTOMER,
                        "VALIDATION_METHOD_CHANGED",
                        Map.of(),
                        office.ports.clock.instant()))));
        office.ports.flow.becomes(id, 1, Flow.Status.RUNNING, null);

        office.reconcile();

        assertThat(office.ports.flow.describe(id, 1).status()).isEqualTo(Flow.Status.ABORTED);
        assertThat(office.ports.flow.describe(id, 2).status()).isEqualTo(Flow.Status.RUNNING);
    }

    @Test
    void correction_shouldNotGetAnotherAttempt_whenTheOrderWentBackWhileItWasLookedAt() {
        var id = office.apply(Forms.ov());
        office.ports.flow.becomes(id, 1, Flow.Status.ABORTED, office.ports.clock.instant());
        office.ports.orders.beforeNextWrite(() -> Office.value(office.record(id, "organisation", "FAILED")));

        office.reconcile();

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.order(id).attempt()).isEqualTo(1);
    }

    @Test
    void otherOrders_shouldGoOn_whenOneIsPoison() {
        for (int n = 0; n < 8; n++) {
            office.submit(Office.KEY + n, Forms.ov());
        }
        var all = office.ports.orders.all();
        all.forEach(order -> office.ports.flow.becomes(order.id(), 1, Flow.Status.NONE, null));
        // The first description gets no answer.
        var answer = new ReconcileOrders(
                        office.ports.orders(),
                        office.ports.taskTokens(),
                        new FailingFlow(office.ports.flow(), all.getFirst().id()),
                        office.ports.catalogue(),
                        office.ports.calendar(),
                        office.ports.clock())
                .run();

        assertThat(answer.looked()).isEqualTo(8);
        assertThat(answer.failed()).isEqualTo(1);
        assertThat(answer.restarted()).isEqualTo(7);
    }

    @Test
    void operator_shouldSeeWhatWaits_whenOrdersStandInDifferentPlaces() {
        var waiting = office.apply(Forms.ov());
        assertThat(figures())
                .containsEntry("received", 1)
                .containsEntry("onStaff", 2)
                .containsEntry("onDomainApprover", 1)
                .containsEntry("checksLate", 0);

        office.ports.clock.advance(Duration.ofDays(14));
        assertThat(figures()).containsEntry("checksLate", 2).containsEntry("oldestCheckHours", 14 * 24);

        office.ports.flow.becomes(waiting, 1, Flow.Status.FAILED, office.ports.clock.instant());
        assertThat(figures()).containsEntry("flowsFailed", 1).containsEntry("onNobody", 0);
    }

    @Test
    void order_shouldBeSeen_whenItsFlowRunsAndWaitsForNobody() {
        office.submit(Office.KEY, Forms.ov());
        office.ports.clock.advance(Duration.ofHours(1));
        assertThat(figures()).containsEntry("onNobody", 0);
        office.ports.clock.advance(Duration.ofSeconds(1));
        assertThat(figures()).containsEntry("onNobody", 1);
    }

    private java.util.Map<String, Integer> figures() {
        return ReconcileOrders.of(office.ports).run().waiting();
    }

    @Test
    void failedFlow_shouldBeRedriven_whenThatIsPossible() {
        var id = office.apply(Forms.ov());
        office.ports.flow.becomes(id, 1, Flow.Status.FAILED, office.ports.clock.instant());
        office.ports.flow.canBeRedriven(id, 1);

        var answer = Office.value(ReplayOrder.of(office.ports).run(Office.OPERATOR, id));

        assertThat(answer).isEqualTo(new ReplayOrder.Answer(ReplayOrder.Means.REDRIVEN, 1));
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    @Test
    void failedFlow_shouldBeReplacedByTheNextAttempt_whenItCannotBeRedriven() {
        var id = office.apply(Forms.ov());
        office.ports.flow.becomes(id, 1, Flow.Status.FAILED, office.ports.clock.instant());

        var answer = Office.value(ReplayOrder.of(office.ports).run(Office.OPERATOR, id));

        assertThat(answer).isEqualTo(new ReplayOrder.Answer(ReplayOrder.Means.RESTARTED, 2));
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
        assertThat(office.mails("DomainApprovalRequested")).isEqualTo(1);
    }

    @Test
    void replay_shouldBeRefused_whenTheFlowRunsOrTheOrderIsWithItsCustomer() {
        var id = office.apply(Forms.ov());
        Office.assertRefused(ReplayOrder.of(office.ports).run(Office.OPERATOR, id), OrderCode.NOTHING_TO_REPLAY);

        Office.value(office.record(id, "organisation", "FAILED"));
        Office.assertRefused(ReplayOrder.of(office.ports).run(Office.OPERATOR, id), OrderCode.NOTHING_TO_REPLAY);

        var closed = office.apply(Forms.ov());
        office.finish(closed);
        Office.assertRefused(ReplayOrder.of(office.ports).run(Office.OPERATOR, closed), OrderCode.NOTHING_TO_REPLAY);
    }

    @Test
    void issuedOrder_shouldNotGoBackToItsCustomer_whenItsFlowRunsAgainUnderStricterCsrRules() {
        var id = office.apply(Forms.ov());
        office.answerEverything(id);
        office.assertStatus(id, OrderStatus.ISSUED);
        office.ports.flow.becomes(id, 1, Flow.Status.FAILED, office.ports.clock.instant());
        office.ports.csrInspector.problems(
                SampleApplications.csr(),
                List.of(jp.kakuin.refusal.Refusal.of(jp.kakuin.order.ApplicationCode.FIELD_MISSING, "csr")));

        Office.value(ReplayOrder.of(office.ports).run(Office.OPERATOR, id));
        office.flow.run();
        office.finish(id);

        office.assertStatus(id, OrderStatus.CLOSED);
        assertThat(office.mails("CertificateIssued")).isEqualTo(2);
        assertThat(office.mails("CorrectionRequested")).isZero();
    }

    @Test
    void csr_shouldGoBackToTheCustomer_whenTheRulesHaveChangedSinceTheApplication() {
        var id = office.submit(Office.KEY, Forms.ov());
        office.ports.csrInspector.problems(
                SampleApplications.csr(),
                List.of(jp.kakuin.refusal.Refusal.of(jp.kakuin.order.ApplicationCode.FIELD_MISSING, "csr")));
        office.flow.run();

        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.mails("CorrectionRequested")).isEqualTo(1);
        Office.value(office.edit(id, Forms.ov().withCsr("another CSR")));
        Office.value(office.resubmit(id));
        office.finish(id);
        office.assertStatus(id, OrderStatus.CLOSED);
    }

    /** Gives no answer about one order. */
    private record FailingFlow(Flow inner, jp.kakuin.order.OrderId poison) implements Flow {

        @Override
        public void start(jp.kakuin.order.OrderId order, int attempt) {
            inner.start(order, attempt);
        }

        @Override
        public void stop(jp.kakuin.order.OrderId order, int attempt, String cause) {
            inner.stop(order, attempt, cause);
        }

        @Override
        public void signal(String taskToken, Signal signal) {
            inner.signal(taskToken, signal);
        }

        @Override
        public Execution describe(jp.kakuin.order.OrderId order, int attempt) {
            if (order.equals(poison)) {
                throw new IllegalStateException("no answer");
            }
            return inner.describe(order, attempt);
        }

        @Override
        public boolean redrive(jp.kakuin.order.OrderId order, int attempt) {
            return inner.redrive(order, attempt);
        }
    }
}
