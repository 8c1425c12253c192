package jp.kakuin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The template's alarms, and the metric filters that make our own metrics out of lines of the logs. */
final class Alarms {

    static final String OURS = "Kakuin/${AWS::StackName}";

    private static final TemplateTree TEMPLATE = TemplateTree.read();

    private Alarms() {}

    /** A metric as an alarm names it. */
    record Metric(String namespace, String name, Set<String> dimensions) {}

    static Map<String, JsonNode> all() {
        return TEMPLATE.resources("AWS::CloudWatch::Alarm");
    }

    /** What an alarm looks at. */
    static List<Metric> metrics(JsonNode alarm) {
        var found = new ArrayList<Metric>();
        if (alarm.has("MetricName")) {
            found.add(metric(alarm));
        }
        alarm.path("Metrics").forEach(part -> {
            if (part.has("MetricStat")) {
                found.add(metric(part.path("MetricStat").path("Metric")));
            }
        });
        return found;
    }

    /** The filter that makes a metric of ours. */
    static JsonNode filter(String metric) {
        return TEMPLATE.resources("AWS::Logs::MetricFilter").values().stream()
                .filter(filter ->
                        transformation(filter).path("MetricName").asText().equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no filter makes " + metric));
    }

    /** The metrics that filters make. */
    static Set<String> made() {
        var found = new TreeSet<String>();
        TEMPLATE.resources("AWS::Logs::MetricFilter")
                .values()
                .forEach(filter ->
                        found.add(transformation(filter).path("MetricName").asText()));
        return found;
    }

    static JsonNode transformation(JsonNode filter) {
        return filter.path("MetricTransformations").path(0);
    }

    static TemplateTree template() {
        return TEMPLATE;
    }

    private static Metric metric(JsonNode source) {
        var dimensions = new TreeSet<String>();
        source.path("Dimensions")
                .forEach(dimension -> dimensions.add(dimension.path("Name").asText()));
        return new Metric(
                source.path("Namespace").asText(), source.path("MetricName").asText(), dimensions);
    }
}
