package jp.kakuin.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at one shard's log: every batch there, each going on from the one before, and all of it what the roots signed. */
final class ShardLog {

    private final int shard;
    private final ArchiveCopy copy;
    private final List<AuditRoot> roots;
    private final Findings findings;
    private final OrderChains chains;
    // By hash, without the content: there may be millions.
    private final Map<String, Signature> signatures = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private int batches;
    private int records;

    ShardLog(int shard, ArchiveCopy copy, List<AuditRoot> roots, Findings findings) {
        this.shard = shard;
        this.copy = copy;
        this.roots = roots;
        this.findings = findings;
        this.chains = new OrderChains(findings);
    }

    /** @param names of the shard's batches, oldest first */
    void read(List<String> names) {
        var found = names.stream()
                .collect(Collectors.toMap(ArchiveNames::numberOf, name -> name, (a, b) -> a, TreeMap::new));
        long last = Math.max(found.isEmpty() ? 0 : found.lastKey(), signedUpTo());
        var before = Optional.<ArchiveBatch>empty();
        var window = new Window();
        for (long number = 1; number <= last; number++) {
            var batch = found.containsKey(number) ? batch(found.get(number), number) : missing(number);
            if (batch.isPresent()) {
                follows(before, batch.get(), number);
                window.take(batch.get());
            }
            before = batch;
            window.close(number, batch);
        }
        chains.end();
    }

    private long signedUpTo() {
        return roots.isEmpty()
                ? 0
                : roots.getLast()
                        .position(shard)
                        .map(AuditRoot.Position::number)
                        .orElse(0L);
    }

    private Optional<ArchiveBatch> missing(long number) {
        findings.add(
                "%s is missing: batch %d of shard %d%s.",
                ArchiveBatch.name(shard, number), number, shard, number <= signedUpTo() ? ", which a root covers" : "");
        return Optional.empty();
    }

    private Optional<ArchiveBatch> batch(String name, long number) {
        try {
            var batch = copy.batch(name);
            if (batch.number() != number || batch.shard() != shard) {
                findings.add(
                        "%s holds batch %d of shard %d in place of batch %d of shard %d.",
                        name, batch.number(), batch.shard(), number, shard);
                return Optional.empty();
            }
            judge(batch, name);
            return Optional.of(batch);
        } catch (ArchiveCopy.Unreadable e) {
            findings.add("%s cannot be read as batch %d of shard %d: %s.", name, number, shard, e.getMessage());
            return Optional.empty();
        }
    }

    private void judge(ArchiveBatch batch, String name) {
        batches++;
        records += batch.records().size();
        boolean named = false;
        for (int i = 0; i < batch.records().size(); i++) {
            var record = batch.records().get(i);
            if (i >= batch.hashes().size()
                    || !record.hash().equals(batch.hashes().get(i))) {
                findings.add("%s: %s is not what was written there.", name, Findings.name(record));
                named = true;
            }
            if (ArchiveBatch.shardOf(record.order()) != shard) {
                findings.add("%s: %s belongs to another shard.", name, Findings.name(record));
            }
            remember(record, name, batch.number() <= signedUpTo());
        }
        if (!named && !batch.intact()) {
            findings.add("%s was altered: batch %d of shard %d, with %s.", name, batch.number(), shard, orders(batch));
        }
    }

    private static String orders(ArchiveBatch batch) {
        return batch.records().stream()
                .map(record -> record.order().value())
                .distinct()
                .collect(Collectors.joining(", ", "records of the orders ", ""));
    }

    private void remember(Archived record, String name, boolean signed) {
        switch (record) {
            case Archived.Entry(var entry, var status, var attempt) -> chains.add(entry, name, signed);
            case Archived.Reserved r ->
                signatures.put(r.hash(), signature(r, stage(r.order(), r.issueAttempt(), r.stage())));
            case Archived.Signed s -> signatures.put(s.hash(), signature(s, ""));
            case Archived.SigningBegan b -> begun.add(stage(b.order(), b.issueAttempt(), b.stage()));
            case Archived.Voided _, Archived.MailClaimed _, Archived.MailSent _, Archived.MailReleased _ -> {}
        }
    }

    private static String stage(Object... parts) {
        return Arrays.toString(parts);
    }

