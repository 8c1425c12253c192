package jp.kakuin.renewal;

import java.util.List;
import java.util.stream.IntStream;
import jp.kakuin.Ports;
import jp.kakuin.due.DueIndex;

/** Names the shards of the due index over which a renewal run spreads (SPEC R-3). */
public final class FindDueRenewals {

    private final DueIndex dueIndex;

    public FindDueRenewals(DueIndex dueIndex) {
        this.dueIndex = dueIndex;
    }

    public static FindDueRenewals of(Ports ports) {
        return new FindDueRenewals(ports.dueIndex());
    }

    /** @param shards each is worked through by one {@link SendRenewalReminders} */
    public record Answer(List<Integer> shards) {}

    public Answer run() {
        return new Answer(IntStream.range(0, dueIndex.shards()).boxed().toList());
    }
}
