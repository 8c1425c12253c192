package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.csr.HostNames;

/** Which Authorization Domain Names may stand for a name, by method and day (BR 3.2.2.4, ballot SC-101v2). */
public final class AuthorizationDomainNames {

    private static final int LONGEST_NAME = 253;

    private final HostNames hostNames;

    public AuthorizationDomainNames(HostNames hostNames) {
        this.hostNames = hostNames;
    }

    /** Those that follow from the name itself, longest first. */
    public List<String> of(ValidationMethod method, String fqdn, LocalDate today) {
        return switch (method.derivation(today)) {
            case EXACT -> List.of(fqdn);
            case PRUNED, ALIAS_THEN_PRUNED -> hostNames.authorizationDomainNames(fqdn);
        };
    }

    /** Whether {@code domain} may stand for the name, at least once a CNAME of the name is seen to lead there. */
    public boolean allow(ValidationMethod method, String fqdn, String domain, LocalDate today) {
        return of(method, fqdn, today).contains(domain)
                || method.derivation(today) == ValidationMethod.Derivation.ALIAS_THEN_PRUNED
                        && hostNames.problems(domain, "", LONGEST_NAME).isEmpty();
    }
}
