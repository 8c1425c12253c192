package jp.kakuin.testkit.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.Order;
import jp.kakuin.order.Orders;

/** Reads lists that come in pages, to their end. */
final class AllPages {

    private AllPages() {}

    static List<Order> of(Orders orders, Orders.OpenQueue queue) {
        var all = new ArrayList<Order>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = orders.open(queue, cursor);
            all.addAll(page.orders());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    /** The due waits of all shards, each of which has few enough for one page. */
    static List<DueEntry> ofWaits(DueIndex index, Instant now) {
        var all = new ArrayList<DueEntry>();
        for (int shard = 0; shard < index.shards(); shard++) {
            all.addAll(index.due(DueEntry.Kind.CUSTOMER_WAIT, shard, now, Optional.empty())
                    .entries());
        }
        return all;
    }
}
