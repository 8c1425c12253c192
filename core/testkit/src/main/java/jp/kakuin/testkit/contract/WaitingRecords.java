package jp.kakuin.testkit.contract;

import java.util.List;
import java.util.stream.IntStream;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;

/** Everything that waits for the archive, of all shards. */
final class WaitingRecords {

    private static final int MANY = 1000;

    private WaitingRecords() {}

    static List<Archived> of(Unarchived unarchived) {
        return IntStream.range(0, ArchiveBatch.SHARDS)
                .boxed()
                .flatMap(shard -> unarchived.oldest(shard, MANY).stream())
                .map(Unarchived.Waiting::what)
                .toList();
    }
}
