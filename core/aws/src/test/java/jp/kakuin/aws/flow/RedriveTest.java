package jp.kakuin.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import jp.kakuin.aws.AwsForTests;
import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Redrive against the answers that the Step Functions API reference documents; no emulator has the action. */
class RedriveTest {

    private static final String MACHINE =
            "arn:aws:states:ap-northeast-1:123456789012:stateMachine:kakuin-order-to-certificate";
    private static final OrderId ORDER = SampleOrders.id(1);

    private ScriptedService service;
    private Flow flow;

    @BeforeEach
    void start() throws IOException {
        service = new ScriptedService();
        flow = new StepFunctionsFlow(AwsForTests.at(service.endpoint()).stepFunctions(), MACHINE);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void failedStep_shouldRunAgain_whenTheServiceTakesTheRedrive() {
        service.answers(200, "{\"redriveDate\":1.795138200E9}");

        assertThat(flow.redrive(ORDER, 2)).isTrue();

        assertThat(service.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("AWSStepFunctions.RedriveExecution")
                        .contains("arn:aws:states:ap-northeast-1:123456789012:execution:kakuin-order-to-certificate:"
                                + ORDER + "-2"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExecutionNotRedrivable, Execution is SUCCEEDED and cannot be redriven",
        "400, ExecutionNotRedrivable, Execution redrivable period exceeded",
        "400, ExecutionDoesNotExist, Execution Does Not Exist",
        "400, UnknownOperationException, Unknown operation",
        "400, InvalidAction, Unknown action: RedriveExecution",
        "501, InternalFailure, has not yet been emulated"
    })
    void operator_shouldGetANewAttempt_whenTheExecutionCannotBeRedriven(int status, String type, String message) {
        service.refuses(status, type, message);

        assertThat(flow.redrive(ORDER, 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExecutionLimitExceeded, The maximum number of running executions has been reached",
        "400, InvalidArn, Invalid Arn",
        "400, ValidationException, 1 validation error detected",
        "400, AccessDeniedException, not authorized to perform states:RedriveExecution"
    })
    void operator_shouldSeeTheFault_whenRedriveFailsForAnotherReason(int status, String type, String message) {
        service.refuses(status, type, message);

        assertThatThrownBy(() -> flow.redrive(ORDER, 1)).isInstanceOf(SfnException.class);
    }

    @ParameterizedTest
    @CsvSource({"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"})
    void answer_shouldStand_whenTheTaskWaitsNoMore(String type) {
        service.refuses(400, type, "gone");

        flow.signal("token", Flow.Signal.PASSED);

        assertThat(service.requests().getFirst())
                .startsWith("AWSStepFunctions.SendTaskSuccess")
                .contains("{\\\"result\\\":\\\"PASSED\\\"}");
    }

    @Test
    void attempt_shouldCountAsStarted_whenItRunsAlready() {
        service.refuses(400, "ExecutionAlreadyExists", "Execution Already Exists");

        flow.start(ORDER, 1);

        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void attempt_shouldCountAsStopped_whenItNeverRan() {
        service.refuses(400, "ExecutionDoesNotExist", "Execution Does Not Exist");

        flow.stop(ORDER, 1, "withdrawn");

        assertThat(flow.describe(ORDER, 1)).isEqualTo(new Flow.Execution(Flow.Status.NONE, null));
    }
}
