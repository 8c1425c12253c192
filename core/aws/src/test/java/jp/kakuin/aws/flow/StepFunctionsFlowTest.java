package jp.kakuin.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The flow over a real Step Functions API. */
@Tag("every-emulator")
class StepFunctionsFlowTest {

    private static final String WAITS = """
            {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}
            """;
    private static final String ENDS = """
            {"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}
            """;
    private static final OrderId ORDER = SampleOrders.id(1);

    private final SfnClient client = AwsForTests.embedded().stepFunctions();
    private Flow flow;
    private String machine;

    @BeforeEach
    void makeMachine() {
        make(WAITS);
    }

    private void make(String definition) {
        machine = client.createStateMachine(create -> create.name("test-" + UUID.randomUUID())
                        .roleArn("arn:aws:iam::000000000000:role/test")
                        .definition(definition))
                .stateMachineArn();
        flow = new StepFunctionsFlow(client, machine);
    }

    @Test
    void order_shouldHaveOneExecution_whenItIsStartedTwice() {
        flow.start(ORDER, 1);
        flow.start(ORDER, 1);

        var executions =
                client.listExecutions(list -> list.stateMachineArn(machine)).executions();
        assertThat(executions)
                .singleElement()
                .satisfies(run -> assertThat(run.name()).isEqualTo(ORDER + "-1"));
        assertThat(flow.describe(ORDER, 1)).isEqualTo(new Flow.Execution(Flow.Status.RUNNING, null));
        var input = client.describeExecution(
                        describe -> describe.executionArn(executions.getFirst().executionArn()))
                .input();
        assertThat(input).contains("\"orderId\":\"" + ORDER + "\"").contains("\"attempt\":1");
    }

    @Test
    void execution_shouldEnd_whenTheOrderWasWithdrawn() {
        flow.start(ORDER, 1);

        flow.stop(ORDER, 1, "withdrawn");
        flow.stop(ORDER, 1, "withdrawn");

        var ended = flow.describe(ORDER, 1);
        assertThat(ended.status()).isEqualTo(Flow.Status.ABORTED);
        assertThat(ended.stoppedAt()).isNotNull();
    }

    @Test
    void orderSentBackByItsFlow_shouldGoOn_whenTheEndedExecutionIsStoppedAgain() {
        make(ENDS);
        flow.start(ORDER, 1);
        while (flow.describe(ORDER, 1).status() == Flow.Status.RUNNING) {
            Thread.onSpinWait();
        }

        flow.stop(ORDER, 1, "resubmitted");

        assertThat(flow.describe(ORDER, 1).status()).isEqualTo(Flow.Status.SUCCEEDED);
    }

    @Test
    void answer_shouldStand_whenItsTokenIsUnknown() {
        flow.signal("AAAAAA", Flow.Signal.SUPERSEDED);

        assertThat(flow.describe(ORDER, 7).status()).isEqualTo(Flow.Status.NONE);
    }

    @Test
    void operator_shouldGetANewAttempt_whenTheServiceHasNoRedrive() {
        flow.start(ORDER, 1);
        flow.stop(ORDER, 1, "test");

        assertThat(flow.redrive(ORDER, 1)).isFalse();
    }
}
