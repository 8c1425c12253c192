package jp.kakuin.pki.name;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.refusal.Refusal;

/** What the rules have against one name: each code once, with the newest place where it was met. */
final class NameFindings {

    private final Map<NameCode, Map<String, String>> found = new LinkedHashMap<>();

    void add(NameCode code) {
        found.put(code, Map.of());
    }

    void add(NameCode code, Map<String, String> arguments) {
        found.put(code, arguments);
    }

    /** @param value the name as the customer wrote it */
    List<Refusal> refusals(String field, String value) {
        return found.entrySet().stream()
                .map(entry -> new Refusal(entry.getKey(), field, with(entry.getValue(), value)))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> arguments, String value) {
        var all = new LinkedHashMap<>(arguments);
        all.put("value", value);
        return all;
    }
}
