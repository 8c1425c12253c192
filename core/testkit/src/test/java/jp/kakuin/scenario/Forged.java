package jp.kakuin.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.audit.AuditRoot;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.testkit.SoftwareAuditSeal;

/** Records and roots as a forger would have them. */
final class Forged {

    private Forged() {}

    static Archived altered(Archived record) {
        var later = Instant.EPOCH;
        return switch (record) {
            case Archived.Entry(var entry, var status, var attempt) ->
                new Archived.Entry(
                        AuditEntry.next(
                                entry.order(),
                                entry.sequence(),
                                entry.at(),
                                "staff:nobody",
                                entry.event(),
                                entry.facts(),
                                entry.previousHash()),
                        status,
                        attempt);
            case Archived.Reserved r ->
                new Archived.Reserved(r.order(), r.issueAttempt(), r.stage(), "0b", r.toBeSigned());
            case Archived.SigningBegan b -> new Archived.SigningBegan(b.order(), b.issueAttempt(), b.stage(), later);
            case Archived.Signed s -> new Archived.Signed(s.order(), s.issueAttempt(), s.stage(), "AAAA");
            case Archived.Voided v -> new Archived.Voided(v.order(), v.issueAttempt(), later);
            case Archived.MailClaimed m -> new Archived.MailClaimed(m.order(), m.key(), m.kind(), m.messageId(), later);
            case Archived.MailSent m -> new Archived.MailSent(m.order(), m.key(), later);
            case Archived.MailReleased m -> new Archived.MailReleased(m.order(), m.key(), later);
        };
    }

    /** Entries that no program of ours ever wrote: hashes that are none, and numbers that none has. */
    static List<Archived> impossible(Archived.Entry record) {
        var entry = record.entry();
        var all = new ArrayList<Archived>();
        for (var hash : List.of("", "`".repeat(64), entry.hash().substring(1) + "\0")) {
            all.add(new Archived.Entry(with(entry, entry.sequence(), hash), record.status(), record.attempt()));
        }
        for (long sequence : List.of(0L, -1L, 1_000_000_000L, Long.MAX_VALUE)) {
            var unsigned = with(entry, sequence, entry.hash());
            var hashed = AuditEntry.next(
                    entry.order(), sequence, entry.at(), entry.actor(), entry.event(), entry.facts(), "");
            all.add(new Archived.Entry(unsigned, record.status(), record.attempt()));
            all.add(new Archived.Entry(hashed, record.status(), record.attempt()));
        }
        return all;
    }

    private static AuditEntry with(AuditEntry entry, long sequence, String hash) {
        return new AuditEntry(
                entry.order(),
                sequence,
                entry.at(),
                entry.actor(),
                entry.event(),
                entry.facts(),
                entry.previousHash(),
                hash);
    }

    static List<AuditRoot> altered(AuditRoot root) {
        var all = new ArrayList<AuditRoot>();
        all.add(with(root, root.at().plusSeconds(1), root.positions(), root.heads()));
        for (int i = 0; i < root.positions().size(); i++) {
            var fewer = new ArrayList<>(root.positions());
            fewer.remove(i);
            all.add(with(root, root.at(), fewer, root.heads()));
        }
        for (int i = 0; i < root.heads().size(); i++) {
            var fewer = new ArrayList<>(root.heads());
            fewer.remove(i);
            all.add(with(root, root.at(), root.positions(), fewer));
        }
        return all;
    }

    private static AuditRoot with(
            AuditRoot root, Instant at, List<AuditRoot.Position> positions, List<AuditRoot.Head> heads) {
        return new AuditRoot(root.number(), at, root.previousHash(), positions, heads, root.merkleRoot(), root.hash());
    }

    static SignedRoot sign(AuditRoot root) {
        return sign(root, new SoftwareAuditSeal());
    }

    static SignedRoot sign(AuditRoot root, SoftwareAuditSeal seal) {
        return SignedRoot.of(root, seal);
    }
}
