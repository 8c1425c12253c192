package jp.kakuin.order;

import java.util.ArrayList;
import java.util.List;
import jp.kakuin.csr.HostNames;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;

/** Knows one registry, {@code co.jp}: every name of letters under it will do. */
final class FakeHostNames implements HostNames {

    enum FakeNameCode implements Code {
        NAME_WRONG;

        @Override
        public String rule() {
            return "SPEC C-10";
        }
    }

    @Override
    public List<Refusal> problems(String name, String field, int maxLength) {
        return name.length() <= maxLength && name.matches("([a-z0-9-]+\\.)+co\\.jp")
                ? List.of()
                : List.of(Refusal.of(FakeNameCode.NAME_WRONG, field, "value", name));
    }

    @Override
    public List<String> authorizationDomainNames(String fqdn) {
        if (!problems(fqdn, "", 253).isEmpty()) {
            throw new IllegalArgumentException(fqdn);
        }
        var names = new ArrayList<String>();
        for (var name = fqdn; name.split("\\.").length > 2; name = name.substring(name.indexOf('.') + 1)) {
            names.add(name);
        }
        return names;
    }

    @Override
    public Looks looks(String fqdn) {
        var registrable = authorizationDomainNames(fqdn).getLast();
        return new Looks(registrable, skeleton(registrable), List.of(), List.of());
    }

    @Override
    public String skeleton(String label) {
        return label;
    }
}
