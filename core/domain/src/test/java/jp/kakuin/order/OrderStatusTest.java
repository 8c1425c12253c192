package jp.kakuin.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with an order in each status (SPEC ). */
class OrderStatusTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, true, true, true, true",
        "VETTING, false, true, true, true",
        "CORRECTION, true, true, true, false",
        "REVIEW, false, true, true, true",
        "ISSUING, false, true, false, false",
        "ISSUED, false, true, false, false",
        "CLOSED, false, false, false, false",
        "WITHDRAWN, false, false, false, false",
        "REJECTED, false, false, false, false",
        "EXPIRED, false, false, false, false",
    })
    void order_shouldAllowWhatItsStatusAllows_whenAsked(
            OrderStatus status, boolean editable, boolean open, boolean beforeIssue, boolean vetting) {
        assertThat(status.editable()).isEqualTo(editable);
        assertThat(status.open()).isEqualTo(open);
        assertThat(status.beforeIssue()).isEqualTo(beforeIssue);
        assertThat(status.vetting()).isEqualTo(vetting);
    }
}
