package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-14: without it a customer learns of a bad CSR only after filling in the whole form. */
class CheckCsrHandlerTest {
    @Test
    void customer_shouldSeeWhatTheCsrSays_whenTryingItBeforeOrdering() {
        var names = new FullyQualifiedNames();
        var ports = Given.judgedBy(
                Given.nothing(),
                new CsrCheck(names, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()),
                names);
        var answer = Invocation.of(new CheckCsrHandler(ports)::handleRequest, "side-paths/01-check-csr.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("acceptable").booleanValue()).isTrue();
        assertThat(answer.body().path("subject").path("O").asText()).isEqualTo("Kakuin Trading Co., Ltd.");
        assertThat(answer.body().path("key").path("parameters").asText()).isEqualTo("2048");
        assertThat(answer.body().path("names").get(0).asText()).isEqualTo("www.example.co.jp");
    }

    /** SPEC D-1: days in Japan. */
    @ParameterizedTest
    @CsvSource({
        "2027-09-16T14:59:59Z, false",
        "2027-09-16T15:00:00Z, true",
        "2028-03-14T14:59:59Z, true",
        "2028-03-14T15:00:00Z, false",
    })
    void customer_shouldHearThatApprovalByMailEnds_whenThatIsNearerThan180Days(Instant now, boolean told) {
        var names = new FullyQualifiedNames();
        var world = Given.nothing();
        world.clock.moveTo(now);
        var ports = Given.judgedBy(
                world, new CsrCheck(names, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()), names);
        var answer = Invocation.of(new CheckCsrHandler(ports)::handleRequest, "side-paths/01-check-csr.json");
        assertThat(answer.body().path("acceptable").booleanValue()).isTrue();
        assertThat(answer.body().path("notices").findValuesAsText("code").contains("APPROVAL_METHOD_ENDS_SOON"))
                .isEqualTo(told);
    }
}
