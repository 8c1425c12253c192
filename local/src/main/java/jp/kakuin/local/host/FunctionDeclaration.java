package jp.kakuin.local.host;

import java.time.Duration;

/**
 * One Lambda function as template.yaml declares it. {@code name} is its folder ({@code issue-certificate}); on the endpoint the
 * stack's name stands before it. A function in Python has its module and function in {@code handlerClass}.
 */
public record FunctionDeclaration(
        String logicalId, String name, String runtime, String handlerClass, String handlerMethod, Duration timeout) {

    public boolean isPython() {
        return runtime.startsWith("python");
    }

    public String deployedName(String stack) {
        return stack + "-" + name;
    }
}