    private void follows(Optional<ArchiveBatch> before, ArchiveBatch batch, long number) {
        var expected = number == 1 ? Optional.of("") : before.map(ArchiveBatch::hash);
        if (expected.filter(hash -> !hash.equals(batch.previousHash())).isPresent()) {
            findings.add(
                    "%s does not go on from %s: one of the two was replaced.",
                    batch.name(), ArchiveBatch.name(shard, number - 1));
        }
    }

    private static Signature signature(Archived record, String begins) {
        return new Signature(SignatureCopy.ending(record), Findings.name(record), begins);
    }

    /**
     * @param ending what the name of its copy ends with
     * @param begins the signature that makes it due; empty if it is signed
     */
    record Signature(String ending, String what, String begins) {}

    /** What the CA key was asked to sign or signed: a copy of it was written before. */
    List<Signature> withCopy() {
        return signatures.values().stream()
                .filter(signature -> signature.begins().isEmpty() || begun.contains(signature.begins()))
                .toList();
    }

    boolean holds(Archived signature) {
        return signatures.containsKey(signature.hash());
    }

    int batches() {
        return batches;
    }

    int records() {
        return records;
    }

    int orders() {
        return chains.count();
    }

    /** What the log gained between two roots, held against the heads that the later one signed. */
    private final class Window {

        private ChangedHeads heads = new ChangedHeads();
        private long first = 1;
        private int root;

        /** Roots that were signed before the shard had a log say nothing of it. */
        Window() {
            while (root < roots.size() && roots.get(root).position(shard).isEmpty()) {
                root++;
            }
        }

        void take(ArchiveBatch batch) {
            heads.add(batch.records());
        }

        /** Ends the windows of all roots that reach as far as this batch. */
        void close(long number, Optional<ArchiveBatch> batch) {
            for (; root < roots.size() && reaches(roots.get(root), number); root++) {
                var signed = roots.get(root);
                var position = signed.position(shard).orElseThrow();
                if (batch.filter(found -> !found.hash().equals(position.hash())).isPresent()) {
                    findings.add(
                            "%s to %s are not the batches that root %d signed: records, or their order, were exchanged.",
                            ArchiveBatch.name(shard, first), ArchiveBatch.name(shard, number), signed.number());
                }
                compare(signed);
                heads = new ChangedHeads();
                first = number + 1;
            }
        }

        // A root that did not advance this shard has nothing to compare and comes with the position of an earlier one.
        private boolean reaches(AuditRoot candidate, long number) {
            return candidate
                    .position(shard)
                    .filter(position -> position.number() <= number)
                    .isPresent();
        }

        private void compare(AuditRoot signed) {
            var told = byOrder(signed.heads());
            var there = byOrder(heads.all());
            var all = new ArrayList<>(told.keySet());
            there.keySet().stream().filter(order -> !told.containsKey(order)).forEach(all::add);
            for (var order : all) {
                var expected = told.get(order);
                var actual = there.get(order);
                if (actual == null) {
                    findings.add(
                            "log/%02d: order %s, of which root %d signed entry %d, is missing from what that root covers.",
                            shard, order, signed.number(), expected.sequence());
                } else if (expected == null) {
                    findings.add(
                            "log/%02d: order %s was inserted: root %d signed nothing of it, and the log holds entry %d.",
                            shard, order, signed.number(), actual.sequence());
                } else if (!actual.equals(expected)) {
                    differs(signed, expected, actual);
                }
            }
        }

        private void differs(AuditRoot signed, AuditRoot.Head expected, AuditRoot.Head actual) {
            var what = actual.sequence() != expected.sequence()
                    ? "its last entry is " + actual.sequence()
                    : !actual.hash().equals(expected.hash())
                            ? "that entry is another"
                            : actual.others() + " records of signatures and mails in place of " + expected.others()
                                    + " or others";
            findings.add(
                    "log/%02d: of order %s root %d signed entry %d as the last, but in the log %s.",
                    shard, expected.order(), signed.number(), expected.sequence(), what);
        }

        private Map<String, AuditRoot.Head> byOrder(List<AuditRoot.Head> all) {
            var map = new TreeMap<String, AuditRoot.Head>();
            all.stream()
                    .filter(head -> ArchiveBatch.shardOf(head.order()) == shard)
                    .forEach(head -> map.put(head.order().value(), head));
            return map;
        }
    }
}
