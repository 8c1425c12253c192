package jp.kakuin.aws.http;

import java.util.List;
import java.util.Map;
import jp.kakuin.refusal.Refusal;

/** Which HTTP status a code has. Codes that are not in the table follow the three rules below it. */
final class ProblemStatus {

    private static final Map<String, Integer> BY_CODE = Map.ofEntries(
            Map.entry("BODY_MISSING", 400),
            Map.entry("BODY_NOT_JSON", 400),
            Map.entry("IDEMPOTENCY_KEY_MISSING", 400),
            Map.entry("IDEMPOTENCY_KEY_MALFORMED", 400),
            Map.entry("CURSOR_MALFORMED", 400),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("FORBIDDEN_FOR_ROLE", 403),
            Map.entry("SECOND_FACTOR_MISSING", 403),
            Map.entry("BODY_TOO_LARGE", 413),
            Map.entry("IDEMPOTENCY_KEY_REUSED", 422),
            Map.entry("RESENT_TOO_OFTEN", 429),
            Map.entry("REPORTED_TOO_OFTEN", 429),
            Map.entry("INTERNAL_FAULT", 500));

    private ProblemStatus() {}

    /** Several refusals of different status are problems of the content. */
    static int of(List<Refusal> refusals) {
        var all = refusals.stream().map(ProblemStatus::of).distinct().toList();
        return all.size() == 1 ? all.getFirst() : 422;
    }

    private static int of(Refusal refusal) {
        var code = refusal.code().name();
        if (BY_CODE.containsKey(code)) {
            return BY_CODE.get(code);
        }
        if (code.endsWith("_NOT_FOUND")) {
            return 404;
        }
        // A refusal that blames a field is about what was sent; one that blames none is about the state of things.
        return refusal.field().isEmpty() ? 409 : 422;
    }
}
