package jp.kakuin.local.host;

import java.time.Duration;
import jp.kakuin.local.deploy.AwsClients;

/**
 * One Lambda function as template.yaml declares it. {@code name} is its folder ({@code issue-certificate}); on the endpoint the
 * stack's name stands before it. A function in Python has its module and function in {@code handlerClass}.
 *
 * @param region where it is deployed
 */
public record FunctionDeclaration(
        String logicalId,
        String name,
        String runtime,
        String handlerClass,
        String handlerMethod,
        Duration timeout,
        String region) {

    public FunctionDeclaration(
            String logicalId,
            String name,
            String runtime,
            String handlerClass,
            String handlerMethod,
            Duration timeout) {
        this(logicalId, name, runtime, handlerClass, handlerMethod, timeout, AwsClients.REGION);
    }

    public boolean isPython() {
        return runtime.startsWith("python");
    }

    /** The same function of the stack that stands in another region, whose name ends with that region's. */
    public FunctionDeclaration in(String otherRegion) {
        return new FunctionDeclaration(
                logicalId, otherRegion + "-" + name, runtime, handlerClass, handlerMethod, timeout, otherRegion);
    }

    public String deployedName(String stack) {
        return stack + "-" + name;
    }
}
