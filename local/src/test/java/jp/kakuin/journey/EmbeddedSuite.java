package jp.kakuin.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.local.ca.CaStore;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.StackOutputs;
import jp.kakuin.local.host.Fault;
import jp.kakuin.local.perspective.RemotePlaces;
import software.amazon.awssdk.core.SdkBytes;

/** The embedded default, reached by its endpoints alone: it may run in this process or in another. */
final class EmbeddedSuite implements Suite, AutoCloseable {

    private static final String STACK = "kakuin";

    private final Workplace workplace;
    private final ApiClient administration;
    private final Mailbox mailbox;
    private final AwsClients aws;
    private final Map<String, String> outputs;
    private final Stops stops;

    EmbeddedSuite(Workplace workplace) {
        this(workplace, new Stops());
    }

    EmbeddedSuite(Workplace workplace, Stops stops) {
        this.workplace = workplace;
        this.stops = stops;
        this.administration = new ApiClient(workplace.origin());
        this.mailbox = new Mailbox(workplace.origin().resolve("/mailbox"));
        this.aws = new AwsClients(workplace.awsEndpoint());
        try (var stacks = aws.cloudFormation()) {
            this.outputs = StackOutputs.of(stacks, STACK);
        }
    }

    @Override
    public URI api() {
        return workplace.origin().resolve("/v1");
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public String staffToken(String login) {
        return administer("POST", "/staff-issuer/token", Map.of("login", login))
                .json()
                .path("token")
                .asText();
    }

    @Override
    public Clock clock() {
        InstantSource source = () -> Instant.parse(
                administer("GET", "/_kakuin/clock", null).json().path("now").asText());
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public void moveClock(Duration step) {
        administer("POST", "/_kakuin/clock", Map.of("by", step.toString()));
    }

    @Override
    public void failNext(String function, int times, Fault.Moment moment) {
        administer(
                "POST", "/_kakuin/faults", Map.of("function", function, "times", times, "moment", moment.toString()));
    }

    @Override
    public void clearFaults() {
        administer("DELETE", "/_kakuin/faults", null);
    }

    @Override
    public void run(String function) {
        try (var lambda = aws.lambda()) {
            var answer = lambda.invoke(request -> request.functionName(STACK + "-" + function)
                    .qualifier("live")
                    .payload(SdkBytes.fromUtf8String("{}")));
            if (answer.functionError() != null) {
                throw new IllegalStateException(
                        function + " failed: " + answer.payload().asUtf8String());
            }
        }
    }

    @Override
    public void runRenewals() {
        try (var flow = aws.stepFunctions()) {
            var execution = flow.startExecution(request -> request.stateMachineArn(outputs.get("RenewalRunArn")))
                    .executionArn();
            var ended = Await.until(
                    "the renewal run ends",
                    () -> flow.describeExecution(request -> request.executionArn(execution))
                            .statusAsString(),
                    status -> !status.equals("RUNNING"));
            if (!ended.equals("SUCCEEDED")) {
                throw new IllegalStateException("the renewal run ended as " + ended);
            }
        }
    }

    @Override
    public Map<String, String> executions(String order) {
        try (var flow = aws.stepFunctions()) {
            var all = new HashMap<String, String>();
            flow.listExecutionsPaginator(request -> request.stateMachineArn(outputs.get("FlowArn")))
                    .executions()
                    .forEach(execution -> all.put(execution.name(), execution.statusAsString()));
            all.keySet().removeIf(name -> !name.startsWith(order + "-"));
            return stops.over(all);
        }
    }

    @Override
    public void forbidIssuance(String name) {
        editZone(zone -> zone + caa(name));
    }

    @Override
    public void permitIssuance(String name) {
        editZone(zone -> zone.replace(caa(name), ""));
    }

    @Override
    public void publish(String records) {
        editZone(zone -> zone + "\n" + records + "\n");
    }

    @Override
    public void serveFile(String host, String name, String content) {
        var file = workplace.state().resolve("sites").resolve(host).resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forbidIssuanceSeenFrom(String region, String name) {
        try {
            var common = Files.readString(workplace.state().resolve("zone.db"));
            Files.writeString(RemotePlaces.zoneSeenFrom(workplace, region), common + caa(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void seeAsOthersFrom(String region) {
        try {
            Files.delete(RemotePlaces.zoneSeenFrom(workplace, region));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String caa(String name) {
        return "\n" + name + ". IN CAA 0 issue \"ca.example.net\"\n";
    }

    private void editZone(java.util.function.UnaryOperator<String> edit) {
        Path zone = workplace.state().resolve("zone.db");
        try {
            Files.writeString(zone, edit.apply(Files.readString(zone)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AuditPlace audit() {
        return AuditPlace.onThisMachine(workplace.awsEndpoint(), STACK, clock());
    }

    @Override
    public byte[] rootCertificate() {
        return new CaStore(aws.s3(), outputs.get("CaBucket")).root().orElseThrow();
    }

    @Override
    public byte[] testRootCertificate() {
        return new CaStore(aws.s3(), outputs.get("CaBucket")).trial().orElseThrow();
    }

    /** Ends the whole suite the clean way, where it runs in another process. */
    void stop() {
        administer("POST", "/_kakuin/stop", null);
    }

    private ApiClient.Reply administer(String method, String path, Object body) {
        return administration
                .send(method, path, "", body, Map.of("X-Kakuin-Admin", "1"))
                .orFail();
    }

    @Override
    public void close() {
        aws.close();
    }
}
