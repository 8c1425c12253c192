package jp.kakuin.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakuin.order.OrderId;

/** Follows the chains of one shard's orders through the log, and names the entries that do not fit. */
final class OrderChains {

    /** More than any order comes to: a greater number was forged, and would have this many places made for what is missing. */
    private static final long MOST_ENTRIES = 100_000;

    /** In place of the hash of an entry that is altered, or missing: it need not be one. */
    private static final long NO_HASH = 0;

    private final Findings findings;
    private final Map<OrderId, Chain> chains = new HashMap<>();

    OrderChains(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param half of the entry's hash
     * @param signed whether a root covers the object
     */
    private record Link(AuditEntry entry, long half, String object, boolean signed) {}

    /** Kept are the last entry that fits, and those that came before their predecessors. */
    private static final class Chain {
        private final TreeMap<Long, Link> early = new TreeMap<>();
        // Half of each hash, by sequence: a million orders have to fit.
        private final List<Long> hashes = new ArrayList<>();
        private Link last;

        private long sequence() {
            return last == null ? 0 : last.entry().sequence();
        }

        private void take(Link link) {
            while (hashes.size() < link.entry().sequence() - 1) {
                hashes.add(NO_HASH);
            }
            hashes.add(link.half());
            last = link;
        }
    }

    void add(AuditEntry entry, String object, boolean signed) {
        var possible = entry.sequence() >= 1 && entry.sequence() <= MOST_ENTRIES;
        var altered = !possible || !entry.intact();
        if (altered) {
            findings.add("%s: entry %d of order %s was altered.", object, entry.sequence(), entry.order());
        }
        var chain = chains.computeIfAbsent(entry.order(), order -> new Chain());
        if (!possible) {
            return;
        }
        var link = new Link(entry, altered ? NO_HASH : half(entry), object, signed);
        if (entry.sequence() <= chain.sequence()) {
            again(chain, link);
            return;
        }
        var other = chain.early.putIfAbsent(entry.sequence(), link);
        if (other != null && !other.entry().hash().equals(entry.hash())) {
            fork(link);
        }
        while (chain.early.containsKey(chain.sequence() + 1)) {
            follow(chain, chain.early.remove(chain.sequence() + 1));
        }
    }

    // A restored table may have archived once more what it had archived before: the same entry is no fork.
    private void again(Chain chain, Link link) {
        if (chain.hashes.get((int) link.entry().sequence() - 1) != link.half()) {
            fork(link);
        }
    }

    private void fork(Link link) {
        findings.add(
                "%s: entry %d of order %s is there a second time and says something else.",
                link.object(), link.entry().sequence(), link.entry().order());
    }

    private static long half(AuditEntry entry) {
        return Long.parseUnsignedLong(entry.hash().substring(0, 16), 16);
    }

    private void follow(Chain chain, Link link) {
        var before = chain.last == null ? "" : chain.last.entry().hash();
        if (!link.entry().previousHash().equals(before)) {
            findings.add(
                    "%s: entry %d of order %s does not go on from entry %d: one of the two was replaced.",
                    link.object(),
                    link.entry().sequence(),
                    link.entry().order(),
                    link.entry().sequence() - 1);
        }
        chain.take(link);
    }

    /** To be asked once the shard's log has been read. */
    void end() {
        chains.forEach((order, chain) -> {
            while (!chain.early.isEmpty()) {
                var next = chain.early.pollFirstEntry().getValue();
                gap(order, chain.sequence() + 1, next);
                chain.take(next);
            }
        });
    }

    private void gap(OrderId order, long missing, Link next) {
        if (next.entry().sequence() == missing) {
            return;
        }
        var sentence = "%s: of order %s the entries %d to %d are missing before entry %d.";
        if (next.signed()) {
            findings.add(
                    sentence,
                    next.object(),
                    order,
                    missing,
                    next.entry().sequence() - 1,
                    next.entry().sequence());
        } else {
            findings.note(
                    sentence + " The next run may bring them: look again after it.",
                    next.object(),
                    order,
                    missing,
                    next.entry().sequence() - 1,
                    next.entry().sequence());
        }
    }

    int count() {
        return chains.size();
    }
}
