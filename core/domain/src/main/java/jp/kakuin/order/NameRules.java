package jp.kakuin.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.kakuin.csr.HostNames;

/** The names to certify: the CSR's and the form's together (SPEC A-8, C-11). */
final class NameRules {

    /** Names in one certificate, the commonName included. */
    static final int MOST_NAMES = 100;

    private static final int LONGEST_COMMON_NAME = 64;
    private static final int LONGEST_FURTHER_NAME = 253;

    private final FieldReader form;
    private final HostNames hostNames;

    NameRules(FieldReader form, HostNames hostNames) {
        this.form = form;
        this.hostNames = hostNames;
    }

    /** @param ofCsr as the CSR's report lists them; its problems are already told there */
    OrderedNames check(List<String> ofCsr, List<String> further) {
        var all = new LinkedHashSet<String>();
        var wellFormed = new LinkedHashSet<String>();
        for (var name : ofCsr) {
            int longest = all.isEmpty() ? LONGEST_COMMON_NAME : LONGEST_FURTHER_NAME;
            if (all.add(name) && hostNames.problems(name, "csr", longest).isEmpty()) {
                wellFormed.add(name);
            }
        }
        for (int i = 0; further != null && i < further.size(); i++) {
            var name = further.get(i) == null ? "" : further.get(i).strip().toLowerCase(Locale.ROOT);
            if (all.add(name) && all.size() <= MOST_NAMES && wellFormed(name, i)) {
                wellFormed.add(name);
            }
        }
        if (all.size() > MOST_NAMES) {
            form.refuse(
                    ApplicationCode.TOO_MANY_NAMES,
                    "names",
                    Map.of("count", Integer.toString(all.size()), "max", Integer.toString(MOST_NAMES)));
        }
        return new OrderedNames(new ArrayList<>(all), wellFormed, !ofCsr.isEmpty());
    }

    private boolean wellFormed(String name, int index) {
        var problems = hostNames.problems(name, "names[" + index + "]", LONGEST_FURTHER_NAME);
        form.refuse(problems);
        return problems.isEmpty();
    }

    /**
     * @param all lower case, the commonName first
     * @param wellFormed those whose Authorization Domain Names can be asked for
     * @param complete whether the CSR gave its part; if not, a name that is missing here may stand there
     */
    record OrderedNames(List<String> all, Set<String> wellFormed, boolean complete) {}
}
