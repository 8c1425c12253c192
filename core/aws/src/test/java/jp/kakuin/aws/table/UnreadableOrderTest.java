package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.order.Orders;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that this version cannot read, as after a roll-back. */
class UnreadableOrderTest {

    private final SteppingClock clock = new SteppingClock();
    private final Table table = TestTable.make();
    private final Orders orders = new TableOrders(table, clock, 3);

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"status\": \"OF_A_LATER_VERSION\"}"})
    void openOrders_shouldBeWorkedOn_whenAnotherOfTheirQueueCannotBeRead(String content) {
        var poison = SampleOrders.write(orders, SampleOrders.received(1, clock.instant()));
        var sound = SampleOrders.write(orders, SampleOrders.received(2, clock.instant()));
        table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(Table.key(Keys.order(poison.id()), Keys.ORDER))
                        .updateExpression("SET #data = :content")
                        .expressionAttributeNames(Map.of("#data", "data"))
                        .expressionAttributeValues(Map.of(":content", Item.string(content))));

        var found = orders.open(Orders.OpenQueue.of(sound).orElseThrow(), Optional.empty());

        assertThat(found.orders()).isEqualTo(List.of(sound));
    }
}
