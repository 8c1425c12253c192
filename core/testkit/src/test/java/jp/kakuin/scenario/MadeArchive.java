package jp.kakuin.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import jp.kakuin.audit.ArchiveAudit;
import jp.kakuin.audit.ArchivedLedger;
import jp.kakuin.audit.SignAuditRoot;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.InMemorySignatureLedger;

/** An archive as orders made it: three hours, three orders, four roots. */
record MadeArchive(Map<String, Object> objects, Instant now, byte[] key) {

    static MadeArchive ofThreeHours() {
        var office = new Office();
        var ports = office.ports;
        var ledger =
                new ArchivedLedger(new InMemorySignatureLedger(ports.unarchived::add), ports.auditArchive, ports.clock);
        var orders = new ArrayList<OrderId>();
        for (int hour = 0; hour < 3; hour++) {
            orders.add(office.apply(hour == 1 ? Forms.ov().withProduct("ev2") : Forms.ov()));
            ArchiveAudit.of(ports).run();
            office.answerEverything(orders.get(Math.max(0, hour - 1)));
            sign(ledger, orders.get(hour), ports.clock.instant());
            ArchiveAudit.of(ports).run();
            SignAuditRoot.of(ports).run();
            ports.clock.advance(Duration.ofHours(1));
        }
        SignAuditRoot.of(ports).run();
        return new MadeArchive(ports.auditArchive.objects(), ports.clock.instant(), ports.auditSeal.publicKey());
    }

    private static void sign(ArchivedLedger ledger, OrderId order, Instant at) {
        var bytes = order.value().getBytes(StandardCharsets.US_ASCII);
        for (var stage : Stage.values()) {
            ledger.storeIfAbsent(order, 1, stage, "0" + order.value(), "6b".repeat(32), bytes);
            ledger.beginSigning(order, 1, stage, at);
            ledger.recordSigned(order, 1, stage, bytes);
        }
    }
}
