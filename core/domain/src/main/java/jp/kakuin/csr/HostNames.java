package jp.kakuin.csr;

import java.util.List;
import jp.kakuin.refusal.Refusal;

/** What the field says of a fully qualified domain name (SPEC C-10, RULES 3 and 6). */
public interface HostNames {

    /**
     * Every problem of a name that would stand in subjectAltName; empty if it may.
     *
     * @param name as the customer wrote it
     * @param field path for the refusals
     * @param maxLength 64 for the CN, 253 for further names
     */
    List<Refusal> problems(String name, String field, int maxLength);

    /**
     * The Authorization Domain Names of an acceptable FQDN, longest first: the FQDN itself, then pruned label by label down to the
     * registrable domain (BR 3.2.2.4, ballot SC-101v2).
     */
    List<String> authorizationDomainNames(String fqdn);
}
