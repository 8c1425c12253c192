package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC R-3: a certificate expires unnoticed, or its owner gets the same mail twice. */
class SendRenewalRemindersHandlerTest {
    @Test
    void contacts_shouldBeRemindedOnce_whenNinetyDaysRemain() {
        var order = Given.ovOrder(Stage.CLOSED, "90-days-remain");
        var handler = new SendRenewalRemindersHandler(order.ports());
        var answer = Invocation.of(handler::handleRequest, "side-paths/22-send-renewal-reminders.json");
        assertThat(answer.json().path("done").intValue()).isEqualTo(1);
        Invocation.of(handler::handleRequest, "side-paths/22-send-renewal-reminders.json");
        for (var contact : List.of("sato@example.co.jp", "suzuki@web.example.co.jp")) {
            assertThat(order.ports().mailSender.to(contact))
                    .filteredOn(mail -> mail.text().contains("RenewalDue"))
                    .hasSize(1);
        }
    }
}
