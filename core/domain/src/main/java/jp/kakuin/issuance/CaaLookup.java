package jp.kakuin.issuance;

/** Asks the DNS whether this CA may issue for a name (SPEC D-7, RFC 8659). */
@FunctionalInterface
public interface CaaLookup {

    /**
     * @param dnsName a name that would stand in the certificate
     * @throws RuntimeException if the DNS gives no usable answer: never a permission, the step is tried again
     */
    CaaResult check(String dnsName);
}
