package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.RecordingFlow;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC: a customer cannot order, or has ordered twice. */
class SubmitApplicationHandlerTest {
    private static final String ORDER = "ov-order/01-submit-application.json";
    private final InMemoryPorts world = Given.nothing();
    private final FullyQualifiedNames names = new FullyQualifiedNames();
    private final SubmitApplicationHandler handler = new SubmitApplicationHandler(Given.judgedBy(
            world, new CsrCheck(names, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()), names));

    @ParameterizedTest
    @ValueSource(strings = {"ov-order/01-submit-application.json", "ev-order/01-submit-application.json"})
    void customer_shouldHaveOneOrderAndItsToken_whenSendingTheApplicationTwice(String event) {
        var first = Invocation.of(handler::handleRequest, event);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("token").asText()).isNotEmpty();
        var order = first.body().path("order").path("orderId").asText();
        assertThat(first.header("Location")).isEqualTo("/orders/" + order);
        assertThat(Invocation.of(handler::handleRequest, event).text()).isEqualTo(first.text());
        assertThat(world.orders.all()).singleElement().satisfies(kept -> {
            assertThat(kept.id().value()).isEqualTo(order);
            assertThat(kept.status()).isEqualTo(OrderStatus.RECEIVED);
            assertThat(world.flow.starts()).containsExactly(new RecordingFlow.Attempt(kept.id(), 1));
        });
    }

    /** SPEC D-1: days in Japan. */
    @ParameterizedTest
    @CsvSource({"2027-09-16T14:59:59Z, false", "2027-09-16T15:00:00Z, true", "2028-03-14T14:59:59Z, true"})
    void customer_shouldHearThatApprovalByMailEnds_whenThatIsNearerThan180Days(Instant now, boolean told) {
        world.clock.moveTo(now);
        var answer = Invocation.of(handler::handleRequest, ORDER);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("notices").findValuesAsText("code").contains("APPROVAL_METHOD_ENDS_SOON"))
                .isEqualTo(told);
    }

    @Test
    void customer_shouldHearWhatOfTheCsrIsIgnored_whenTheOrderIsTaken() {
        var notices = notices("csr-attribute-not-used", form -> {
            form.putArray("approvals");
            approve(form, "shop.example.co.jp");
        });
        assertThat(notices).containsExactly("CSR_ATTRIBUTE_NOT_USED csr.subject.OU");
    }

    @Test
    void customer_shouldHearOfTheNameThatStaysBare_whenNeitherCsrNorFormHasIt() {
        var notices = notices("csr-name-does-not-cover", form -> {});
        assertThat(notices).containsExactly("CSR_NAME_DOES_NOT_COVER csr.subject.CN");
    }

    @Test
    void customer_shouldNotBeWarnedOfAGap_whenTheFormOrdersTheOtherName() {
        var notices = notices("csr-name-does-not-cover", form -> {
            form.putArray("names").add("example.co.jp");
            approve(form, "example.co.jp");
        });
        assertThat(notices).isEmpty();
    }

    private static void approve(ObjectNode form, String name) {
        form.withArray("approvals").addObject().put("name", name).put("mailbox", "admin@example.co.jp");
    }

    /** Of an order with a CSR of the cases that are refused, or noticed. */
    private List<String> notices(String csr, Consumer<ObjectNode> change) {
        var event = new EventFile(ORDER).json();
        var form = (ObjectNode) new EventFile(ORDER).body();
        form.set("csr", new EventFile("refused/csr/" + csr + ".json").json().at("/change/body/csr"));
        change.accept(form);
        event.put("body", form.toString());
        var answer = Invocation.of(handler::handleRequest, event);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body()
                .path("notices")
                .valueStream()
                .map(notice -> notice.path("code").asText() + " "
                        + notice.path("field").asText())
                .toList();
    }
}
