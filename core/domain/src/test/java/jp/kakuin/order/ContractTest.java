package jp.kakuin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day too few is a day that the customer has paid for (民法 article 143), or may test in. */
class ContractTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 12, 2027-11-19",
        "2026-11-20, 6, 2027-05-19",
        "2026-12-01, 1, 2026-12-31",
        "2026-03-31, 12, 2027-03-30",
        "2027-01-31, 1, 2027-02-28",
        "2028-01-31, 1, 2028-02-29",
        "2026-08-31, 6, 2027-02-28",
        "2026-08-29, 6, 2027-02-28",
        "2026-08-28, 6, 2027-02-27",
        "2026-10-31, 6, 2027-04-30",
        "2027-02-28, 12, 2028-02-27",
        "2028-02-29, 12, 2029-02-28",
        "2028-02-29, 48, 2032-02-28",
        "2026-11-21, 0, 2026-12-04",
    })
    void term_shouldEndOnTheDayBeforeItsDate_orWithTheMonth_whenItIsCounted(
            LocalDate start, int months, LocalDate end) {
        assertThat(Contract.startingOn(start, months)).isEqualTo(new Contract(start, end));
    }
}
