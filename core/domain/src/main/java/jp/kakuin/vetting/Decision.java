package jp.kakuin.vetting;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a check was answered, by whom and when (SPEC V-1).
 *
 * @param statement what the answering person stated, by field name: an approver's {@code fullName}, {@code telephone}, {@code jobTitle};
 *     the accepted {@code termsVersion} and {@code termsSha256}
 * @param note staff's own words; the reason if it failed
 */
public record Decision(
        boolean passed, Actor by, Instant at, List<Evidence> evidence, Map<String, String> statement, String note) {

    public Decision {
        evidence = List.copyOf(evidence);
        statement = Map.copyOf(statement);
    }
}
