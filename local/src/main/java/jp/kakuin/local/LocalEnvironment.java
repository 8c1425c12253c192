package jp.kakuin.local;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.WaitPolicy;
import jp.kakuin.validation.SiteReach;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Where a function runs on this machine: the variables it was deployed with, the movable clock, and the embedded AWS API. */
record LocalEnvironment(
        Map<String, String> variables,
        Clock clock,
        URI awsEndpoint,
        List<ExecutionInterceptor> interceptors,
        SiteReach sites)
        implements FunctionEnvironment {

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Every wait of the flow is over at once, since a Wait state follows real time and not the movable clock: whoever drives the
     * suite moves the clock instead of waiting.
     */
    @Override
    public WaitPolicy waits() {
        return moment -> Instant.now().minus(Duration.ofMinutes(1));
    }

    @Override
    public Optional<SiteReach> siteReach() {
        return Optional.of(sites);
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(awsEndpoint);
    }
}
