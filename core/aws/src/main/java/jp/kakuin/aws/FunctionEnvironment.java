package jp.kakuin.aws;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.kakuin.validation.SiteReach;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Everything a function takes from the place where it runs. On AWS that is the process; the local host makes one for each function. */
public interface FunctionEnvironment {

    /** An environment variable; empty if it is not set or blank. */
    Optional<String> variable(String name);

    Clock clock();

    WaitPolicy waits();

    /** Where the AWS API is, if not at AWS. */
    Optional<URI> endpoint();

    /** Where sites may be, if not on the public Internet; empty on AWS itself. */
    default Optional<SiteReach> siteReach() {
        return Optional.empty();
    }

    /** Stand beside every call to AWS; none on AWS itself. */
    default List<ExecutionInterceptor> interceptors() {
        return List.of();
    }

    /** A variable without which the function cannot work. */
    default String required(String name) {
        return variable(name)
                .orElseThrow(() -> new IllegalStateException("environment variable " + name + " is not set"));
    }

    /** The environment of a function on AWS Lambda: its process, the system clock, waits as they are. */
    static FunctionEnvironment ofLambda() {
        return LambdaEnvironment.ofLambda();
    }
}
