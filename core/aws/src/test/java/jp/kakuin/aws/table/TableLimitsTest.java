package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.order.OrderChange;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the table refuses whatever is tried again. */
class TableLimitsTest {

    private final Clock clock = new SteppingClock();
    private final FullTable client = new FullTable();
    private final TableOrders orders = new TableOrders(new Table(client, "table"), clock, 3);

    @Test
    void caller_shouldReadNotFound_whenAnAddressIsLongerThanAnyKey() {
        var drafts = new TableDrafts(new Table(client, "table"));

        assertThat(orders.link("L".repeat(3000))).isEmpty();
        assertThat(drafts.find("D".repeat(3000), clock.instant())).isEmpty();
        assertThat(client.calls).isZero();
    }

    @Test
    void caller_shouldLearnAtOnce_whenAnOrderOutgrewItsItem() {
        var order = SampleOrders.received(1, clock.instant());
        client.holds = OrderItems.order(order);

        assertThatThrownBy(() -> orders.change(
                        order.id(),
                        before -> Result.accepted(
                                OrderChange.of(before, before, Actor.SYSTEM, "GREW", Map.of(), clock.instant()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table can hold no such item");
        assertThat(client.calls).isEqualTo(2);
    }

    /** Reads one item and refuses every write for its size. */
    private static final class FullTable implements DynamoDbClient {

        private Item holds;
        private int calls;

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            calls++;
            return GetItemResponse.builder()
                    .item(Optional.ofNullable(holds).map(Item::attributes).orElse(Map.of()))
                    .build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            calls++;
            throw TransactionCanceledException.builder()
                    .cancellationReasons(List.of(
                            CancellationReason.builder()
                                    .code("ValidationError")
                                    .message("Item size to update has exceeded the maximum allowed size")
                                    .build(),
                            CancellationReason.builder().code("None").build()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
