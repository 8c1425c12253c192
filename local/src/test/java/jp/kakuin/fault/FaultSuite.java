package jp.kakuin.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jp.kakuin.aws.table.Table;
import jp.kakuin.invoicing.JapaneseCalendar;
import jp.kakuin.journey.Schedules;
import jp.kakuin.journey.WorkFolder;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.demo.OrderDriver;
import jp.kakuin.order.JapanTime;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The suite whose functions' calls go wrong, and what one may do to it from outside. The pauses before retries are left out. */
final class FaultSuite implements AutoCloseable {

    private static final List<String> SCHEDULED = List.of("settle-mails", "reconcile-orders");

    private final Sandboxes sandboxes = new Sandboxes();
    private final LocalSystem system;
    private final ApiClient api;
    private final Mailbox mailbox;
    private final DynamoDbClient table;

    private FaultSuite(String name) throws IOException {
        system = LocalSystem.start(WorkFolder.fresh(name), false, sandboxes::over);
        system.calls().add(sandboxes);
        api = new ApiClient(system.api());
        mailbox = new Mailbox(system.endpoints().mailbox());
        table = DynamoDbClient.builder()
                .endpointOverride(system.endpoints().aws())
                .region(Region.AP_NORTHEAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        leaveOutPauses();
        // A run of the emulator's own would meet the fault in a scene's place.
        Schedules.takeAway(system.endpoints().aws());
    }

    static FaultSuite start(String name) {
        try {
            return new FaultSuite(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leaveOutPauses() throws IOException {
        var answer = ask(HttpRequest.newBuilder(system.endpoints().aws().resolve("/_ministack/config"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"stepfunctions._SFN_WAIT_SCALE\": 0}")));
        if (!answer.contains("WAIT_SCALE")) {
            throw new IllegalStateException("the pauses stay: " + answer);
        }
    }

    private static String ask(HttpRequest.Builder request) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts a record into the DNS. */
    synchronized void publish(String record) {
        try {
            Files.writeString(
                    system.workplace().state().resolve("zone.db"), "\n" + record + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalSystem system() {
        return system;
    }

    Sandboxes sandboxes() {
        return sandboxes;
    }

    ApiClient api() {
        return api;
    }

    /** Acts for people, whose requests are sent by {@code caller}. */
    OrderDriver driver(ApiClient caller) {
        return new OrderDriver(
                caller, mailbox, system.endpoints().staffTokens(), system.clock(), (order, who, what, took) -> {});
    }

    String staffToken(String login) {
        return system.endpoints().staffTokens().get(login);
    }

    /** Time goes by. */
    void moveClock(Duration step) {
        system.clock().moveBy(step);
    }

    /** It is morning on the next day that staff work. */
    void openNextDay() {
        var calendar = new JapaneseCalendar();
        var today = JapanTime.dayOf(system.clock().instant());
        system.clock().moveTo(JapanTime.at(calendar.nextAfter(today), LocalTime.of(10, 0)));
    }

    /** An operator has the failed flow of an order go on. Gives the status of the answer. */
    int replay(String order) {
        return api.post("/operations/orders/" + order + "/replay", staffToken("ito"), Map.of())
                .status();
    }

    /** Runs a function as its schedule would. False if it failed: then the next run comes on time. */
    boolean run(String function) {
        return invoke(function, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean invoke(String function, byte[] event) {
        try (var lambda = system.aws().lambda()) {
            return lambda.invoke(request -> request.functionName(LocalSystem.STACK + "-" + function)
                                    .qualifier("live")
                                    .payload(SdkBytes.fromByteArray(event)))
                            .functionError()
                    == null;
        }
    }

    /** Runs the state machine of the renewal reminders to its end. False if it failed. */
    boolean runRenewals() {
        try (var flow = system.aws().stepFunctions()) {
            var run = flow.startExecution(
                            start -> start.stateMachineArn(system.outputs().get("RenewalRunArn")))
                    .executionArn();
            while (true) {
                var status = flow.describeExecution(describe -> describe.executionArn(run))
                        .status();
                if (status != ExecutionStatus.RUNNING) {
                    return status == ExecutionStatus.SUCCEEDED;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** The first attempt of an order's flow ends without anybody having meant it to. */
    void stopFlow(String order) {
        try (var flow = system.aws().stepFunctions()) {
            var execution = system.outputs().get("FlowArn").replace(":stateMachine:", ":execution:");
            flow.stopExecution(stop -> stop.executionArn(execution + ":" + order + "-1"));
        }
    }

    void runSchedules() {
        SCHEDULED.forEach(this::run);
    }

    /** How the newest execution of an order stands. */
    String newestFlow(String order) {
        return executions().entrySet().stream()
                .filter(execution -> execution.getKey().startsWith(order + "-"))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse("");
    }

    /** How the executions stand, by name. */
    Map<String, String> executions() {
        try (var flow = system.aws().stepFunctions()) {
            var all = new HashMap<String, String>();
            flow.listExecutionsPaginator(
                            request -> request.stateMachineArn(system.outputs().get("FlowArn")))
                    .executions()
                    .forEach(execution -> all.put(execution.name(), execution.statusAsString()));
            return all;
        }
    }

    /** Makes an order's record unreadable, as a newer version's is after a roll-back. Gives what was there. */
    AttributeValue spoil(String order) {
        var before = table.getItem(get -> get.tableName(tableName()).key(key(order)))
                .item()
                .get("data");
        mend(order, AttributeValue.fromS("{\"status\": \"OF_A_LATER_VERSION\"}"));
        return before;
    }

    void mend(String order, AttributeValue data) {
        table.updateItem(update -> update.tableName(tableName())
                .key(key(order))
                .updateExpression("SET #data = :data")
                .expressionAttributeNames(Map.of("#data", "data"))
                .expressionAttributeValues(Map.of(":data", data)));
    }

    Table records() {
        return new Table(table, tableName());
    }

    private String tableName() {
        return system.outputs().get("TableName");
    }

    private static Map<String, AttributeValue> key(String order) {
        return Map.of("pk", AttributeValue.fromS("ORDER#" + order), "sk", AttributeValue.fromS("ORDER"));
    }

    /** Every item of a partition of the table. */
    List<Map<String, AttributeValue>> items(String partition) {
        var all = new ArrayList<Map<String, AttributeValue>>();
        table.queryPaginator(query -> query.tableName(tableName())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                .items()
                .forEach(all::add);
        return all;
    }

    @Override
    public void close() {
        table.close();
        system.close();
    }
}
