package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.highrisk.HighRiskEntry.Action;
import jp.kakuin.highrisk.HighRiskEntry.Event;
import jp.kakuin.highrisk.HighRiskEntry.Ground;
import jp.kakuin.highrisk.HighRiskEntry.Kind;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link HighRiskList} keeps (BR 4.2.1). */
public abstract class HighRiskListContract {

    /** Whose pages hold two entries. */
    protected abstract HighRiskList list();

    @Test
    void entry_shouldBeFoundByKindAndKey_whenItWasWritten() {
        var entry = entry(Kind.ORGANISATION, "角印商事");
        assertThat(list().replace(Optional.empty(), entry)).isTrue();
        assertThat(list().find(Kind.ORGANISATION, "角印商事")).contains(entry);
        assertThat(list().find(Kind.NAME, "角印商事")).isEmpty();
        assertThat(list().find(Kind.ORGANISATION, "角印")).isEmpty();
    }

    @Test
    void change_shouldNotBeLost_whenTwoWriteAtOnce() {
        var entry = entry(Kind.NAME, "example.jp");
        list().replace(Optional.empty(), entry);
        var first = with(entry, "first");
        assertThat(list().replace(Optional.empty(), first)).isFalse();
        assertThat(list().replace(Optional.of(entry), first)).isTrue();
        assertThat(list().replace(Optional.of(entry), with(entry, "second"))).isFalse();
        assertThat(list().find(Kind.NAME, "example.jp")).contains(first);
    }

    @Test
    void everyEntryOfAKind_shouldBeOnOnePage_whenThereAreMany() {
        for (var key : List.of("a", "b", "c", "d", "e")) {
            list().replace(Optional.empty(), entry(Kind.LABEL_PART, key));
        }
        list().replace(Optional.empty(), entry(Kind.LABEL, "f"));
        var keys = new ArrayList<String>();
        var page = list().page(Kind.LABEL_PART, Optional.empty());
        page.entries().forEach(entry -> keys.add(entry.key()));
        while (page.next().isPresent()) {
            page = list().page(Kind.LABEL_PART, page.next());
            page.entries().forEach(entry -> keys.add(entry.key()));
        }
        assertThat(keys).containsExactly("a", "b", "c", "d", "e");
        assertThat(list().page(Kind.NAME, Optional.empty()))
                .isEqualTo(new HighRiskList.Page(List.of(), Optional.empty()));
    }

    private static HighRiskEntry entry(Kind kind, String key) {
        return new HighRiskEntry(kind, key, key, List.of(event("new")));
    }

    private static HighRiskEntry with(HighRiskEntry entry, String note) {
        return new HighRiskEntry(entry.kind(), entry.key(), entry.value(), List.of(entry.last(), event(note)));
    }

    private static Event event(String note) {
        return new Event(Action.ADD, Ground.PHISHING_TARGET, SteppingClock.START, "staff:sato", note);
    }
}
