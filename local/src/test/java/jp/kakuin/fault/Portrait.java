package jp.kakuin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakuin.audit.AuditEntry;

/** An order as people see it, without what differs between any two orders: numbers, moments, secrets, hashes. */
record Portrait(String customer, String staff, List<String> audit) {

    private static final Pattern OWN = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?|\\b[0-9a-f]{64}\\b|\\b[KAP][0-9A-Z]{12}\\b|\\bI-[KAP][0-9A-Z]{12}\\b|\\b[0-9A-Fa-f]{24,40}\\b|\\b\\d{10}\\b|/\\d+\\.crl\\b|\\b[0-9a-z]{26}\\b|acct:[0-9a-z]+");
    private static final Pattern REQUEST = Pattern.compile("-----BEGIN[^-]*-----[^-]*-----END[^-]*-----\\s*");

    static Portrait of(Trial trial, JsonNode customer, JsonNode staff, List<AuditEntry> audit) {
        var label = trial.label();
        var entries = audit.stream().map(entry -> entry(entry, label)).sorted().toList();
        return new Portrait(
                lines(customer, label),
                lines(staff.path("application"), label)
                        + lines(staff.path("results"), label)
                        + lines(staff.path("earlierResults"), label),
                // The DNS may be asked as often as one likes, also in vain.
                Stream.concat(
                                entries.stream().filter(entry -> !entry.startsWith("CAA_")),
                                entries.stream()
                                        .filter(entry -> entry.startsWith("CAA_PERMITTED"))
                                        .distinct())
                        .toList());
    }

    private static String entry(AuditEntry entry, String label) {
        return clean(entry.event() + " by " + entry.actor() + " " + new TreeMap<>(entry.facts()), label)
                .replaceAll("attempt=\\d+", "attempt=#")
                // What had passed by then is a matter of moments.
                .replaceAll("(CHECKS_OPENED .*)checks=[^}]*", "$1checks=#");
    }

    static String clean(String text, String label) {
        var own = REQUEST.matcher(text).replaceAll("CSR").replace(label + ".example", "*.example");
        // A perspective that was too slow is no fault of the order's: the machine may have much else to do.
        return OWN.matcher(own)
                .replaceAll("#")
                .replaceAll("CORROBORATES|CONTRADICTS|NO_ANSWER", "#")
                .replaceAll("quorum( |=)\\d+/", "quorum$1#/");
    }

    /** One line for each value, so that a difference can be read. */
    private static String lines(JsonNode json, String label) {
        var all = new ArrayList<String>();
        collect("", json, all);
        return String.join(
                        "\n",
                        all.stream()
                                // A paper bears the order's number, and not every number is as wide.
                                .map(line -> clean(line, label).replaceAll("/size \\d+", "/size #"))
                                .toList())
                + "\n";
    }

    private static void collect(String path, JsonNode json, List<String> all) {
        if (json.isObject()) {
            json.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), all));
        } else if (json.isArray()) {
            int i = 0;
            for (var each : json) {
                collect(path + "/" + i++, each, all);
            }
        } else {
            all.add(path + " " + json.asText());
        }
    }

    /** What differs, a line each. */
    List<String> differences(Portrait other) {
        var all = new ArrayList<String>();
        compare("customer", customer.lines().toList(), other.customer.lines().toList(), all);
        compare("staff", staff.lines().toList(), other.staff.lines().toList(), all);
        compare("audit", audit, other.audit, all);
        return all;
    }

    private static void compare(String what, List<String> here, List<String> there, List<String> all) {
        var more = new ArrayList<>(here);
        there.forEach(more::remove);
        more.forEach(line -> all.add(what + " has " + line));
        var less = new ArrayList<>(there);
        here.forEach(less::remove);
        less.forEach(line -> all.add(what + " lacks " + line));
    }
}
