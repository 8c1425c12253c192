package jp.kakuin.vetting;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.validation.Corroboration;
import jp.kakuin.validation.DomainControl;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting.Verdict;

/** What is logged of each validation of domain names: item, Authorization Domain Name if it is another, method, every perspective (BR 5.4.1, SC-099). */
final class DomainEvidence {

    private static final int LONGEST_FOUND = 300;

    private DomainEvidence() {}

    /** One probe and what all perspectives saw of it. */
    record Asked(Probe probe, Corroboration seen) {}

    /** All that was asked at a moment as one look: each perspective by its worst verdict. */
    static DomainControl.Look look(Instant at, List<Asked> asked) {
        var worst = new TreeMap<String, Verdict>();
        asked.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.seen().primary()), one.seen().remotes().stream()))
                .forEach(seen -> worst.merge(
                        seen.perspective(),
                        seen.sighting().verdict(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other));
        var last = asked.getLast().seen();
        var corroborating = last.remotes().stream()
                .filter(remote -> worst.get(remote.perspective()) == Verdict.CORROBORATES)
                .count();
        var found = asked.stream()
                .map(one -> one.seen().primary().sighting().found())
                .collect(Collectors.joining(" / "));
        return new DomainControl.Look(
                at,
                asked.stream().allMatch(one -> one.seen().holds()),
                found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "…",
                corroborating + "/" + last.remotes().size(),
                worst.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().name())));
    }

    /** For the audit entry. Names of the DNS are no personal data. */
    static Map<String, String> facts(DomainControl control, List<String> names) {
        var facts = new HashMap<String, String>();
        facts.put("method", control.method().label());
        facts.put("section", control.method().section());
        facts.put("names", String.join(" ", names));
        if (!names.equals(List.of(control.authorizationDomainName()))) {
            facts.put("authorizationDomainName", control.authorizationDomainName());
        }
        return facts;
    }

    /** The same with what all perspectives saw: for the decision's statement, too. */
    static Map<String, String> facts(DomainControl control, List<String> names, DomainControl.Look look) {
        var facts = new HashMap<>(facts(control, names));
        facts.put("lookedAt", look.at().toString());
        facts.put("quorum", look.quorum());
        look.perspectives().forEach((perspective, verdict) -> facts.put("perspective " + perspective, verdict));
        return facts;
    }
}
