package jp.kakuin.aws.perspective;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.order.JapanTime;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.PerspectivePlan;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Places;
import jp.kakuin.validation.SeveralPerspectives;
import jp.kakuin.validation.SideBySide;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Which perspectives this function asks, by its variables; and whether the rules can be met with them. */
public final class PerspectivePorts {

    /** For a remote one: its own look-ups have given up by then. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private final FunctionEnvironment environment;
    private final Function<String, LambdaClient> lambdaIn;

    /** @param lambdaIn makes a client for a region */
    public PerspectivePorts(FunctionEnvironment environment, Function<String, LambdaClient> lambdaIn) {
        this.environment = environment;
        this.lambdaIn = lambdaIn;
    }

    /**
     * @param primary the place where this function runs
     * @throws PerspectivePlan.Unfit if today's rule cannot be met; what will not be met soon is told: the alarm PerspectivesFallShort rings
     */
    public Perspectives perspectives(Perspective primary) {
        var functions = functions();
        var plan = new PerspectivePlan(
                Places.demand(environment.required("AWS_REGION")),
                functions.keySet().stream().map(Places::demand).toList());
        demand(plan);
        var remotes = new SideBySide(functions, DEADLINE);
        return new SeveralPerspectives(plan, primary, remotes, DEADLINE.plusSeconds(2), environment.clock());
    }

    private void demand(PerspectivePlan plan) {
        var today = JapanTime.dayOf(environment.clock().instant());
        try {
            tell(plan.demand(today).stream()
                    .map(PerspectivePlan.Shortfall::detail)
                    .toList());
        } catch (PerspectivePlan.Unfit unfit) {
            tell(List.of(unfit.getMessage()));
            throw unfit;
        }
    }

    private static void tell(List<String> shortfalls) {
        if (!shortfalls.isEmpty()) {
            JournalLine.begin(null)
                    .with("alarm", "PERSPECTIVES_FALL_SHORT")
                    .with("shortfalls", shortfalls)
                    .print();
        }
    }

    /** By the name of the region in each ARN. */
    private Map<String, Perspective> functions() {
        var arns = environment.variable("PERSPECTIVE_FUNCTIONS").orElse("").split(",");
        return Arrays.stream(arns)
                .filter(arn -> !arn.isBlank())
                .collect(Collectors.toMap(
                        PerspectivePorts::region,
                        arn -> new FunctionPerspective(lambdaIn.apply(region(arn)), arn),
                        (one, other) -> {
                            throw new IllegalStateException("two perspectives in one region");
                        },
                        LinkedHashMap::new));
    }

    private static String region(String arn) {
        var parts = arn.split(":");
        if (parts.length < 7 || !parts[2].equals("lambda")) {
            throw new IllegalStateException("no function's ARN: " + arn);
        }
        return parts[3];
    }
}
