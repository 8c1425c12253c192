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

    /** How readers see an acceptable FQDN. */
    Looks looks(String fqdn);

    /** What a label looks like: labels that readers take for each other have the same (UTS #39 section 4). */
    String skeleton(String label);

    /**
     * @param registrableDomain for example {@code example.co.jp}
     * @param skeleton of the registrable domain's first label
     * @param mixedScripts labels, in their own script, that mix scripts as no single writing does
     * @param readsAsAscii labels, in their own script, that look like plain letters and digits but are others
     */
    record Looks(String registrableDomain, String skeleton, List<String> mixedScripts, List<String> readsAsAscii) {}
}
