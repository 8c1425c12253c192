package jp.kakuin.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kakuin.invoicing.JapaneseCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls are made on business days, 10:00 to 18:00 in Japan (SPEC P-4). */
class PhoneHoursTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:59:59Z, false",
        "2026-11-20T01:00:00Z, true",
        "2026-11-20T08:59:59Z, true",
        "2026-11-20T09:00:00Z, false",
        "2026-11-21T03:00:00Z, false",
        "2026-11-22T03:00:00Z, false",
        "2026-11-23T03:00:00Z, false",
        "2026-11-24T03:00:00Z, true",
        "2026-12-29T03:00:00Z, false",
        "2027-01-03T03:00:00Z, false",
        "2027-01-04T03:00:00Z, true",
    })
    void call_shouldOnlyCount_whenItWasMadeInOfficeHours(Instant at, boolean within) {
        assertThat(PhoneHours.contain(at, new JapaneseCalendar())).isEqualTo(within);
    }
}
