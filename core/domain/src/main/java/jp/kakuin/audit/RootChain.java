package jp.kakuin.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at the roots: each signed, each going on from the one before, none missing between or at the end. */
final class RootChain {

    /** A root comes every hour; a late one is no alarm yet. */
    private static final Duration LATE = Duration.ofMinutes(90);

    private final ArchiveCopy copy;
    private final Findings findings;
    private final Predicate<SignedRoot> signatures;
    private Optional<String> key;

    RootChain(ArchiveCopy copy, Findings findings, Predicate<SignedRoot> signatures, Optional<String> key) {
        this.copy = copy;
        this.findings = findings;
        this.signatures = signatures;
        this.key = key;
    }

    /** Every root that is what was signed, oldest first. */
    List<AuditRoot> read(List<String> names, Instant asOf) {
        var good = new ArrayList<AuditRoot>();
        var before = Optional.<AuditRoot>empty();
        long expected = 1;
        for (var name : names) {
            long number = ArchiveNames.numberOf(name);
            for (; expected < number; expected++) {
                findings.add(
                        "%s is missing: root %d, after that of %s.",
                        AuditRoot.name(expected),
                        expected,
                        good.isEmpty() ? "nothing" : good.getLast().at());
            }
            expected = number + 1;
            var found = root(name, number);
            found.ifPresent(good::add);
            if (found.isPresent() && number > 1) {
                follows(before, found.get(), name);
            }
            before = found;
        }
        judgeTheEnd(good, asOf);
        return good;
    }

    private Optional<AuditRoot> root(String name, long number) {
        try {
            var signed = copy.root(name);
            var root = signed.root();
            if (root.number() != number) {
                findings.add("%s holds root %d in place of root %d.", name, root.number(), number);
            } else if (!root.intact()) {
                findings.add("%s was altered after it was signed: root %d of %s.", name, number, root.at());
            } else if (!signatures.test(signed)) {
                findings.add("%s bears a signature that is not of its key: root %d of %s.", name, number, root.at());
            } else if (!signed.publicKey().equals(key.orElse(signed.publicKey()))) {
                findings.add("%s is signed by another key than the audit key: root %d of %s.", name, number, root.at());
            } else {
                key = Optional.of(signed.publicKey());
                return Optional.of(root);
            }
        } catch (ArchiveCopy.Unreadable e) {
            findings.add("%s cannot be read as root %d: %s.", name, number, e.getMessage());
        }
        return Optional.empty();
    }

    private void follows(Optional<AuditRoot> before, AuditRoot root, String name) {
        if (before.isEmpty()) {
            return;
        }
        if (before.get().number() == root.number() - 1 && !before.get().hash().equals(root.previousHash())) {
            findings.add(
                    "%s does not go on from %s: one of the two was replaced.", name, AuditRoot.name(root.number() - 1));
        }
        var apart = Duration.between(before.get().at(), root.at());
        if (apart.compareTo(LATE) > 0) {
            findings.note("No root was signed between %s and %s.", before.get().at(), root.at());
        }
    }

    private void judgeTheEnd(List<AuditRoot> good, Instant asOf) {
        if (good.isEmpty()) {
            findings.add(
                    "%s is missing: no root is signed, and nothing tells whether the log is whole. A new system has its first"
                            + " within the hour.",
                    AuditRoot.name(1));
        } else if (good.getLast().at().plus(LATE).isBefore(asOf)) {
            findings.add(
                    "%s is missing: %s is the newest root, of %s, although one is signed every hour and it was %s. Roots were"
                            + " cut off at the end, none was signed, or this copy is older.",
                    AuditRoot.name(good.getLast().number() + 1),
                    good.getLast().name(),
                    good.getLast().at(),
                    asOf);
        }
    }
}
