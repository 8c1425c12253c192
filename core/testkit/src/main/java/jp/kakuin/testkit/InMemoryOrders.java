package jp.kakuin.testkit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.Account;
import jp.kakuin.order.IdempotencyRecord;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.recovery.RestoredChains;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Revocation;

/** Orders in memory, with the conditions of the real table. */
public final class InMemoryOrders implements Orders, RestoredChains {

    private static final int ATTEMPTS = 25;

    private final Clock clock;
    private final InMemoryAccounts accounts;
    private final DueIndex dueIndex;
    private final InMemoryUnarchived unarchived;
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Map<OrderId, List<AuditEntry>> audit = new HashMap<>();
    private final Map<String, OrderChange.LinkTarget> links = new HashMap<>();
    private final Map<String, IdempotencyRecord> idempotency = new HashMap<>();
    private final Map<String, Revocation> revoked = new TreeMap<>();
    private final Set<String> contractCodes = new HashSet<>();
    private Runnable rival = () -> {};

    public InMemoryOrders(Clock clock, InMemoryAccounts accounts, DueIndex dueIndex, InMemoryUnarchived unarchived) {
        this.clock = clock;
        this.accounts = accounts;
        this.dueIndex = dueIndex;
        this.unarchived = unarchived;
    }

    /** Something that happens once, between the next decision and its write: the next change meets a newer order. */
    public void beforeNextWrite(Runnable somebodyElse) {
        rival = somebodyElse;
    }

    @Override
    public synchronized Optional<Order> find(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public synchronized Optional<OrderChange.LinkTarget> link(String linkId) {
        return Optional.ofNullable(links.get(linkId));
    }

    @Override
    public Result<Order> change(OrderId id, Function<Order, Result<OrderChange>> decide) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = find(id);
            if (before.isEmpty()) {
                return Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND));
            }
            switch (decide.apply(before.get())) {
                case Result.Refused<OrderChange>(var refusals) -> {
                    return Result.refused(refusals);
                }
                case Result.Accepted<OrderChange>(var change) -> {
                    letRivalAct();
                    var written = write(change);
                    if (written.isPresent()) {
                        return written.get();
                    }
                }
            }
        }
        throw new IllegalStateException("too many rivals");
    }

    private void letRivalAct() {
        var once = rival;
        rival = () -> {};
        once.run();
    }

    /** Empty if the order is another than the change was decided on. */
    private synchronized Optional<Result<Order>> write(OrderChange change) {
        var standing = orders.get(change.after().id());
        var expected = change.before().orElseThrow(() -> new IllegalArgumentException("a change without a before"));
        if (standing.version() != expected.version()) {
            return Optional.empty();
        }
        if (change.notCheckedBy().filter(standing.checkedBy()::contains).isPresent()) {
            return Optional.of(Result.refused(Refusal.of(OrderCode.SAME_PERSON)));
        }
        put(change);
        return Optional.of(Result.accepted(change.after()));
    }

    private void put(OrderChange change) {
        var order = change.after();
        if (change.audit().sequence() != order.version()
                || !change.audit().hash().equals(order.auditHead())) {
            throw new IllegalArgumentException("the audit entry is not the order's");
        }
        orders.put(order.id(), order);
        audit.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(change.audit());
        unarchived.add(Archived.Entry.of(change));
        change.link().ifPresent(link -> links.put(link.linkId(), link));
        change.revoked().ifPresent(revocation -> revoked.put(revocation.serialNumber(), revocation));
        change.dueAdded().forEach(dueIndex::add);
    }

    @Override
    public synchronized IdempotencyRecord create(OrderChange creation, Account account, IdempotencyRecord record) {
        var earlier = idempotencyRecord(record.keySha256());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (orders.containsKey(creation.after().id())
                || !contractCodes.add(creation.after().contractCode())) {
            throw new IllegalStateException("number taken");
        }
        idempotency.put(record.keySha256(), record);
        accounts.open(account);
        put(creation);
        return record;
    }

    @Override
    public synchronized Optional<IdempotencyRecord> idempotencyRecord(String keySha256) {
        return Optional.ofNullable(idempotency.get(keySha256))
                .filter(record -> record.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public synchronized Page open(OpenQueue queue, Optional<String> cursor) {
        var sorted = orders.values().stream()
                .filter(order -> OpenQueue.of(order).filter(queue::equals).isPresent())
                .sorted(Comparator.comparing(InMemoryOrders::sortKey))
                .toList();
        var page = Pages.cut(sorted, InMemoryOrders::sortKey, cursor);
        return new Page(page.items(), page.next());
    }

    @Override
    public synchronized List<AuditEntry> audit(OrderId id) {
        return List.copyOf(audit.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized void keep(List<AuditEntry> entries) {
        for (var entry : entries) {
            var chain = audit.computeIfAbsent(entry.order(), id -> new ArrayList<>());
            if (chain.stream().noneMatch(known -> known.sequence() == entry.sequence())) {
                chain.add(entry);
            }
        }
    }

    /** What was revoked, by serial number. */
    synchronized Map<String, Revocation> revoked() {
        return new TreeMap<>(revoked);
    }

    /** Every order, for tests that look at the whole. */
    public synchronized List<Order> all() {
        return List.copyOf(orders.values());
    }

    private static String sortKey(Order order) {
        return String.format("%020d#%s", order.statusSince().toEpochMilli(), order.id());
    }
}
