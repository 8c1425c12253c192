package jp.kakuin.validation;

import java.time.Instant;
import java.util.Set;

/** A question to the DNS or the Web that can be asked from any place in the world in the same words (BR 3.2.2.9). Names are lower case, without a trailing dot. */
public sealed interface Probe {

    /**
     * Is the Random Value in a TXT, CNAME or CAA record (BR 3.2.2.4.7)?
     *
     * @param authorizationDomainName what is validated
     * @param recordName where the record stands: the Authorization Domain Name, or one label in front of it that begins with an underscore
     */
    record DnsChange(String authorizationDomainName, String recordName, String randomValue) implements Probe {}

    /**
     * Does the site serve the Random Value in a file under {@code /.well-known/pki-validation/} (BR 3.2.2.4.18)?
     *
     * @param fqdn the very name; nothing is pruned
     */
    record WebsiteChange(String fqdn, String fileName, String randomValue) implements Probe {}

    /**
     * Does a persistent record name this CA and this account (BR 3.2.2.4.22)?
     *
     * @param issuerDomains names of this CA, as its CPS 4.2 lists them
     * @param at the moment for {@code persistUntil}
     */
    record PersistentRecord(String authorizationDomainName, Set<String> issuerDomains, String accountUri, Instant at)
            implements Probe {
        public PersistentRecord {
            issuerDomains = Set.copyOf(issuerDomains);
        }
    }

    /**
     * Do CNAME records of the name itself lead to a name at or below this Authorization Domain Name (BR 3.2.2.4 since ballot SC-101v2)? Asked
     * of every perspective: who could forge the alias for one of them could validate a domain of their own instead.
     */
    record Alias(String fqdn, String authorizationDomainName) implements Probe {}

    /**
     * Do the CAA records let this CA issue for the name (RFC 8659, with the parameters of RFC 8657)?
     *
     * @param methodLabel the validation method, for example {@code ca-tbr-7}
     */
    record CaaPermission(String fqdn, Set<String> issuerDomains, String methodLabel, String accountUri)
            implements Probe {
        public CaaPermission {
            issuerDomains = Set.copyOf(issuerDomains);
        }
    }
}
