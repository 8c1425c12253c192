package jp.kakuin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kakuin.aws.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS itself writes down: the address of a link opens half of a door, and a log is read by more people than the order is. */
class LogsOfAwsTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/kakuin-IssueCertificateFunctionRole-1";

    /** All that the gateway may write: nothing that a caller has chosen. */
    private static final Pattern HARMLESS = Pattern.compile(
            "requestId|httpMethod|resourcePath|status|error\\.responseType|wafResponseCode|integration\\.status|responseLatency");

    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z.]+)");

    private final TemplateTree template = TemplateTree.read();

    @Test
    void linkHolder_shouldKeepHisLink_whenTheGatewayWritesDownWhoCame() {
        var api = template.resources("AWS::Serverless::Api").get("Api");
        var format = api.path("AccessLogSetting").path(1).path("Format").asText();
        assertThat(VARIABLE.matcher(format).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(name -> HARMLESS.matcher(name).matches());
        // Execution logs and traces would have the whole address.
        assertThat(api.path("MethodSettings")).allSatisfy(setting -> {
            assertThat(setting.has("LoggingLevel")).isFalse();
            assertThat(setting.has("DataTraceEnabled")).isFalse();
        });
        assertThat(api.path("TracingEnabled").asText()).isEqualTo("false");
    }

    @Test
    void linkHolder_shouldKeepHisLink_whenTheFirewallLooksAtRequests() {
        assertThat(template.resources("AWS::WAFv2::LoggingConfiguration")).isEmpty();
        template.resources("AWS::WAFv2::WebACL").values().forEach(acl -> {
            assertThat(sampled(acl)).isEqualTo("false");
            assertThat(acl.path("Rules"))
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(sampled(rule)).isEqualTo("false"));
        });
    }

    @Test
    void execution_shouldTellIdsOnly_whenItsLogIsRead() {
        assertThat(template.resources("AWS::Serverless::StateMachine"))
                .isNotEmpty()
                .allSatisfy((name, machine) -> {
                    var logging = machine.path("Logging");
                    assertThat(logging.path("IncludeExecutionData").asText()).isEqualTo("false");
                    assertThat(logging.toString()).contains("FlowLog.Arn");
                });
    }

    @Test
    void log_shouldBeSealedAndEnd_whoeverWritesIt() {
        assertThat(template.resources("AWS::Logs::LogGroup")).isNotEmpty().allSatisfy((name, group) -> {
            assertThat(group.path("RetentionInDays").asInt()).isPositive();
            assertThat(group.path("KmsKeyId").asText()).isEqualTo("DataKey.Arn");
        });
        var globals = template.root().path("Globals").path("Function").path("LoggingConfig");
        assertThat(globals.path("LogGroup").asText()).isEqualTo("FunctionLog");
        assertThat(globals.path("LogFormat").asText()).isEqualTo("JSON");
        // A line of Lambda's own about a run that broke down is a warning.
        assertThat(globals.path("SystemLogLevel").asText()).isEqualTo("WARN");
        assertThat(template.resources("AWS::Serverless::Function"))
                .allSatisfy((name, function) ->
                        assertThat(function.has("LoggingConfig")).as(name).isFalse());
    }

    @Test
    void throttledCaller_shouldBeCounted_whenTheGatewayWroteOfHim() throws JsonProcessingException {
        var api = template.resources("AWS::Serverless::Api").get("Api");
        var format = api.path("AccessLogSetting").path(1).path("Format").asText();
        var line = Json.mapper()
                .readTree(VARIABLE.matcher(format.replace("$context.status", "429"))
                        .replaceAll("-"));
        assertThat(matches("ThrottledCalls", line)).isTrue();
        assertThat(matches("ThrottledCalls", ((ObjectNode) line).put("status", "200")))
                .isFalse();
    }

    // As Lambda writes it in its JSON format.
    @ParameterizedTest
    @CsvSource({"timeout, true", "failure, true", "error, false", "success, false"})
    void brokenRun_shouldBeCounted_whenItLeftNoLineOfItsOwn(String status, boolean counted) {
        var record = Json.mapper().createObjectNode().put("requestId", "r").put("status", status);
        var line = Json.mapper().createObjectNode().put("type", "platform.runtimeDone");
        assertThat(matches("Breakdowns", line.set("record", record))).isEqualTo(counted);
    }

    // As CloudTrail tells it and EventBridge passes it on.
    @ParameterizedTest
    @CsvSource({
        "Sign, " + ROLE + ", true, false, false",
        "Sign, arn:aws:iam::111122223333:role/somebody, true, true, false",
        "Sign, , true, true, false",
        "GetPublicKey, " + ROLE + ", false, false, false",
        "PutKeyPolicy, arn:aws:iam::111122223333:role/admin, false, false, true",
        "DisableKey, , false, false, true",
        "ScheduleKeyDeletion, , false, false, true",
        "CreateGrant, , false, false, true"
    })
    void useOfTheCaKey_shouldBeToldFromTheOrdinary_whenItIsNot(
            String event, String role, boolean signed, boolean stranger, boolean changed) {
        var detail = Json.mapper().createObjectNode().put("eventName", event);
        if (role != null) {
            detail.putObject("userIdentity")
                    .putObject("sessionContext")
                    .putObject("sessionIssuer")
                    .put("arn", role);
        }
        var line = Json.mapper().createObjectNode().set("detail", detail);
        var found = Map.of("CaKeySigned", signed, "CaKeyStrangers", stranger, "CaKeyChanges", changed);
        found.forEach((metric, expected) ->
                assertThat(matches(metric, line)).as(metric).isEqualTo(expected));
    }

    @Test
    void everyUseOfTheCaKey_shouldReachTheLog_whoeverUsesIt() {
        var rule = template.resources("AWS::Events::Rule").get("CaKeyUse");
        // Signing counts as reading, which an ordinary rule does not get to see.
        assertThat(rule.path("State").asText()).isEqualTo("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        assertThat(rule.path("EventPattern").toString()).contains("CaKey.Arn", "aws.kms");
        var group = template.resources("AWS::Logs::LogGroup")
                .get("CaKeyLog")
                .path("LogGroupName")
                .asText();
        assertThat(rule.path("Targets").path(0).path("Arn").asText()).endsWith(":log-group:" + group);
        assertThat(template.resources("AWS::Logs::ResourcePolicy")
                        .get("CaKeyLogPolicy")
                        .path("PolicyDocument")
                        .asText())
                .contains(group, "events.amazonaws.com");
    }

    private static boolean matches(String metric, JsonNode line) {
        var pattern = Alarms.filter(metric).path("FilterPattern").asText();
        return new FilterPattern(pattern.replace("${IssueCertificateFunctionRole.Arn}", ROLE)).matches(line);
    }

    private static String sampled(JsonNode watched) {
        return watched.path("VisibilityConfig").path("SampledRequestsEnabled").asText();
    }
}
