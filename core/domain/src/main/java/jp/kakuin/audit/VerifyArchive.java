package jp.kakuin.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Computes the whole archive again from its objects alone and names everything that was altered, deleted, reordered, inserted or cut off
 * (SPEC S-5). What no root covers yet, at most the last hour, is held by the bucket's lock and by its own chains only.
 */
public final class VerifyArchive {

    private final ArchiveCopy copy;
    private final Predicate<SignedRoot> signatures;
    private final Findings findings = new Findings();

    public VerifyArchive(ArchiveCopy copy) {
        this(copy, SignedRoot::isSigned);
    }

    /** @param signatures answers as {@link SignedRoot#isSigned}, perhaps from memory */
    public VerifyArchive(ArchiveCopy copy, Predicate<SignedRoot> signatures) {
        this.copy = copy;
        this.signatures = signatures;
    }

    /**
     * @param findings each a sentence that names the object, and order and entry where one is meant; empty if all is well
     * @param notes what is worth knowing and proves nothing
     * @param covered moment of the newest root
     */
    public record Report(
            List<String> findings,
            List<String> notes,
            int roots,
            int batches,
            int records,
            int orders,
            int copies,
            Optional<Instant> covered) {}

    /**
     * @param key the audit key's SubjectPublicKeyInfo; without it the first root's key is taken for it
     * @param asOf when the copy was made
     */
    public Report run(Optional<byte[]> key, Instant asOf) {
        strangers();
        var base64 = key.map(bytes -> Base64.getEncoder().encodeToString(bytes));
        var roots = new RootChain(copy, findings, signatures, base64)
                .read(oldestFirst(AuditRoot.FOLDER, ArchiveNames::isRoot), asOf);
        var covered = roots.isEmpty()
                ? Optional.<Instant>empty()
                : Optional.of(roots.getLast().at());
        int batches = 0;
        int records = 0;
        int orders = 0;
        int copies = 0;
        var copied = copy.names().stream()
                .filter(ArchiveNames::isSignature)
                .collect(Collectors.groupingBy(name -> ArchiveBatch.shardOf(SignatureCopy.orderOf(name))));
        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
            var log = new ShardLog(shard, copy, roots, findings);
            log.read(oldestFirst(ArchiveBatch.folder(shard), ArchiveNames::isBatch));
            var ofShard = copied.getOrDefault(shard, List.of());
            signatures(ofShard, log, covered);
            copies += ofShard.size();
            batches += log.batches();
            records += log.records();
            orders += log.orders();
        }
        return new Report(findings.all(), findings.notes(), roots.size(), batches, records, orders, copies, covered);
    }

    private void strangers() {
        for (var name : copy.names()) {
            if (!ArchiveNames.isBatch(name) && !ArchiveNames.isRoot(name) && !ArchiveNames.isSignature(name)) {
                findings.add("%s is no object of the archive.", name);
            }
        }
    }

    private List<String> oldestFirst(String folder, Predicate<String> wanted) {
        var names = new ArrayList<>(copy.names().subSet(folder, folder + "~").stream()
                .filter(wanted)
                .toList());
        // Names count down.
        Collections.reverse(names);
        return names;
    }

    private void signatures(List<String> names, ShardLog log, Optional<Instant> covered) {
        Set<String> copied = new HashSet<>();
        for (var name : names) {
            if (signature(name, log, covered)) {
                copied.add(name.substring(name.lastIndexOf('/') + 1));
            }
        }
        log.withCopy().stream()
                .filter(signature -> !copied.contains(signature.ending()))
                .forEach(signature -> findings.add(
                        "%s*/%s is missing: the copy of %s.",
                        SignatureCopy.FOLDER, signature.ending(), signature.what()));
    }

    private boolean signature(String name, ShardLog log, Optional<Instant> covered) {
        try {
            var record = copy.signature(name);
            if (!name.endsWith("/" + SignatureCopy.ending(record))) {
                findings.add("%s was altered: it holds %s, in other words than its name.", name, Findings.name(record));
                return false;
            }
            if (!log.holds(record)) {
                notInTheLog(name, record, covered);
            }
            return true;
        } catch (ArchiveCopy.Unreadable e) {
            findings.add("%s cannot be read: %s.", name, e.getMessage());
            return false;
        }
    }

    /** The log gets it within a minute; one of a day before the newest root's should be there. */
    private void notInTheLog(String name, Archived record, Optional<Instant> covered) {
        var sentence = "%s: %s is not in the log.";
        if (covered.filter(moment -> SignatureCopy.dayOf(name).isBefore(SignatureCopy.day(moment)))
                .isPresent()) {
            findings.add(sentence + " It was inserted.", name, Findings.name(record));
        } else {
            findings.note(sentence + " The next run brings it, or it was inserted.", name, Findings.name(record));
        }
    }
}
