package jp.kakuin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import org.junit.jupiter.api.Test;

/** SPEC R-3: a shard that is not named is customers who are not reminded. */
class FindDueRenewalsHandlerTest {
    @Test
    void everyShard_shouldBeNamed_whenARenewalRunBegins() {
        var ports = Given.nothing();
        var answer =
                Invocation.of(new FindDueRenewalsHandler(ports)::handleRequest, "side-paths/21-find-due-renewals.json");
        assertThat(answer.json().path("shards")).hasSize(ports.dueIndex.shards());
    }
}
