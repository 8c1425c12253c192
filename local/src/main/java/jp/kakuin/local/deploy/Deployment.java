package jp.kakuin.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kakuin.local.CannotStart;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Brings template.yaml to an AWS endpoint on this machine through CloudFormation, and says what went wrong if it could not. */
public final class Deployment {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND);

    private final AwsClients aws;
    private final CloudFormationClient cloudFormation;
    private final String stack;

    public Deployment(AwsClients aws, String stack) {
        this.aws = aws;
        this.cloudFormation = aws.cloudFormation();
        this.stack = stack;
    }

    /**
     * Creates or updates the stack and gives its outputs. Of {@code values} only what the template asks for is passed on; what is not among them
     * stays as it was deployed.
     */
    public Map<String, String> deploy(TemplateFile template, Map<String, String> values) throws IOException {
        for (var file : template.localFiles()) {
            if (!Files.exists(file)) {
                throw new CannotStart("template.yaml names " + file + ", which is not there: build first.");
            }
        }
        // A function's code comes from a bucket of its own region.
        var home = aws.region().equals(AwsClients.REGION);
        var artifacts = new Artifacts(aws.s3(), "kakuin-deployments" + (home ? "" : "-" + aws.region()));
        String url = artifacts.templateUrl(aws.endpoint(), template.withFiles(artifacts::address));
        var all = current().map(Deployment::parameters).orElseGet(HashMap::new);
        all.putAll(values);
        var parameters = all.entrySet().stream()
                .filter(value -> template.parameters().contains(value.getKey()))
                .map(value -> Parameter.builder()
                        .parameterKey(value.getKey())
                        .parameterValue(value.getValue())
                        .build())
                .toList();
        try {
            submit(url, parameters);
        } catch (CloudFormationException e) {
            // Refused before a single resource was touched: the message names what it does not like.
            throw new CannotStart(
                    "template.yaml was refused: " + e.awsErrorDetails().errorMessage(), e);
        }
        return StackOutputs.of(settled());
    }

    private void submit(String url, List<Parameter> parameters) {
        var before = current();
        if (before.filter(this::isUsable).isPresent()) {
            update(url, parameters);
        } else {
            before.ifPresent(broken -> delete());
            cloudFormation.createStack(request -> request.stackName(stack)
                    .templateURL(url)
                    .parameters(parameters)
                    .capabilities(CAPABILITIES));
        }
    }

    /**
     * What CloudFormation leaves undone on the emulators: both refuse mail from a sender that was not verified through the API
     * itself.
     */
    public void settle(Collection<String> mailDomains) {
        try (var ses = aws.ses()) {
            mailDomains.forEach(domain -> ses.verifyDomainIdentity(request -> request.domain(domain)));
        }
    }

    /** The environment variables that a function was last deployed with. */
    public Map<String, String> variablesOf(String function) {
        return variablesOf(function, "$LATEST");
    }

    /** The environment variables that a version of a deployed function runs with. */
    public Map<String, String> variablesOf(String function, String version) {
        return variablesOf(function, version, aws.region());
    }

    /** The same of a function that stands in another region. */
    public Map<String, String> variablesOf(String function, String version, String region) {
        var environment = aws.lambdaIn(region)
                .getFunctionConfiguration(
                        request -> request.functionName(function).qualifier(version))
                .environment();
        return environment == null ? Map.of() : environment.variables();
    }

    /** Sets a function going, as its schedule would, without waiting for it. */
    public void run(String function) {
        try (var lambda = aws.lambda()) {
            lambda.invoke(request -> request.functionName(stack + "-" + function)
                    .qualifier("live")
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("{}")));
        }
    }

    /** Starts a state machine of the stack as its schedule would. */
    public void startMachine(String arn) {
        try (var stepFunctions = aws.stepFunctions()) {
            stepFunctions.startExecution(start -> start.stateMachineArn(arn).input("{}"));
        }
    }

    private Optional<Stack> current() {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(stack)).stacks().stream()
                    .filter(found -> !found.stackStatusAsString().equals("DELETE_COMPLETE"))
                    .findFirst();
        } catch (CloudFormationException e) {
            return Optional.empty();
        }
    }

    /** A stack whose first creation failed can only be deleted; one that failed an update still stands. */
    private boolean isUsable(Stack found) {
        return switch (found.stackStatusAsString()) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE" -> true;
            default -> false;
        };
    }

    private void update(String url, List<Parameter> parameters) {
        try {
            cloudFormation.updateStack(request -> request.stackName(stack)
                    .templateURL(url)
                    .parameters(parameters)
                    .capabilities(CAPABILITIES));
        } catch (CloudFormationException e) {
            if (!String.valueOf(e.getMessage()).contains("No updates are to be performed")) {
                throw e;
            }
        }
    }

    private void delete() {
        cloudFormation.deleteStack(request -> request.stackName(stack));
        await(() -> current().isEmpty());
    }

    private Stack settled() {
        await(() -> current()
                .filter(found -> !found.stackStatusAsString().endsWith("_IN_PROGRESS"))
                .isPresent());
        var found = current().orElseThrow();
        if (!List.of("CREATE_COMPLETE", "UPDATE_COMPLETE").contains(found.stackStatusAsString())) {
            throw new CannotStart(
                    "template.yaml could not be deployed (" + found.stackStatusAsString() + "):\n" + why());
        }
        return found;
    }

    private String why() {
        return cloudFormation.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().contains("FAILED"))
                .map(event -> "  " + event.logicalResourceId() + " (" + event.resourceType() + "): "
                        + event.resourceStatusReason())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The outputs of the stack as it stands, whoever deployed it. */
    public Map<String, String> outputs() {
        return StackOutputs.of(settled());
    }

    private static Map<String, String> parameters(Stack stack) {
        return stack.parameters().stream()
                .collect(Collectors.toMap(
                        Parameter::parameterKey, Parameter::parameterValue, (one, same) -> same, HashMap::new));
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // A few resources are there at once; while many are made, questions only keep the emulator from its work.
        for (long pause = 50_000_000; !done.getAsBoolean(); pause = Math.min(2 * pause, 1_000_000_000)) {
            if (System.nanoTime() > end) {
                throw new CannotStart("The stack did not settle within " + PATIENCE.toSeconds() + " seconds.");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause);
        }
    }
}
