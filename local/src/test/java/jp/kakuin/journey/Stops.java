package jp.kakuin.journey;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kakuin.local.host.AwsCall;
import jp.kakuin.local.host.CallWatch;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/**
 * The executions that the functions stopped. LocalStack takes the call, but an execution that waits for a token stays RUNNING there
 * until the token is used, as if nobody had stopped it.
 */
final class Stops implements CallWatch {

    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    @Override
    public void after(AwsCall call) {
        if (call.request() instanceof StopExecutionRequest stop) {
            stopped.add(stop.executionArn().replaceAll(".*:", ""));
        }
    }

    /** The states of executions, by name, with those that were stopped in the state that AWS gives them. */
    Map<String, String> over(Map<String, String> executions) {
        return executions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        execution -> execution.getValue().equals("RUNNING") && stopped.contains(execution.getKey())
                                ? "ABORTED"
                                : execution.getValue()));
    }
}
