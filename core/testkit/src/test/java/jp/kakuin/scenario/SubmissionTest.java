package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.kakuin.identity.Secrets;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.SubmitApplication;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.Faults;
import org.junit.jupiter.api.Test;

/** The same application sent twice (SPEC A-7, H-1). */
class SubmissionTest {

    private final Office office = new Office();

    @Test
    void customer_shouldGetTheSameOrderAndToken_whenTheRequestIsRepeated() {
        var first = Office.value(submit(Office.KEY, Office.BODY));
        var second = Office.value(submit(Office.KEY, Office.BODY));

        assertThat(second).isEqualTo(first);
        assertThat(Secrets.hash(second.token())).isEqualTo(first.order().tokenSha256());
        assertThat(office.ports.orders.all()).hasSize(1);
        assertThat(office.ports.flow.starts()).hasSize(1);
    }

    @Test
    void anotherBody_shouldBeRefused_whenTheKeyIsTheSame() {
        Office.value(submit(Office.KEY, Office.BODY));

        Office.assertRefused(submit(Office.KEY, Secrets.hash("other")), OrderCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(office.ports.orders.all()).hasSize(1);
    }

    @Test
    void customer_shouldHaveTwoOrders_whenTheKeysDiffer() {
        var first = Office.value(submit(Office.KEY, Office.BODY));
        var second = Office.value(submit(Office.KEY + "2", Office.BODY));

        assertThat(second.order().id()).isNotEqualTo(first.order().id());
        assertThat(second.order().account()).isNotEqualTo(first.order().account());
    }

    @Test
    void request_shouldBeRefused_whenItsKeyIsMissingOrMalformed() {
        Office.assertRefused(submit(null, Office.BODY), OrderCode.IDEMPOTENCY_KEY_MISSING);
        Office.assertRefused(submit("", Office.BODY), OrderCode.IDEMPOTENCY_KEY_MISSING);
        Office.assertRefused(submit("x".repeat(15), Office.BODY), OrderCode.IDEMPOTENCY_KEY_MALFORMED);
        Office.assertRefused(submit("x".repeat(129), Office.BODY), OrderCode.IDEMPOTENCY_KEY_MALFORMED);
        Office.assertRefused(submit("x".repeat(15) + " ", Office.BODY), OrderCode.IDEMPOTENCY_KEY_MALFORMED);
    }

    @Test
    void order_shouldGetItsFlow_whenTheProcessDiedBeforeItStarted() {
        dieBeforeTheFlowStarts();

        office.reconcile();

        assertThat(office.ports.flow.starts()).hasSize(1);
        var id = office.ports.orders.all().getFirst().id();
        assertThat(Office.value(submit(Office.KEY, Office.BODY)).order().id()).isEqualTo(id);
        office.finish(id);
        office.assertStatus(id, jp.kakuin.order.OrderStatus.CLOSED);
    }

    @Test
    void repeatedRequest_shouldStartTheFlow_whenTheProcessDiedBeforeItStarted() {
        dieBeforeTheFlowStarts();

        Office.value(submit(Office.KEY, Office.BODY));

        assertThat(office.ports.flow.starts()).hasSize(1);
        assertThat(office.ports.orders.all()).hasSize(1);
    }

    @Test
    void flow_shouldNotStartAgain_whenTheRequestIsRepeatedLater() {
        var id = Office.value(submit(Office.KEY, Office.BODY)).order().id();
        office.finish(id);
        office.ports.clock.advance(Duration.ofHours(1));

        assertThat(Office.value(submit(Office.KEY, Office.BODY)).order().id()).isEqualTo(id);

        assertThat(office.ports.flow.starts()).hasSize(1);
    }

    private void dieBeforeTheFlowStarts() {
        office.ports.faults.crashAt(positionOfTheStart());
        assertThatThrownBy(() -> submit(Office.KEY, Office.BODY)).isInstanceOf(Faults.Crash.class);
    }

    private static int positionOfTheStart() {
        var rehearsal = new Office();
        rehearsal.submit(Office.KEY, Forms.ov());
        return 2 * rehearsal.ports.faults.calls().indexOf("Flow.start") + 1;
    }

    private Result<SubmitApplication.Answer> submit(String key, String body) {
        return SubmitApplication.of(office.ports).run(key, body, Forms.ov().form());
    }
}
