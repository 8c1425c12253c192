package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.draft.Draft;
import jp.kakuin.draft.Drafts;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link Drafts} keeps. */
public abstract class DraftsContract {

    protected abstract Drafts drafts();

    @Test
    void form_shouldResumeWhereItStopped_whenItWasSaved() {
        assertThat(drafts().save(draft(1, "{}"))).isTrue();
        assertThat(drafts().save(draft(2, "{\"a\":1}"))).isTrue();

        assertThat(drafts().find("draft-1", SteppingClock.START)).contains(draft(2, "{\"a\":1}"));
    }

    @Test
    void form_shouldNotBeOverwritten_whenAnotherWindowSavedMeanwhile() {
        drafts().save(draft(1, "{}"));
        drafts().save(draft(2, "{\"window\":1}"));

        assertThat(drafts().save(draft(2, "{\"window\":2}"))).isFalse();
        assertThat(drafts().save(draft(1, "{\"window\":3}"))).isFalse();
        assertThat(drafts().find("draft-1", SteppingClock.START)).contains(draft(2, "{\"window\":1}"));
    }

    @Test
    void form_shouldBeGone_whenSevenDaysHavePassed() {
        drafts().save(draft(1, "{}"));

        var late = SteppingClock.START.plus(Duration.ofDays(7));
        assertThat(drafts().find("draft-1", late.minusMillis(1))).isPresent();
        assertThat(drafts().find("draft-1", late)).isEmpty();
    }

    private static Draft draft(int revision, String content) {
        return new Draft(
                "draft-1",
                "hash",
                content,
                revision,
                SteppingClock.START,
                SteppingClock.START.plus(Duration.ofDays(7)));
    }
}
