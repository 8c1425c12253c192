package jp.kakuin.audit;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import jp.kakuin.order.OrderId;

/** The heads of the orders' chains as they come out of the log's batches between two roots. */
final class ChangedHeads {

    private final TreeMap<String, Changing> heads = new TreeMap<>();

    /** @param others hashes of what is no entry of the chain, in the order of the log */
    private record Changing(OrderId order, long sequence, String hash, HashText others, int count) {

        Changing with(Archived record) {
            return switch (record) {
                case Archived.Entry entry ->
                    entry.entry().sequence() < sequence
                            ? this
                            : new Changing(order, entry.entry().sequence(), record.hash(), others, count);
                case Archived.Reserved _,
                        Archived.SigningBegan _,
                        Archived.Signed _,
                        Archived.Voided _,
                        Archived.MailClaimed _,
                        Archived.MailSent _,
                        Archived.MailReleased _ ->
                    new Changing(order, sequence, hash, others.add(record.hash()), count + 1);
            };
        }

        AuditRoot.Head head() {
            return new AuditRoot.Head(order, sequence, hash, count, others.sha256());
        }
    }

    void add(Collection<Archived> records) {
        for (var record : records) {
            var order = record.order();
            var standing = heads.getOrDefault(order.value(), new Changing(order, 0, "", new HashText(), 0));
            heads.put(order.value(), standing.with(record));
        }
    }

    /** In the order of their order numbers. */
    List<AuditRoot.Head> all() {
        return heads.values().stream().map(Changing::head).toList();
    }
}
