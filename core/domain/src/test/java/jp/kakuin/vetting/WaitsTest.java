package jp.kakuin.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.AcceptedApplication;
import jp.kakuin.order.Correction;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.ReceivedOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a customer is reminded and when the order is lost (SPEC V-7). */
class WaitsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final String DOMAIN = "domain-admin-example.co.jp";

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 7", "2, 14", "3, 30", "4, 30"})
    void customer_shouldHearAfter3And7And14Days_andLoseTheOrderAfter30(int reminders, int days) {
        var order = vetting();
        for (int n = 0; n < reminders; n++) {
            order = order.withCheck(order.check(DOMAIN).orElseThrow().reminded());
        }

        var wait = Waits.find(order, Products.WAITS, DOMAIN).orElseThrow();

        assertThat(wait.nextAt()).isEqualTo(NOW.plus(Duration.ofDays(days)));
        assertThat(wait.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(wait.party()).isEqualTo(CheckKind.Party.DOMAIN_APPROVER);
    }

    @Test
    void customer_shouldNotBeHurried_whenStaffAreToAct() {
        assertThat(Waits.of(vetting(), Products.WAITS)).hasSize(9);
        assertThat(Waits.forCustomer(vetting(), Products.WAITS))
                .noneMatch(wait -> wait.party() == CheckKind.Party.STAFF);
    }

    @Test
    void onlyTheCorrection_shouldBeWaitedFor_whenTheOrderIsInCorrection() {
        var reason = new Correction.Reason("CODE", "", new Text("理由", "reason"));
        var order = vetting().sentBack(List.of(reason), NOW.plusSeconds(5));

        var waits = Waits.of(order, Products.WAITS);

        assertThat(waits).extracting(Waits.Wait::key).containsExactly(Waits.CORRECTION);
        assertThat(waits.getFirst().nextAt()).isEqualTo(NOW.plusSeconds(5).plus(Duration.ofDays(3)));
    }

    @Test
    void nothing_shouldBeWaitedFor_whenTheOrderIsPastVetting() {
        for (var status : List.of(
                OrderStatus.ISSUING,
                OrderStatus.ISSUED,
                OrderStatus.CLOSED,
                OrderStatus.WITHDRAWN,
                OrderStatus.REJECTED,
                OrderStatus.EXPIRED)) {
            assertThat(Waits.of(vetting().withStatus(status, NOW), Products.WAITS))
                    .isEmpty();
        }
    }

    private static Order vetting() {
        var checks = CheckPlan.of(new AcceptedApplication().make(), Products.ev2()).stream()
                .map(check -> switch (check.kind().branch()) {
                    case DOMAINS, EVIDENCE -> check.opened(NOW);
                    case DOCUMENTS, CONTENT, AGREEMENT, PAYER, CALLS, REVIEW -> check;
                })
                .toList();
        return ReceivedOrder.of(new AcceptedApplication().make(), checks, NOW);
    }
}
