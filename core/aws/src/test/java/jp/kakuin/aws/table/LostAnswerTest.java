package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.aws.LossyRelay;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.refusal.Result;
import jp.kakuin.status.CrlPart;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A write whose answer is lost is one write. */
@Tag("every-emulator")
class LostAnswerTest {

    private static final String TRANSACT = "TransactWriteItems";
    private static final int MORE_THAN_EVERY_RETRY = 20;

    private final SteppingClock clock = new SteppingClock();
    private LossyRelay relay;
    private Table table;
    private TableOrders orders;
    private Order order;

    @BeforeEach
    void writeAnOrder() throws IOException {
        relay = new LossyRelay();
        table = new Table(AwsForTests.at(relay.endpoint()).dynamoDb(), TestTable.makeNamed());
        orders = new TableOrders(table, clock, 3);
        order = SampleOrders.write(orders, SampleOrders.received(1, clock.instant()));
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void change_shouldBeWrittenOnce_whenItsFirstAnswerIsLost() {
        relay.loseAnswers(TRANSACT, 1);

        var answer = orders.change(order.id(), this::checked);

        assertThat(answer).isInstanceOf(Result.Accepted.class);
        assertThat(orders.audit(order.id())).hasSize(2);
    }

    @Test
    void change_shouldBeKnownAsDone_whenEveryAnswerToItIsLost() {
        relay.loseAnswers(TRANSACT, MORE_THAN_EVERY_RETRY);

        var answer = orders.change(order.id(), this::checked);

        assertThat(answer).isInstanceOf(Result.Accepted.class);
        assertThat(orders.audit(order.id())).hasSize(2);
    }

    @Test
    void creation_shouldBeKnownAsDone_whenEveryAnswerToItIsLost() {
        relay.loseAnswers(TRANSACT, MORE_THAN_EVERY_RETRY);

        var second = SampleOrders.write(orders, SampleOrders.received(2, clock.instant()));

        assertThat(orders.find(second.id())).contains(second);
    }

    @Test
    void caller_shouldLearnOfTheFault_whenEvenTheReadIsLost() {
        relay.loseAnswers("GetItem", MORE_THAN_EVERY_RETRY);

        assertThatThrownBy(() -> orders.find(order.id())).isInstanceOf(SdkClientException.class);
    }

    @Test
    void numberOfACrl_shouldBelongToTheRunThatClaimedIt_whenTheAnswerIsLost() {
        var part = new CrlPart("http://crl.kakuin.example/issuing/0.crl", "6b");
        var numbers = new TableCrlNumbers(table);
        relay.loseAnswers("UpdateItem", 1);

        // The client asks again by itself, and the condition no longer holds.
        assertThat(numbers.claim(part, 0, 7, "one", clock.instant())).isTrue();
        assertThat(numbers.claim(part, 0, 7, "two", clock.instant())).isFalse();
    }

    private Result<OrderChange> checked(Order before) {
        return Result.accepted(OrderChange.of(
                before, before.withCheckedBy("vetter"), Actor.SYSTEM, "CHECKED", Map.of(), clock.instant()));
    }
}
