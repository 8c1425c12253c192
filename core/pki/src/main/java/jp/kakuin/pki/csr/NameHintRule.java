package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.HostNames;

/** SPEC C-10: a hint that {@code example.jp} does not cover {@code www.example.jp}, and the reverse. */
final class NameHintRule implements CsrRule {

    private static final String WWW = "www.";
    private final HostNames hostNames;

    NameHintRule(HostNames hostNames) {
        this.hostNames = hostNames;
    }

    @Override
    public String id() {
        return "SPEC C-10";
    }

    @Override
    public String citation() {
        return "SPEC C-10";
    }

    @Override
    public List<Finding> check(Csr csr) {
        var field = Csr.subjectField("CN");
        return csr.value("CN").stream()
                .map(cn -> cn.toLowerCase(Locale.ROOT))
                .filter(cn -> hostNames.problems(cn, field, Integer.MAX_VALUE).isEmpty())
                .flatMap(cn -> sibling(cn)
                        .filter(other -> !csr.names().contains(other))
                        .map(other -> Finding.notice(
                                CsrCode.CSR_NAME_DOES_NOT_COVER, field, Map.of("value", cn, "other", other)))
                        .stream())
                .toList();
    }

    private Optional<String> sibling(String name) {
        if (name.startsWith(WWW)) {
            return Optional.of(name.substring(WWW.length()))
                    .filter(bare ->
                            hostNames.problems(bare, "", Integer.MAX_VALUE).isEmpty());
        }
        return hostNames.authorizationDomainNames(name).size() == 1 ? Optional.of(WWW + name) : Optional.empty();
    }
}
