package jp.kakuin.aws;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.testkit.SteppingClock;

/** An environment of given variables, at a time that stands still. */
public record TestEnvironment(Map<String, String> variables, Optional<URI> endpoint) implements FunctionEnvironment {

    private static final SteppingClock CLOCK = new SteppingClock();

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Clock clock() {
        return CLOCK;
    }

    @Override
    public WaitPolicy waits() {
        return WaitPolicy.AS_THEY_ARE;
    }
}
