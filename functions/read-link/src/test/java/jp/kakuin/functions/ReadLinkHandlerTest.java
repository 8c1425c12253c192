package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-3: who opens the mail's link does not see what is asked, or a mail scanner answers for them. */
class ReadLinkHandlerTest {
    @ParameterizedTest
    @CsvSource({"ov, ov-order/07-read-link.json", "ev, ev-order/16-read-link.json"})
    void approver_shouldSeeWhatIsAskedAndDecideNothing_whenOpeningTheLink(String kind, String event) {
        var order = kind.equals("ov") ? Given.ovOrder(Stage.WAITING) : Given.evOrder(Stage.WAITING);
        var version = order.order().version();
        var answer = Invocation.of(new ReadLinkHandler(order.ports())::handleRequest, event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("open").booleanValue()).isTrue();
        assertThat(answer.body().path("organisation").asText()).startsWith("株式会社かくいん");
        assertThat(answer.body().path("names").get(0).asText())
                .isEqualTo(order.order().application().names().getFirst());
        assertThat(answer.text()).doesNotContain(order.id().value(), order.code("domain-admin-example.co.jp"));
        assertThat(order.order().version()).isEqualTo(version);
    }
}
