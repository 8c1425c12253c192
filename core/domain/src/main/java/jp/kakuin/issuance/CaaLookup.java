package jp.kakuin.issuance;

/** Asks the DNS whether a name's owner lets this CA issue for it (SPEC D-7, BR 4.2.2.1, RFC 8659). */
@FunctionalInterface
public interface CaaLookup {

    /**
     * @param dnsName a fully qualified domain name as it will stand in subjectAltName
     * @throws RuntimeException if no answer could be had; that never permits, the step is retried
     */
    CaaResult check(String dnsName);
}
