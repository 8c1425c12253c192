package jp.kakuin.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.aws.json.Json;
import jp.kakuin.aws.store.S3AuditArchive;
import jp.kakuin.local.audit.AuditBucket;
import jp.kakuin.order.OrderId;

/**
 * Every call of the functions that archive goes wrong. Afterwards the archive is whole, holds every record once, and has one root for each
 * hour.
 */
final class Archiving {

    static final String NAME = "ARCHIVING";

    private static final String ARCHIVE = "archive-audit";
    private static final String SIGN = "sign-audit-root";

    private final Battery battery;
    private final FaultSuite suite;
    private final Strike noFlow;
    private final List<OrderId> orders = new ArrayList<>();
    private int hours;

    Archiving(Battery battery) {
        this.battery = battery;
        this.suite = battery.suite();
        this.noFlow = Strike.once(
                battery.campaign().control(Journey.OV).position("submit-application", "Sfn.StartExecution", 1),
                FaultKind.TIMED_OUT);
    }

    void all() {
        archiveAll();
        everyCallOfArchiving();
        everyCallOfSigning();
        // Before the archive is read: what happens meanwhile need not be there yet.
        var entries = entries();
        archiveAll();
        verify(entries);
    }

    private void archiveAll() {
        while (waiting() > 0) {
            suite.run(ARCHIVE);
        }
    }

    private void everyCallOfArchiving() {
        int before = shardOfNewRecord();
        suite.run(ARCHIVE);
        // A shard where nothing waits is one look into the index: the calls are numbered from the first shard where
        // something does.
        var calls = suite.sandboxes().newestCalls(ARCHIVE);
        for (int call = 1; call <= calls.size() - ArchiveBatch.SHARDS + 1; call++) {
            var operation = calls.get(before + call - 1).operation();
            for (var kind : battery.kinds()) {
                int ahead = shardOfNewRecord();
                strike(new Position(ARCHIVE, "", call, operation), kind, ahead + call);
                hold(waiting() == 0, "not archived after " + kind + " at " + operation);
            }
        }
    }

    private void everyCallOfSigning() {
        // The first root takes in all that was archived before.
        for (int i = 0; i < 2; i++) {
            newHourWithARecord();
            suite.run(SIGN);
        }
        var calls = suite.sandboxes().newestCalls(SIGN);
        for (int call = 1; call <= calls.size(); call++) {
            for (var kind : battery.kinds()) {
                newHourWithARecord();
                strike(new Position(SIGN, "", call, calls.get(call - 1).operation()), kind, call);
            }
        }
    }

    /** Runs the function until the fault has happened and once more, as its schedule does. */
    private void strike(Position position, FaultKind kind, int call) {
        var strike = Strike.once(new Position(position.function(), "", call, position.operation()), kind);
        suite.sandboxes().plan("", strike);
        suite.run(position.function());
        suite.run(position.function());
        battery.report().add(position, strike, true);
    }

    private void newHourWithARecord() {
        shardOfNewRecord();
        suite.run(ARCHIVE);
        suite.moveClock(Duration.ofHours(1));
        hours++;
    }

    /** Somebody applies, and nothing more happens. */
    private int shardOfNewRecord() {
        var trial = Packing.trial(Journey.OV, Trial.People.WAIT_AND_SEE, List.of(noFlow.again()));
        battery.campaign().plan(trial);
        trial.applyOnce(suite);
        var order = new OrderId(suite.sandboxes().labels().orders(trial.label()).getFirst());
        orders.add(order);
        return ArchiveBatch.shardOf(order);
    }

    /** The hashes of what the table's audit trails of these orders hold. */
    private List<String> entries() {
        return orders.stream()
                .flatMap(order -> suite.items("ORDER#" + order).stream())
                .filter(item -> item.get("sk").s().startsWith("AUDIT#"))
                .map(item -> Json.read(item.get("data").s(), AuditEntry.class).hash())
                .toList();
    }

    private long waiting() {
        return IntStream.range(0, ArchiveBatch.SHARDS)
                .mapToLong(
                        shard -> suite.items("UNARCHIVED#%02d".formatted(shard)).size())
                .sum();
    }

    private void verify(List<String> entries) {
        var aws = suite.system().aws();
        var outputs = suite.system().outputs();
        try (var s3 = aws.s3();
                var kms = aws.kms()) {
            var key = kms.getPublicKey(get -> get.keyId(outputs.get("AuditKeyId")))
                    .publicKey()
                    .asByteArray();
            var bucket = outputs.get("AuditBucket");
            var report = new VerifyArchive(AuditBucket.in(s3, bucket))
                    .run(Optional.of(key), suite.system().clock().instant());
            hold(report.findings().isEmpty(), String.join("\n    ", report.findings()));
            hold(report.roots() == hours, report.roots() + " roots of " + hours + " hours");
            eachOnce(new S3AuditArchive(s3, bucket), entries);
            battery.report().note(report.records() + " records and " + report.roots() + " roots in the archive");
        }
    }

    private void eachOnce(AuditArchive archive, List<String> entries) {
        var times = IntStream.range(0, ArchiveBatch.SHARDS)
                .boxed()
                .flatMap(shard -> log(archive, shard))
                .flatMap(batch -> batch.records().stream())
                .flatMap(record -> record instanceof Archived.Entry held
                        ? Stream.of(held.entry().hash())
                        : null)
                .collect(Collectors.groupingBy(hash -> hash, Collectors.counting()));
        var wrong = entries.stream()
                .filter(hash -> times.getOrDefault(hash, 0L) != 1)
                .count();
        hold(wrong == 0, wrong + " of " + entries.size() + " entries are not in the archive once");
    }

    private static Stream<ArchiveBatch> log(AuditArchive archive, int shard) {
        var last = archive.newest(shard).map(ArchiveBatch::number).orElse(0L);
        return LongStream.rangeClosed(1, last).boxed().flatMap(number -> archive.batch(shard, number).stream());
    }

    private void hold(boolean truth, String violation) {
        if (!truth) {
            battery.report().violated(NAME, List.of(violation));
        }
    }
}
