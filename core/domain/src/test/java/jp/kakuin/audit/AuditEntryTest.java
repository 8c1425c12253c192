package jp.kakuin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakuin.order.OrderId;
import org.junit.jupiter.api.Test;

/** Whoever changes the audit shall be seen (SPEC S-5). */
class AuditEntryTest {

    private static final Instant AT = Instant.parse("2026-11-20T01:30:00Z");
    private static final OrderId ORDER = new OrderId("K000000000001");
    private static final Map<String, String> FACTS = Map.of("check", "organisation", "inputs", "ab");

    private final AuditEntry entry = AuditEntry.next(ORDER, 7, AT, "staff:1", "CHECK_PASSED", FACTS, "head");

    @Test
    void entry_shouldBeIntact_whenNobodyTouchedIt() {
        assertThat(entry.intact()).isTrue();
    }

    @Test
    void entry_shouldShowIt_whenAnyPartIsChanged() {
        var other = new OrderId("K000000000002");
        var hash = entry.hash();
        assertThat(List.of(
                        new AuditEntry(other, 7, AT, "staff:1", "CHECK_PASSED", FACTS, "head", hash),
                        new AuditEntry(ORDER, 8, AT, "staff:1", "CHECK_PASSED", FACTS, "head", hash),
                        new AuditEntry(ORDER, 7, AT.plusNanos(1), "staff:1", "CHECK_PASSED", FACTS, "head", hash),
                        new AuditEntry(ORDER, 7, AT, "staff:2", "CHECK_PASSED", FACTS, "head", hash),
                        new AuditEntry(ORDER, 7, AT, "staff:1", "CHECK_FAILED", FACTS, "head", hash),
                        new AuditEntry(ORDER, 7, AT, "staff:1", "CHECK_PASSED", Map.of(), "head", hash),
                        new AuditEntry(
                                ORDER,
                                7,
                                AT,
                                "staff:1",
                                "CHECK_PASSED",
                                Map.of("check", "x", "inputs", "ab"),
                                "head",
                                hash),
                        new AuditEntry(ORDER, 7, AT, "staff:1", "CHECK_PASSED", FACTS, "other", hash),
                        new AuditEntry(
                                ORDER, 7, AT, "staff:1", "CHECK_PASSED", FACTS, "head", "f" + hash.substring(1))))
                .noneMatch(AuditEntry::intact);
    }

    @Test
    void entry_shouldShowIt_whenTextMovesFromOnePartToTheNext() {
        var one = AuditEntry.next(ORDER, 7, AT, "staff:12", "3", Map.of("a", "bc"), "");
        var other = AuditEntry.next(ORDER, 7, AT, "staff:1", "23", Map.of("ab", "c"), "");

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void hash_shouldBeTheSame_whenTheFactsComeInAnotherOrder() {
        var turned = new TreeMap<String, String>(java.util.Comparator.reverseOrder());
        turned.putAll(FACTS);

        assertThat(AuditEntry.next(ORDER, 7, AT, "staff:1", "CHECK_PASSED", turned, "head")
                        .hash())
                .isEqualTo(entry.hash());
    }
}
