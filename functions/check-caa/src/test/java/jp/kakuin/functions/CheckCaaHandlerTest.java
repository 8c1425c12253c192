package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.kakuin.issuance.CaaRefusal;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.ScriptedPerspectives;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.validation.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC D-7: without it we issue for a domain whose owner permits another CA only. */
class CheckCaaHandlerTest {

    private static final Predicate<Probe> WWW = ScriptedPerspectives.caaOf("www.example.co.jp");

    @Test
    void order_shouldGoOn_whenNoRecordForbids() {
        var order = Given.ovOrder(Stage.ISSUING);
        var answer = Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ov-order/15-check-caa.json");
        assertThat(answer.result()).isEqualTo("PERMITTED");
        assertThat(order.order().caaPermittedAt()).contains(order.ports().clock.instant());
    }

    @Test
    void everyName_shouldBeAsked_whenACertificateHasMany() {
        var order = Given.evOrder(Stage.ISSUING);
        Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ev-order/41-check-caa.json");
        assertThat(order.ports().perspectives.askedCaa())
                .containsExactly("bank.example.co.jp", "login.bank.example.co.jp");
    }

    @Test
    void customer_shouldBeToldWhichRecord_whenItForbids() {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().perspectives.forbid("www.example.co.jp");
        var answer = Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ov-order/15-check-caa.json");
        assertThat(answer.result()).isEqualTo("SENT_BACK");
        assertThat(order.order().correction().orElseThrow().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.text().ja()).contains("www.example.co.jp", "other.example"));
        assertThat(order.ports().mailSender.to("sato@example.co.jp").getLast().text())
                .contains("CorrectionRequested");
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_ISSUER, 例：CAA 0 issue \"ca.example\", for example: CAA 0 issue",
        "OTHER_ACCOUNT_OR_METHOD, このお申し込みのアカウント（acct:, and method (ca-tbr-4) in accounturi",
        "UNKNOWN_CRITICAL_PROPERTY, 必須（critical）のプロパティ, critical property",
        "NO_SUCH_TOP_LEVEL_DOMAIN, トップレベルドメインはDNSに存在しない, top-level domain"
    })
    void customer_shouldBeToldHowToMendIt_whateverForbids(CaaRefusal why, String ja, String en) {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().perspectives.contradict(WWW, why.behind("jp: records"));

        assertThat(run(order)).isEqualTo("SENT_BACK");

        assertThat(order.order().correction().orElseThrow().reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text().ja())
                            .contains("www.example.co.jp", ja)
                            .doesNotContain(why.name());
                    assertThat(reason.text().en())
                            .contains("www.example.co.jp", en)
                            .doesNotContain(why.name());
                });
    }

    @Test
    void hijackedRemote_shouldNotHoldUpACustomer_butStandInTheAudit() {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().perspectives.contradict(WWW, "0 issue \"other.example\"", "us-west-2");

        assertThat(run(order)).isEqualTo("PERMITTED");

        assertThat(audit(order, "CAA_PERMITTED"))
                .containsEntry(
                        "caa:www.example.co.jp",
                        "primary ap-northeast-1 CORROBORATES, ap-southeast-1 CORROBORATES, us-east-1 CORROBORATES, "
                                + "us-west-2 CONTRADICTS, eu-central-1 CORROBORATES, sa-east-1 CORROBORATES, quorum 4/5");
    }

    @Test
    void customer_shouldBeToldOfAPossibleHijack_whenOnlyWeSeeThatWeMay() {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().perspectives.contradict(WWW, "0 issue \"other.example\"", "us-west-2", "eu-central-1");

        assertThat(run(order)).isEqualTo("SENT_BACK");

        assertThat(order.order().correction().orElseThrow().reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("CAA_NOT_CORROBORATED");
                    assertThat(reason.text().en()).contains("us-west-2", "eu-central-1", "other.example");
                });
        assertThat(audit(order, "SENT_BACK").get("caa:www.example.co.jp")).contains("quorum 3/5");
    }

    @Test
    void nothing_shouldBePermitted_whenOurOwnViewIsTheOneThatForbids() {
        var order = Given.ovOrder(Stage.ISSUING);
        order.ports().perspectives.contradict(WWW, "0 issue \";\"", ScriptedPerspectives.PRIMARY);

        assertThat(run(order)).isEqualTo("SENT_BACK");

        assertThat(audit(order, "SENT_BACK"))
                .containsEntry("reasons", "CAA_FORBIDS")
                .hasEntrySatisfying(
                        "caa:www.example.co.jp",
                        seen -> assertThat(seen).contains("primary ap-northeast-1 CONTRADICTS", "quorum 5/5"));
    }

    @Test
    void silence_shouldBeTriedAgainAndNeverPermit_butStandInTheAudit() {
        for (var silent : List.of(List.of(ScriptedPerspectives.PRIMARY), List.of("us-west-2", "sa-east-1"))) {
            var order = Given.ovOrder(Stage.ISSUING);
            order.ports().perspectives.silence(WWW, silent.toArray(String[]::new));

            assertThatThrownBy(() -> run(order))
                    .hasMessageContaining("Unanswered")
                    .hasMessageContaining("SERVFAIL");

            assertThat(order.order().status()).isEqualTo(OrderStatus.ISSUING);
            assertThat(order.order().caaPermittedAt()).isEmpty();
            assertThat(audit(order, "CAA_UNANSWERED").get("caa:www.example.co.jp"))
                    .contains(silent.getFirst() + " NO_ANSWER");
        }
    }

    @Test
    void customer_shouldHearOfTheRecordAtOnce_whenAnotherNameHasNoAnswer() {
        var order = Given.evOrder(Stage.ISSUING);
        order.ports().perspectives.silence(ScriptedPerspectives.caaOf("bank.example.co.jp"));
        order.ports().perspectives.forbid("login.bank.example.co.jp");

        var answer = Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ev-order/41-check-caa.json");

        assertThat(answer.result()).isEqualTo("SENT_BACK");
    }

    private static String run(GivenOrder order) {
        return Invocation.of(new CheckCaaHandler(order.ports())::handleRequest, "ov-order/15-check-caa.json")
                .result();
    }

    private static Map<String, String> audit(GivenOrder order, String event) {
        return order.ports().orders.audit(order.order().id()).stream()
                .filter(entry -> entry.event().equals(event))
                .findFirst()
                .orElseThrow()
                .facts();
    }
}
