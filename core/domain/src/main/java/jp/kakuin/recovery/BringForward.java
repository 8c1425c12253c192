package jp.kakuin.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.ArchiveCopy;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Text;
import jp.kakuin.flow.Flow;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.vetting.Actor;
import jp.kakuin.vetting.Vetting;

/**
 * Brings a table forward that was restored to an earlier moment, before any flow runs over it: signatures and mails since then are known again,
 * every order's chain goes on behind its last archived entry, and every open order in a new attempt. What people entered since then is lost
 * and asked for again. May be run again.
 */
public final class BringForward {

    private static final String RESTORED = "ORDER_RESTORED";
    private static final int MANY = 1000;

    private static final Correction.Reason WENT_BACK = new Correction.Reason(
            "STAFF_REQUEST",
            "",
            new Text(
                    "先日お戻しした内容が当社の障害により失われました。お手数ですが、申込内容をご確認のうえ再度ご提出ください。",
                    "What we sent you back for was lost in a failure on our side. Please look over your application and submit"
                            + " it again."));

    private final Orders orders;
    private final RestoredChains chains;
    private final SignatureLedger ledger;
    private final MailClaims mails;
    private final Unarchived unarchived;
    private final Flow flow;
    private final Catalogue catalogue;
    private final Clock clock;
    private final List<String> conflicts = new ArrayList<>();
    private final List<OrderId> ahead = new ArrayList<>();
    private final List<OrderId> lost = new ArrayList<>();

    public BringForward(
            Orders orders,
            RestoredChains chains,
            SignatureLedger ledger,
            MailClaims mails,
            Unarchived unarchived,
            Flow flow,
            Catalogue catalogue,
            Clock clock) {
        this.orders = orders;
        this.chains = chains;
        this.ledger = ledger;
        this.mails = mails;
        this.unarchived = unarchived;
        this.flow = flow;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param signatures records of the ledger that were made sure of
     * @param mails claims made or closed
     * @param ahead orders that had gone on since: their state is that of the moment restored to, or their end
     * @param lost orders received since: their customers have to apply anew, and what was issued to them has to be revoked
     * @param restarted open orders that go on in a new attempt
     * @param conflicts what does not fit, each in a sentence; empty if all is well
     */
    public record Report(
            int signatures,
            int mails,
            List<OrderId> ahead,
            List<OrderId> lost,
            int restarted,
            List<String> conflicts) {}

    /** @param since the moment that the table was restored to, or one before */
    public Report run(ArchiveCopy copy, Instant since) {
        var archive = ArchivedSince.read(copy, since);
        forgetArchived(archive);
        int signatures = 0;
        int claims = 0;
        for (var each : archive.byOrder().entrySet()) {
            var records = each.getValue();
            signatures += new ReplayedSignatures(ledger, records, archive, clock.instant()).replay(conflicts);
            claims += new ReplayedMails(mails, each.getKey(), records).replay();
            goOn(each.getKey(), records);
        }
        int restarted = restartOthers();
        // Last, for the steps before look whether a chain ends with its restoration.
        archive.byOrder().forEach(new ReplayedRevocations(orders)::replay);
        return new Report(signatures, claims, ahead, lost, restarted, conflicts);
    }

    /** What the table noted as not archived may have been archived since. */
    private void forgetArchived(ArchivedSince archive) {
        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
            List<Unarchived.Waiting> known;
            do {
                known = unarchived.oldest(shard, MANY).stream()
                        .filter(waiting ->
                                archive.hashes().contains(waiting.what().hash()))
                        .toList();
                unarchived.done(shard, known);
            } while (!known.isEmpty());
        }
    }

    private void goOn(OrderId id, List<Archived> records) {
        var entries = new TreeMap<Long, Archived.Entry>();
        records.stream()
                .filter(Archived.Entry.class::isInstance)
                .map(Archived.Entry.class::cast)
                .forEach(entry -> entries.put(entry.entry().sequence(), entry));
        if (entries.isEmpty()) {
            return;
        }
        var order = orders.find(id);
        if (order.isEmpty()) {
            chains.keep(entries.values().stream().map(Archived.Entry::entry).toList());
            lost.add(id);
        } else {
            goOn(order.get(), entries);
        }
    }

