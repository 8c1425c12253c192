package jp.kakuin.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import jp.kakuin.audit.ArchiveBatch;
import jp.kakuin.audit.SignedRoot;
import jp.kakuin.audit.VerifyArchive;
import jp.kakuin.scenario.CopiedArchive.Care;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** An archive that orders made over hours, and somebody who forges copies of it; what is not found out fails the test. */
class ForgersDesk {

    static Map<String, Object> archive;
    static Instant now;
    static byte[] key;
    /** When the next root after the last one should be there. */
    static final Duration LATER = Duration.ofHours(2);

    private static int tried;
    private static final Map<SignedRoot, Boolean> SIGNED = new HashMap<>();

    private final SoftAssertions softly = new SoftAssertions();

    @BeforeAll
    static void letOrdersGoTheirWay() {
        var made = MadeArchive.ofThreeHours();
        archive = made.objects();
        now = made.now();
        key = made.key();
    }

    @AfterEach
    void judge() {
        softly.assertAll();
    }

    interface Forgery {
        void apply(CopiedArchive copy, ArchiveBatch batch, int at, Care care);
    }

    /** Every record at every level of care. The batch is named, or the order; without care both, with the entry. */
    void eachRecord(Forgery forgery) {
        eachRecord(true, forgery);
    }

    /** @param ofOrder whether an order was changed: the order of the records of two tells nothing of either */
    void eachRecord(boolean ofOrder, Forgery forgery) {
        for (var batch : new CopiedArchive(archive).batches()) {
            for (int i = 0; i < batch.records().size(); i++) {
                int at = i;
                for (var care : Care.values()) {
                    var order = batch.records().get(at).order().value();
                    var object = care == Care.LOG
                            ? ArchiveBatch.folder(batch.shard()).substring(0, 6)
                            : batch.name();
                    var named = ofOrder || care == Care.NONE ? List.of(order, object) : List.of(object);
                    forge(
                            "record " + at + " of " + batch.name() + " with care for " + care,
                            named,
                            copy -> forgery.apply(copy, batch, at, care));
                }
            }
        }
    }

    void forge(String what, List<String> named, Consumer<CopiedArchive> forgery) {
        forge(what, named, forgery, now);
    }

    void forge(String what, List<String> named, Consumer<CopiedArchive> forgery, Instant asOf) {
        tried++;
        var copy = new CopiedArchive(new TreeMap<>(archive));
        forgery.accept(copy);
        var findings = String.join(
                "\n",
                new VerifyArchive(copy, ForgersDesk::isSigned)
                        .run(Optional.of(key), asOf)
                        .findings());
        softly.assertThat(findings).as(what).contains(named);
    }

    // To verify a signature takes longer than all the rest, and most forgeries leave it alone.
    private static boolean isSigned(SignedRoot root) {
        return SIGNED.computeIfAbsent(root, SignedRoot::isSigned);
    }

    @AfterAll
    static void say() {
        System.out.println("forgeries tried and found: " + tried);
    }
}
