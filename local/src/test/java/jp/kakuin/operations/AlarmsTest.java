package jp.kakuin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.kakuin.aws.json.Json;
import jp.kakuin.flow.ReconcileOrders;
import jp.kakuin.operations.Alarms.Metric;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import org.junit.jupiter.api.Test;

/** An alarm that reads what nobody writes never rings, and one that rings without a page leaves its reader alone. */
class AlarmsTest {

    /** Metrics of AWS's own as its documentation names them, with their dimensions. */
    private static final Set<Metric> OF_AWS = Set.of(
            new Metric("AWS/States", "ExecutionsFailed", Set.of("StateMachineArn")),
            new Metric("AWS/States", "ExecutionsStarted", Set.of("StateMachineArn")),
            new Metric("AWS/Lambda", "Invocations", Set.of("FunctionName")),
            new Metric("AWS/Lambda", "Throttles", Set.of()),
            new Metric("AWS/ApiGateway", "5XXError", Set.of("ApiName", "Stage")),
            new Metric("AWS/ApiGateway", "Latency", Set.of("ApiName", "Stage")),
            new Metric("AWS/DynamoDB", "ReadThrottleEvents", Set.of("TableName")),
            new Metric("AWS/DynamoDB", "WriteThrottleEvents", Set.of("TableName")),
            new Metric("AWS/SES", "Reputation.BounceRate", Set.of("ses:configuration-set")),
            new Metric("AWS/SES", "Reputation.ComplaintRate", Set.of("ses:configuration-set")));

    private static final Pattern RUNBOOK = Pattern.compile("(?m)^### `(\\w+)`$");

    @Test
    void alarm_shouldReadAMetricThatExists_whenItWatches() {
        Alarms.all()
                .forEach((name, alarm) -> assertThat(Alarms.metrics(alarm))
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(metric -> {
                            if (metric.namespace().equals(Alarms.OURS)) {
                                assertThat(Alarms.made()).contains(metric.name());
                                // A filter without dimensions makes a metric without dimensions.
                                assertThat(metric.dimensions()).isEmpty();
                            } else {
                                assertThat(OF_AWS).contains(metric);
                            }
                        }));
    }

    @Test
    void metric_shouldBeLookedAt_whenAFilterMakesIt() {
        var read = new TreeSet<String>();
        Alarms.all().values().forEach(alarm -> Alarms.metrics(alarm).forEach(metric -> read.add(metric.name())));
        assertThat(Alarms.made())
                .allSatisfy(metric -> assertThat(
                                read.contains(metric) || dashboard().contains("\"" + metric + "\""))
                        .as(metric)
                        .isTrue());
        Alarms.template()
                .resources("AWS::Logs::MetricFilter")
                .values()
                .forEach(filter -> assertThat(Alarms.transformation(filter)
                                .path("MetricNamespace")
                                .asText())
                        .isEqualTo(Alarms.OURS));
    }

    @Test
    void operator_shouldBeCalled_whenAnAlarmRings() {
        assertThat(Alarms.all()).hasSizeGreaterThan(20).allSatisfy((name, alarm) -> {
            assertThat(alarm.path("AlarmActions").path(0).asText()).isEqualTo("Alerts");
            assertThat(alarm.path("AlarmDescription").asText()).isNotBlank();
            assertThat(alarm.path("TreatMissingData").asText()).isIn("breaching", "notBreaching");
            assertThat(alarm.has("Statistic") || alarm.has("ExtendedStatistic")).isEqualTo(alarm.has("MetricName"));
        });
    }

    @Test
    void operator_shouldFindWhatToDo_whenAnAlarmRings() throws IOException {
        var page = Files.readString(EventFile.root().resolve("docs/operations.md"));
        assertThat(RUNBOOK.matcher(page).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Alarms.all().keySet());
    }

    @Test
    void dashboard_shouldShowEveryAlarmAndEveryFigure_whenSomebodyLooksAtIt() throws IOException {
        var widgets = Json.mapper().readTree(dashboard()).path("widgets");
        var shown = new TreeSet<String>();
        widgets.path(0).path("properties").path("alarms").forEach(alarm -> shown.add(alarm.asText()));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Alarms.all().keySet().stream()
                        .map(name -> "${" + name + ".Arn}")
                        .toList());
        var filters =
                Alarms.template().resources("AWS::Logs::MetricFilter").values().toString();
        assertThat(ReconcileOrders.of(Given.nothing()).run().waiting().keySet())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(dashboard() + filters).contains("waiting." + figure));
    }

    @Test
    void search_shouldBeInTheTemplateAndOnThePage_whenSomebodyNeedsIt() throws IOException {
        var page = Files.readString(EventFile.root().resolve("docs/operations.md"));
        var searches = Alarms.template().resources("AWS::Logs::QueryDefinition").values();
        assertThat(searches).isNotEmpty().allSatisfy(search -> {
            assertThat(page).contains("`" + search.path("Name").asText().replace("${AWS::StackName}/", "") + "`");
            assertThat(logGroups())
                    .contains(search.path("LogGroupNames").path(0).asText());
        });
    }

    private static List<String> logGroups() {
        return List.copyOf(Alarms.template().resources("AWS::Logs::LogGroup").keySet());
    }

    private static String dashboard() {
        JsonNode dashboard = Alarms.template()
                .resources("AWS::CloudWatch::Dashboard")
                .values()
                .iterator()
                .next();
        return dashboard.path("DashboardBody").asText();
    }
}
