package jp.kakuin.pki.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.kakuin.csr.HostNames;
import jp.kakuin.refusal.Refusal;

/** The field's rules on fully qualified domain names (SPEC C-10, BR 4.2.2 and 7.1.2.7.12). */
public final class FullyQualifiedNames implements HostNames {

    @Override
    public List<Refusal> problems(String name, String field, int maxLength) {
        if (name.isBlank()) {
            return List.of(Refusal.of(NameCode.NAME_MISSING, field));
        }
        var anatomy = NameAnatomy.of(name, maxLength);
        var found = new NameFindings();
        NameRules.ALL.forEach(rule -> rule.judge(anatomy, found));
        return found.refusals(field, name);
    }

    @Override
    public List<String> authorizationDomainNames(String fqdn) {
        var registrable = registrableDomain(fqdn);
        var names = new ArrayList<String>();
        var name = fqdn;
        while (!name.equals(registrable)) {
            names.add(name);
            name = name.substring(name.indexOf('.') + 1);
        }
        names.add(registrable);
        return List.copyOf(names);
    }

    @Override
    public Looks looks(String fqdn) {
        var registrable = registrableDomain(fqdn);
        var unicode = Arrays.stream(fqdn.split("\\.")).map(ALabel::toUnicode).toList();
        return new Looks(
                registrable,
                LookAlikes.skeleton(ALabel.toUnicode(registrable.substring(0, registrable.indexOf('.')))),
                unicode.stream().filter(Scripts::areMixed).toList(),
                unicode.stream().filter(LookAlikes::readsAsAscii).toList());
    }

    @Override
    public String skeleton(String label) {
        return LookAlikes.skeleton(ALabel.toUnicode(label.toLowerCase(Locale.ROOT)));
    }

    private static String registrableDomain(String fqdn) {
        return PublicSuffixes.registrableDomain(fqdn)
                .orElseThrow(() -> new IllegalArgumentException("not below a public suffix: " + fqdn));
    }
}
