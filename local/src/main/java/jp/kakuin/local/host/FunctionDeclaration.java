package jp.kakuin.local.host;

import java.time.Duration;

/**
 * One Lambda function as template.yaml declares it. {@code name} is its folder ({@code issue-certificate}); on the endpoint the
 * stack's name stands before it.
 */
public record FunctionDeclaration(
        String logicalId, String name, String handlerClass, String handlerMethod, Duration timeout) {

    public String deployedName(String stack) {
        return stack + "-" + name;
    }
}
