package jp.kakuin.aws.flow;

import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Set;
import jp.kakuin.aws.json.Json;
import jp.kakuin.flow.Flow;
import jp.kakuin.order.OrderId;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** The flow as a state machine of AWS Step Functions. */
public final class StepFunctionsFlow implements Flow {

    /** How a service says that it has no such action: not every emulator can redrive. */
    private static final Set<String> NO_SUCH_ACTION =
            Set.of("UnknownOperationException", "InvalidAction", "UnknownAction", "NotImplemented", "501");

    private final SfnClient client;
    private final String machine;

    /** @param machine ARN of the state machine */
    public StepFunctionsFlow(SfnClient client, String machine) {
        this.client = client;
        this.machine = machine;
    }

    @Override
    public void start(OrderId order, int attempt) {
        try {
            client.startExecution(start -> start.stateMachineArn(machine)
                    .name(name(order, attempt))
                    .input(Json.write(Map.of("orderId", order, "attempt", attempt))));
        } catch (ExecutionAlreadyExistsException runs) {
            // Somebody started it before us, or we did and the answer was lost.
        }
    }

    @Override
    public void stop(OrderId order, int attempt, String cause) {
        try {
            client.stopExecution(
                    stop -> stop.executionArn(execution(order, attempt)).cause(cause));
        } catch (ExecutionDoesNotExistException gone) {
            // Nothing to stop.
        } catch (ValidationException refused) {
            // How an execution that has ended by itself answers.
            if (describe(order, attempt).status() == Status.RUNNING) {
                throw refused;
            }
        }
    }

    @Override
    public void signal(String taskToken, Signal signal) {
        try {
            client.sendTaskSuccess(
                    success -> success.taskToken(taskToken).output(Json.write(Map.of("result", signal.name()))));
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
            // It waits no more: its execution has ended, or somebody else has woken it.
        }
    }

    @Override
    public Execution describe(OrderId order, int attempt) {
        try {
            var found = client.describeExecution(describe -> describe.executionArn(execution(order, attempt)));
            return new Execution(status(found.status()), found.stopDate());
        } catch (ExecutionDoesNotExistException none) {
            return new Execution(Status.NONE, null);
        }
    }

    @Override
    public boolean redrive(OrderId order, int attempt) {
        try {
            client.redriveExecution(redrive -> redrive.executionArn(execution(order, attempt)));
            return true;
        } catch (ExecutionNotRedrivableException | ExecutionDoesNotExistException never) {
            return false;
        } catch (SfnException fault) {
            if (noSuchAction(fault)) {
                return false;
            }
            throw fault;
        }
    }

    private static boolean noSuchAction(SfnException fault) {
        var details = fault.awsErrorDetails();
        return fault.statusCode() == HttpURLConnection.HTTP_NOT_IMPLEMENTED
                || details != null
                        && (NO_SUCH_ACTION.contains(String.valueOf(details.errorCode()))
                                || String.valueOf(details.errorMessage()).startsWith("Unknown action"));
    }

    private static Status status(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, PENDING_REDRIVE -> Status.RUNNING;
            case SUCCEEDED -> Status.SUCCEEDED;
            case FAILED -> Status.FAILED;
            case TIMED_OUT -> Status.TIMED_OUT;
            case ABORTED -> Status.ABORTED;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("unknown status of an execution");
        };
    }

    private String execution(OrderId order, int attempt) {
        return machine.replace(":stateMachine:", ":execution:") + ":" + name(order, attempt);
    }

    private static String name(OrderId order, int attempt) {
        return order + "-" + attempt;
    }
}
