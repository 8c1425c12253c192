package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.flow.StepInput;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.issuance.IssueCertificate;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.WithdrawOrder;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.WatchRevocations;
import jp.kakuin.testkit.FakeCertificateIssuer;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.Vetting;
import org.junit.jupiter.api.Test;

/** A precertificate in a log promises a certificate (RFC 6962 3.1): one that nobody may have any more would be good for ever. */
class UnusedPrecertificateTest {

    private final Office office = new Office();
    private final OrderId id = stuckAtPrecertificate();
    private final IssuedSerial unused = office.ports.issuedSerials.of(id).getFirst();

    @Test
    void precertificate_shouldBeRevokedForOcspAndCrl_whenItsOrderIsWithdrawn() {
        sendBack();
        Office.value(WithdrawOrder.of(office.ports).run(new CustomerAccess(id)));
        watch();
        assertThat(standing().revoked()).as("a step may still be signing").isEmpty();

        office.ports.clock.advance(Duration.ofHours(1));
        watch();

        assertThat(standing().revoked().orElseThrow().reason()).isEqualTo(CrlReason.UNSPECIFIED);
        assertThat(office.ports
                        .issuedSerials
                        .revoked(FakeCertificateIssuer.CRL, Optional.empty())
                        .entries())
                .extracting(Revocation::serialNumber)
                .containsExactly(unused.serialNumber());
        assertThat(office.mails("CertificateRevoked")).as("nobody has it").isZero();
        office.assertStatus(id, OrderStatus.WITHDRAWN);
        office.assertAuditUnbroken(id);
    }

    @Test
    void precertificate_shouldStayGood_whenItsOrderComesToItsCertificate() {
        office.flow.run();
        office.ports.clock.advance(Duration.ofHours(1));
        watch();

        office.assertStatus(id, OrderStatus.ISSUED);
        assertThat(standing().revoked()).isEmpty();
    }

    /** It would be delivered although its check had failed since. */
    @Test
    void certificate_shouldNotReachAnOrder_thatWentBackWhileItWasSigned() {
        office.ports.orders.beforeNextWrite(this::goBack);

        var verdict = new StepCalls(office.ports).issueCertificate.run(new StepInput(id, 1));

        assertThat(verdict).isEqualTo(IssueCertificate.Verdict.SUPERSEDED);
        office.assertStatus(id, OrderStatus.CORRECTION);
        assertThat(office.order(id).certificate()).isEmpty();
    }

    private OrderId stuckAtPrecertificate() {
        var order = office.apply(Forms.ov());
        office.answerUntil(order, CheckKind.FINAL_REVIEW);
        Office.value(office.review(order, Office.APPROVER, "PASSED"));
        var steps = new StepCalls(office.ports);
        var input = new StepInput(order, 1);
        steps.checkCaa.run(input);
        office.ports.certificateIssuer.stickAtPrecertificate(1);
        assertThatThrownBy(() -> steps.issueCertificate.run(input)).isInstanceOf(IllegalStateException.class);
        return order;
    }

    /** Its key has come to be reported. */
    private void sendBack() {
        var problems = List.of(Refusal.of(OrderCode.NOT_EDITABLE, "csr.key"));
        office.ports.certificateIssuer.refuseCsr(problems);
        office.ports.csrInspector.problems(office.order(id).application().csr(), problems);
        office.flow.run();
        office.assertStatus(id, OrderStatus.CORRECTION);
    }

    private void goBack() {
        Office.value(office.ports.orders.change(id, this::wentBack));
    }

    private Result<jp.kakuin.order.OrderChange> wentBack(Order order) {
        var limits =
                office.ports.catalogue().sold(order.application().product()).waits();
        return Result.accepted(Vetting.sendBack(
                order, List.<Correction.Reason>of(), Actor.SYSTEM, office.ports.clock.instant(), limits, Map.of()));
    }

    private void watch() {
        assertThat(WatchRevocations.of(office.ports).run().failed()).isZero();
    }

    private IssuedSerials.Standing standing() {
        return office.ports
                .issuedSerials
                .standing(FakeCertificateIssuer.ISSUER_KEY, unused.serialNumber())
                .orElseThrow();
    }
}
