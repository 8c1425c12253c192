package jp.kakuin.local.deploy;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** What a stack says of itself: names and ids of its parts. */
public final class StackOutputs {

    private StackOutputs() {}

    /** @throws software.amazon.awssdk.services.cloudformation.model.CloudFormationException if there is no such stack */
    public static Map<String, String> of(CloudFormationClient cloudFormation, String stack) {
        return of(cloudFormation
                .describeStacks(describe -> describe.stackName(stack))
                .stacks()
                .getFirst());
    }

    static Map<String, String> of(Stack stack) {
        return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }
}
