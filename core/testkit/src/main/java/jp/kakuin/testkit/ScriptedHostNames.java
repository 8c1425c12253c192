package jp.kakuin.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.kakuin.csr.HostNames;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;

/** Knows two-part public suffixes under {@code jp} and takes every other name for good, except where a test says otherwise. */
public final class ScriptedHostNames implements HostNames {

    private static final Set<String> SECOND_LEVELS = Set.of("co", "or", "ne", "ac", "go", "ed", "lg");

    private final Map<String, Code> bad = new HashMap<>();

    /** This name has this problem. */
    public void problem(String name, Code code) {
        bad.put(name, code);
    }

    @Override
    public List<Refusal> problems(String name, String field, int maxLength) {
        return bad.containsKey(name) ? List.of(Refusal.of(bad.get(name), field)) : List.of();
    }

    @Override
    public List<String> authorizationDomainNames(String fqdn) {
        var labels = fqdn.split("\\.");
        var last = labels.length - 1;
        var second = labels[last].equals("jp") && last > 1 && SECOND_LEVELS.contains(labels[last - 1]);
        var shortest = second ? 3 : 2;
        var all = new ArrayList<String>();
        for (int from = 0; labels.length - from >= shortest; from++) {
            all.add(String.join(".", List.of(labels).subList(from, labels.length)));
        }
        return List.copyOf(all);
    }

    /** A digit 1 looks like an l and a 0 like an o; nothing else deceives. */
    @Override
    public String skeleton(String label) {
        return label.toLowerCase(Locale.ROOT).replace('1', 'l').replace('0', 'o');
    }

    @Override
    public Looks looks(String fqdn) {
        var registrable = authorizationDomainNames(fqdn).getLast();
        return new Looks(
                registrable, skeleton(registrable.substring(0, registrable.indexOf('.'))), List.of(), List.of());
    }
}
