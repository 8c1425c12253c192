package jp.kakuin.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.vetting.Check;

/** Orders as they stand right after they came in. */
public final class ReceivedOrder {

    public static final OrderId ID = new OrderId("K000000000001");

    private ReceivedOrder() {}

    public static Order of(Application application, List<Check> checks, Instant now) {
        return new Order(
                ID,
                0,
                1,
                OrderStatus.RECEIVED,
                now,
                now,
                "A1",
                "1234567890",
                "t".repeat(64),
                application,
                checks,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Revocations.NONE,
                "");
    }
}