    private void goOn(Order order, TreeMap<Long, Archived.Entry> entries) {
        var standing = entries.get(order.version());
        if (standing != null && !standing.entry().hash().equals(order.auditHead())) {
            conflicts.add("Order " + order.id() + ": entry " + order.version()
                    + " of the table is another than the archived one. A flow ran over the table before this.");
            return;
        }
        var missed = List.copyOf(entries.tailMap(order.version(), false).values());
        if (!missed.isEmpty()) {
            if (!follows(order, missed)) {
                conflicts.add("Order " + order.id() + ": the archive lacks an entry behind " + order.version()
                        + ". Give an earlier --since.");
                return;
            }
            chains.keep(missed.stream().map(Archived.Entry::entry).toList());
            restore(order, missed);
            ahead.add(order.id());
        }
        takeItsEnd(order.id(), entries.lastEntry().getValue());
    }

    private static boolean follows(Order order, List<Archived.Entry> missed) {
        var head = order.auditHead();
        for (var each : missed) {
            if (!each.entry().previousHash().equals(head)) {
                return false;
            }
            head = each.entry().hash();
        }
        return true;
    }

    private void restore(Order seen, List<Archived.Entry> missed) {
        int used = missed.stream().mapToInt(Archived.Entry::attempt).max().orElseThrow();
        int attempt = Math.max(seen.attempt(), used) + 1;
        stopFlows(seen, attempt);
        var last = missed.getLast().entry();
        orders.change(
                seen.id(),
                order -> order.version() == seen.version()
                        ? Result.accepted(OrderChange.restoration(order, attempt, Optional.of(last), clock.instant()))
                        : Result.refused(Refusal.of(OrderCode.CHANGED_MEANWHILE)));
    }

    /** An order that had ended or gone back to its customer since is not left where it could be issued. */
    private void takeItsEnd(OrderId id, Archived.Entry last) {
        var order = orders.find(id).orElseThrow();
        var restored = newest(id)
                .filter(entry -> entry.event().equals(RESTORED)
                        && entry.sequence() == last.entry().sequence() + 1);
        if (restored.isEmpty() || order.status() == last.status()) {
            return;
        }
        if (last.status().endedWithout()) {
            orders.change(
                    id,
                    found -> Result.accepted(Vetting.end(
                            found, last.status(), Actor.SYSTEM, clock.instant(), Optional.empty(), Map.of())));
        } else if (last.status() == OrderStatus.CORRECTION) {
            var limits = catalogue.sold(order.application().product()).waits();
            orders.change(
                    id,
                    found -> Result.accepted(
                            Vetting.sendBack(found, List.of(WENT_BACK), Actor.SYSTEM, clock.instant(), limits)));
        }
    }

    /** Tokens and executions since the moment restored to belong to nothing: whoever waits, waits anew. */
    private int restartOthers() {
        int restarted = 0;
        for (var queue : Orders.OpenQueue.values()) {
            Optional<String> cursor = Optional.empty();
            do {
                var page = orders.open(queue, cursor);
                restarted +=
                        (int) page.orders().stream().filter(this::restarted).count();
                cursor = page.next();
            } while (cursor.isPresent());
        }
        return restarted;
    }

    private boolean restarted(Order order) {
        if (order.status() == OrderStatus.CORRECTION) {
            return false;
        }
        if (newest(order.id()).filter(entry -> entry.event().equals(RESTORED)).isEmpty()) {
            stopFlows(order, order.attempt() + 1);
            orders.change(
                    order.id(),
                    found -> Result.accepted(
                            OrderChange.restoration(found, found.attempt() + 1, Optional.empty(), clock.instant())));
        }
        return true;
    }

    private Optional<AuditEntry> newest(OrderId id) {
        return orders.audit(id).stream().reduce((earlier, later) -> later);
    }

    private void stopFlows(Order order, int before) {
        for (int attempt = order.attempt(); attempt < before; attempt++) {
            if (flow.describe(order.id(), attempt).status() == Flow.Status.RUNNING) {
                flow.stop(order.id(), attempt, RESTORED);
            }
        }
    }
}
