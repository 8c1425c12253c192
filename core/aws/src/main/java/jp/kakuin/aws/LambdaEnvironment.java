package jp.kakuin.aws;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The process of an AWS Lambda function. Nothing here can move time. */
public final class LambdaEnvironment implements FunctionEnvironment {

    private LambdaEnvironment() {}

    public static FunctionEnvironment ofLambda() {
        JournalHandler.takeOver();
        return new LambdaEnvironment();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public WaitPolicy waits() {
        return WaitPolicy.AS_THEY_ARE;
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.empty();
    }
}
