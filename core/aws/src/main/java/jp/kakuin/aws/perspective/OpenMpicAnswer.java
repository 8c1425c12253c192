package jp.kakuin.aws.perspective;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.kakuin.validation.Sighting;

/** Reads what an Open MPIC service answered. It counts for nothing unless it is, field by field, an answer to the very request. */
final class OpenMpicAnswer {

    private OpenMpicAnswer() {}

    /**
     * Each perspective's own result. What the service makes of them together is passed over: the quorum is ours to count.
     *
     * @param names of the places that are ours to ask
     * @throws IllegalStateException if anything of it is not as agreed
     */
    static Map<String, Sighting> read(JsonNode request, JsonNode answer, Set<String> names) {
        for (var field : Set.of("check_type", "domain_or_ip_target", "trace_identifier")) {
            demand(text(answer, field).equalsIgnoreCase(text(request, field)), "another " + field);
        }
        var attempts = answer.path("actual_orchestration_parameters").path("attempt_count");
        demand(attempts.isMissingNode() || attempts.isNull() || attempts.asInt() == 1, "more than one attempt");
        demand(answer.path("perspectives").isArray(), "no perspectives");
        var seen = new HashMap<String, Sighting>();
        for (var perspective : answer.path("perspectives")) {
            var code = text(perspective, "perspective_code");
            demand(names.contains(code), "a perspective that nobody asked");
            demand(seen.put(code, sighting(perspective.path("check_response"))) == null, "one perspective twice");
        }
        return seen;
    }

    private static Sighting sighting(JsonNode check) {
        var completed = flag(check, "check_completed");
        var passed = flag(check, "check_passed");
        if (!completed) {
            return Sighting.noAnswer(found(check.path("errors")));
        }
        var verdict = passed ? Sighting.Verdict.CORROBORATES : Sighting.Verdict.CONTRADICTS;
        return new Sighting(verdict, found(check.path("details")));
    }

    /** What it saw, in its own words, as it goes to the log. */
    private static String found(JsonNode details) {
        return details.toString();
    }

    private static boolean flag(JsonNode check, String field) {
        demand(check.path(field).isBoolean(), "no " + field);
        return check.path(field).booleanValue();
    }

    private static String text(JsonNode node, String field) {
        demand(node.path(field).isTextual(), "no " + field);
        return node.path(field).asText();
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("the Open MPIC service answered with " + otherwise);
        }
    }
}
