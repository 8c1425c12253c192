package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link CompromisedKeys} keeps (SPEC C-3). */
public abstract class CompromisedKeysContract {

    private static final String KEY = "6b".repeat(32);
    private static final CompromisedKey REPORT =
            new CompromisedKey(KEY, CompromisedKey.Named.CSR, SteppingClock.START, "staff:sato", "報告 17");

    protected abstract CompromisedKeys keys();

    @Test
    void key_shouldBeFound_whenItWasReported() {
        assertThat(keys().find(KEY)).isEmpty();
        assertThat(keys().add(REPORT)).isEqualTo(REPORT);
        assertThat(keys().find(KEY)).contains(REPORT);
        assertThat(keys().find("6c".repeat(32))).isEmpty();
    }

    @Test
    void firstReport_shouldStay_whenTheKeyIsReportedAgain() {
        keys().add(REPORT);
        var later = new CompromisedKey(
                KEY, CompromisedKey.Named.HASH, SteppingClock.START.plus(Duration.ofDays(1)), "staff:suzuki", "again");

        assertThat(keys().add(later)).isEqualTo(REPORT);
        assertThat(keys().find(KEY)).contains(REPORT);
    }
}
