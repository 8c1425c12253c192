package jp.kakuin.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.kakuin.audit.Archived;
import jp.kakuin.due.DueEntry;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderId;

/** A ledger in memory; each method is atomic, as one conditional write is. */
public final class InMemorySignatureLedger implements SignatureLedger {

    private record Key(OrderId order, int issueAttempt, Stage stage) {}

    private record Owner(OrderId order, int issueAttempt) {}

    private final Map<Key, Entry> entries = new HashMap<>();
    private final Map<String, Owner> serialNumbers = new HashMap<>();
    private final Map<Owner, Instant> voided = new HashMap<>();
    private final Map<String, Set<Use>> uses = new HashMap<>();
    private final Consumer<Archived> unarchived;
    private final Consumer<DueEntry> due;

    public InMemorySignatureLedger() {
        this(what -> {}, entry -> {});
    }

    /** @param unarchived takes what has to be archived */
    public InMemorySignatureLedger(Consumer<Archived> unarchived) {
        this(unarchived, entry -> {});
    }

    /** @param due takes what has to be done later */
    public InMemorySignatureLedger(Consumer<Archived> unarchived, Consumer<DueEntry> due) {
        this.unarchived = unarchived;
        this.due = due;
    }

    @Override
    public synchronized int currentAttempt(OrderId order) {
        int attempt = 1;
        while (voided.containsKey(new Owner(order, attempt))) {
            attempt++;
        }
        return attempt;
    }

    @Override
    public synchronized Optional<Entry> find(OrderId order, int issueAttempt, Stage stage) {
        return Optional.ofNullable(entries.get(new Key(order, issueAttempt, stage)));
    }

    @Override
    public synchronized Entry storeIfAbsent(
            OrderId order, int issueAttempt, Stage stage, String serialNumber, String keySha256, byte[] toBeSigned) {
        var key = new Key(order, issueAttempt, stage);
        if (entries.containsKey(key)) {
            return entries.get(key);
        }
        var owner = new Owner(order, issueAttempt);
        if (!serialNumbers.computeIfAbsent(serialNumber, _ -> owner).equals(owner)) {
            throw new IllegalStateException("serial number is taken");
        }
        var entry = new Entry(
                order,
                issueAttempt,
                stage,
                serialNumber,
                toBeSigned.clone(),
                Optional.empty(),
                Optional.empty(),
                voided.containsKey(owner));
        entries.put(key, entry);
        unarchived.accept(Archived.Reserved.of(order, issueAttempt, stage, serialNumber, toBeSigned));
        uses.computeIfAbsent(keySha256, _ -> new LinkedHashSet<>()).add(new Use(order, serialNumber));
        return entry;
    }

    @Override
    public synchronized boolean beginSigning(OrderId order, int issueAttempt, Stage stage, Instant at) {
        var entry = find(order, issueAttempt, stage).orElseThrow();
        if (entry.voided() || entry.signingBegan().isPresent()) {
            return false;
        }
        change(entry, e -> with(e, Optional.of(at), e.signed(), false));
        unarchived.accept(new Archived.SigningBegan(order, issueAttempt, stage, at));
        return true;
    }

    @Override
    public synchronized Optional<Entry> recordSigned(OrderId order, int issueAttempt, Stage stage, byte[] signed) {
        var entry = find(order, issueAttempt, stage).orElseThrow();
        if (entry.voided()) {
            return Optional.empty();
        }
        if (entry.signed().isEmpty()) {
            change(entry, e -> with(e, e.signingBegan(), Optional.of(signed.clone()), false));
            unarchived.accept(Archived.Signed.of(order, issueAttempt, stage, signed));
        }
        return find(order, issueAttempt, stage);
    }

    @Override
    public synchronized void voidAttempt(OrderId order, int issueAttempt, Instant at) {
        if (find(order, issueAttempt, Stage.CERTIFICATE).flatMap(Entry::signed).isPresent()) {
            return;
        }
        if (voided.putIfAbsent(new Owner(order, issueAttempt), at) == null) {
            unarchived.accept(new Archived.Voided(order, issueAttempt, at));
            due.accept(SignatureLedger.owedRevocation(order, issueAttempt, at));
        }
        for (var stage : Stage.values()) {
            find(order, issueAttempt, stage)
                    .ifPresent(entry -> change(entry, e -> with(e, e.signingBegan(), e.signed(), true)));
        }
    }

    @Override
    public synchronized List<Use> of(String keySha256) {
        return List.copyOf(uses.getOrDefault(keySha256, Set.of()));
    }

    /** Everything kept, for assertions. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    private void change(Entry entry, UnaryOperator<Entry> change) {
        entries.put(new Key(entry.order(), entry.issueAttempt(), entry.stage()), change.apply(entry));
    }

    private static Entry with(Entry e, Optional<Instant> signingBegan, Optional<byte[]> signed, boolean voided) {
        return new Entry(
                e.order(), e.issueAttempt(), e.stage(), e.serialNumber(), e.toBeSigned(), signingBegan, signed, voided);
    }
}
