package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.scenario.CopiedArchive.Care;
import jp.kakuin.testkit.SoftwareAuditSeal;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes anything of the archive is found out, and the sentence says what. Each kind of forgery is tried at every position of an
 * archive that orders made over hours, by a forger who computes as much anew as can be computed without the audit key.
 */
class TamperingTest extends ForgersDesk {

    @Test
    void archive_shouldPass_whenNobodyTouchedIt() {
        var report = new VerifyArchive(new CopiedArchive(archive)).run(Optional.of(key), now);

        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.roots()).isEqualTo(4);
        assertThat(report.orders()).isEqualTo(3);
        assertThat(report.batches()).isGreaterThan(6);
        assertThat(report.records()).isGreaterThan(80);
        assertThat(report.copies()).isEqualTo(12);
        assertThat(new VerifyArchive(new CopiedArchive(archive)).run(Optional.empty(), now))
                .isEqualTo(report);
    }

    @Test
    void record_shouldBeNamed_whenItIsAltered() {
        eachRecord((copy, batch, at, care) -> copy.change(batch, care, records -> {
            records.set(at, Forged.altered(records.get(at)));
            return records;
        }));
    }

    @Test
    void record_shouldBeNamed_whenItsEntryHoldsNoHashOrNoPossibleNumber() {
        for (var batch : new CopiedArchive(archive).batches()) {
            for (int i = 0; i < batch.records().size(); i++) {
                int at = i;
                if (!(batch.records().get(at) instanceof Archived.Entry entry)) {
                    continue;
                }
                for (var impossible : Forged.impossible(entry)) {
                    for (var care : Care.values()) {
                        forge(
                                impossible + " with care for " + care,
                                List.of(batch.name(), entry.order().value()),
                                copy -> copy.change(batch, care, records -> {
                                    records.set(at, impossible);
                                    return records;
                                }));
                    }
                }
            }
        }
    }

    @Test
    void record_shouldBeNamed_whenItIsDeleted() {
        eachRecord((copy, batch, at, care) -> copy.change(batch, care, records -> {
            records.remove(at);
            return records;
        }));
    }

    @Test
    void object_shouldBeNamed_whenARecordIsPutElsewhere() {
        eachRecord(
                false,
                (copy, batch, at, care) -> copy.change(batch, care, records -> {
                    int other = at == 0 ? records.size() - 1 : 0;
                    if (other == at) {
                        records.add(records.get(at));
                    } else {
                        java.util.Collections.swap(records, at, other);
                    }
                    return records;
                }));
    }

    @Test
    void record_shouldBeNamed_whenItIsInserted() {
        eachRecord((copy, batch, at, care) -> copy.change(batch, care, records -> {
            records.add(at, Forged.altered(records.get(at)));
            return records;
        }));
    }

    @Test
    void order_shouldBeNamed_whenAllOfItIsTakenOut() {
        for (var order : new CopiedArchive(archive).orders()) {
            for (var care : Care.values()) {
                forge("order " + order + " gone, " + care, List.of(order.value()), copy -> {
                    for (var batch : copy.batches()) {
                        if (batch.records().stream()
                                .anyMatch(record -> record.order().equals(order))) {
                            copy.change(batch, care, records -> {
                                records.removeIf(record -> record.order().equals(order));
                                return records;
                            });
                        }
                    }
                });
            }
        }
    }

    @Test
    void end_shouldBeNamed_whenItIsCutOff() {
        for (var batch : new CopiedArchive(archive).batches()) {
            forge(
                    "cut off from " + batch.name(),
                    List.of(batch.name()),
                    copy -> copy.batches().stream()
                            .filter(each -> each.shard() == batch.shard() && each.number() >= batch.number())
                            .forEach(each -> copy.objects.remove(each.name())));
        }
        for (var signed : new CopiedArchive(archive).roots().subList(0, 3)) {
            // Everything from a moment on, log and roots: the clock alone tells.
            forge(
                    "everything after root " + signed.root().number(),
                    List.of(signed.root().name()),
                    copy -> {
                        copy.roots().stream()
                                .filter(each ->
                                        each.root().number() > signed.root().number())
                                .forEach(each -> copy.objects.remove(each.root().name()));
                        copy.batches().stream()
                                .filter(each -> each.at().isAfter(signed.root().at()))
                                .forEach(each -> copy.objects.remove(each.name()));
                        copy.objects.keySet().removeIf(name -> name.startsWith("signatures/"));
                    },
                    now.plus(LATER));
        }
    }

    @Test
    void batch_shouldBeNamed_whenItIsDeletedOrReplaced() {
        var batches = new CopiedArchive(archive).batches();
        for (var batch : batches) {
            forge(batch.name() + " deleted", List.of(batch.name()), copy -> copy.objects.remove(batch.name()));
            for (var other : batches) {
                if (!other.equals(batch)) {
                    forge(
                            batch.name() + " replaced by " + other.name(),
                            List.of(batch.name()),
                            copy -> copy.objects.put(batch.name(), other));
                }
            }
        }
    }

    @Test
    void hour_shouldBeNamed_whenAllOfItIsTakenOut() {
        for (var signed : new CopiedArchive(archive).roots()) {
            forge(
                    "hour of " + signed.root().name(),
                    List.of(signed.root().name()),
                    copy -> {
                        copy.objects.remove(signed.root().name());
                        var from = signed.root().at().minus(Duration.ofHours(1));
                        copy.batches().stream()
                                .filter(batch -> batch.at().isAfter(from)
                                        && !batch.at().isAfter(signed.root().at()))
                                .forEach(batch -> copy.objects.remove(batch.name()));
                        for (int shard = 0; shard < ArchiveBatch.SHARDS; shard++) {
                            copy.rehash(shard);
                        }
                    },
                    now.plus(LATER));
        }
    }

    @Test
    void root_shouldBeNamed_whenItIsDeletedAlteredReplacedOrSignedByAnother() {
        var roots = new CopiedArchive(archive).roots();
        for (var signed : roots) {
            var root = signed.root();
            var name = root.name();
            forge(name + " deleted", List.of(name), copy -> copy.objects.remove(name), now.plus(LATER));
            for (var other : roots) {
                if (!other.equals(signed)) {
                    forge(name + " replaced", List.of(name), copy -> copy.objects.put(name, other));
                    var mixed = new SignedRoot(root, signed.publicKey(), other.signature());
                    forge(name + " with another's signature", List.of(name), copy -> copy.objects.put(name, mixed));
                }
            }
            for (var altered : Forged.altered(root)) {
                var forged = new SignedRoot(altered, signed.publicKey(), signed.signature());
                forge(name + " altered", List.of(name), copy -> copy.objects.put(name, forged));
                forge(
                        name + " altered and signed",
                        List.of(name),
                        copy -> copy.objects.put(name, Forged.sign(altered)));
            }
            forge(name + " signed by another", List.of(name), copy -> copy.objects.put(name, Forged.sign(root)));
        }
    }

    @Test
    void forger_shouldBeNamed_whenHeWritesEverythingAnewWithAKeyOfHisOwn() {
        forge("all roots by another key", List.of("another key"), copy -> {
            var seal = new SoftwareAuditSeal();
            copy.roots().forEach(signed -> copy.objects.put(signed.root().name(), Forged.sign(signed.root(), seal)));
        });
    }

    @Test
    void signature_shouldBeNamed_whenItsCopyIsDeletedAlteredOrInserted() {
        for (var name : archive.keySet().stream()
                .filter(each -> each.startsWith("signatures/"))
                .toList()) {
            var record = (Archived) archive.get(name);
            var altered = Forged.altered(record);
            forge(name + " deleted", List.of(record.order().value(), record.hash()), copy -> copy.objects.remove(name));
            forge(name + " altered", List.of(name), copy -> copy.objects.put(name, altered));
            var inserted = name.replace(record.hash(), altered.hash()).replace("2026-11-20", "2026-11-19");
            forge(name + " inserted", List.of(inserted), copy -> copy.objects.put(inserted, altered));
        }
    }

    @Test
    void stranger_shouldBeNamed_whenItLiesAmongTheObjects() {
        forge("a stranger", List.of("log/99/x"), copy -> copy.objects.put("log/99/x", "x"));
    }
}
