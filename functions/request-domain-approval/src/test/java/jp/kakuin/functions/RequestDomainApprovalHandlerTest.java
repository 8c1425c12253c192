package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-2: the approver is never asked, or the code goes to the wrong mailbox. */
class RequestDomainApprovalHandlerTest {
    private static final String CHECK = "domain-admin-example.co.jp";

    @ParameterizedTest
    @CsvSource({"ov, ov-order/05-request-domain-approval.json", "ev, ev-order/12-request-domain-approval.json"})
    void approver_shouldGetOneMailForAllNames_whenTheStepIsRetried(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.ACKNOWLEDGED) : Given.evOrder(Stage.ACKNOWLEDGED);
        var handler = new RequestDomainApprovalHandler(order.ports());
        Invocation.of(handler::handleRequest, event);
        Invocation.of(handler::handleRequest, event);
        assertThat(order.check(CHECK).state()).isEqualTo(CheckState.WAITING);
        assertThat(order.ports().mailSender.to("admin@example.co.jp"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("DomainApprovalRequested", order.linkId(CHECK), order.code(CHECK))
                        .contains(order.order().application().names()));
    }

    @Test
    void code_shouldBeInTheMailOnly_whenTheOrderIsKept() {
        var order = Given.ovOrder(Stage.WAITING);
        assertThat(order.order().toString()).doesNotContain(order.code(CHECK));
    }
}
