package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.Test;

/** SPEC D-2: an approver who lost the mail blocks the order, or the old code still opens it. */
class ResendMailHandlerTest {
    private static final String CHECK = "domain-admin-example.co.jp";

    @Test
    void approver_shouldGetANewLinkThatVoidsTheOld_whenTheCustomerAsks() {
        var order = Given.ovOrder(Stage.WAITING, "2-minutes-passed");
        var before = order.linkId(CHECK);
        var answer =
                Invocation.of(new ResendMailHandler(order.ports())::handleRequest, "side-paths/07-resend-mail.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(order.linkId(CHECK)).isNotEqualTo(before);
        assertThat(order.ports().mailSender.to("admin@example.co.jp")).hasSize(2);
    }
}
