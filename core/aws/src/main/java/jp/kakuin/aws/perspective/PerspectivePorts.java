package jp.kakuin.aws.perspective;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.order.JapanTime;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.PerspectivePlan;
import jp.kakuin.validation.Perspectives;
import jp.kakuin.validation.Places;
import jp.kakuin.validation.RemotePerspectives;
import jp.kakuin.validation.SeveralPerspectives;
import jp.kakuin.validation.SideBySide;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Which perspectives this function asks, by its variables; and whether the rules can be met with them. */
public final class PerspectivePorts {

    /** For a remote one: its own look-ups have given up by then. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private final FunctionEnvironment environment;
    private final Function<String, LambdaClient> lambdaIn;
    private final Supplier<String> apiKey;

    /**
     * @param lambdaIn makes a client for a region
     * @param apiKey of an Open MPIC service
     */
    public PerspectivePorts(
            FunctionEnvironment environment, Function<String, LambdaClient> lambdaIn, Supplier<String> apiKey) {
        this.environment = environment;
        this.lambdaIn = lambdaIn;
        this.apiKey = apiKey;
    }

    /**
     * @param primary the place where this function runs
     * @throws PerspectivePlan.Unfit if today's rule cannot be met; what will not be met soon is told: the alarm PerspectivesFallShort rings
     */
    public Perspectives perspectives(Perspective primary) {
        var service = environment.variable("OPEN_MPIC_URL");
        var functions = functions();
        if (service.isPresent() && !functions.isEmpty()) {
            throw new IllegalStateException("PERSPECTIVE_FUNCTIONS and OPEN_MPIC_URL: one of them decides");
        }
        var names = service.isPresent() ? list("OPEN_MPIC_PERSPECTIVES") : List.copyOf(functions.keySet());
        var plan = new PerspectivePlan(
                Places.demand(environment.required("AWS_REGION")),
                names.stream().map(Places::demand).toList());
        demand(plan);
        RemotePerspectives remotes = service.isPresent()
                ? new OpenMpicApi(URI.create(service.get()), apiKey, Set.copyOf(names), DEADLINE)
                : new SideBySide(functions, DEADLINE);
        return new NotedPerspectives(
                new SeveralPerspectives(plan, primary, remotes, DEADLINE.plusSeconds(2), environment.clock()));
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
        return list("PERSPECTIVE_FUNCTIONS").stream()
                .collect(Collectors.toMap(
                        PerspectivePorts::region,
                        arn -> new FunctionPerspective(lambdaIn.apply(region(arn)), arn),
                        (one, other) -> {
                            throw new IllegalStateException("two perspectives in one region");
                        },
                        LinkedHashMap::new));
    }

    private List<String> list(String variable) {
        return Arrays.stream(environment.variable(variable).orElse("").split(","))
                .filter(each -> !each.isBlank())
                .toList();
    }

    private static String region(String arn) {
        var parts = arn.split(":");
        if (parts.length < 7 || !parts[2].equals("lambda")) {
            throw new IllegalStateException("no function's ARN: " + arn);
        }
        return parts[3];
    }
}
