package jp.kakuin.pki.caa;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.issuance.CaaResult;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Name;

/**
 * The relevant record set of a name (RFC 8659 section 3) and what it says.
 *
 * @param foundAt where it stands in the tree
 * @param records at least one
 */
record CaaRecordSet(Name foundAt, List<CAARecord> records) {

    private static final int CRITICAL = 128;

    /** Properties whose meaning we know; all but {@code issue} say nothing of a TLS certificate without wildcard (RFC 8659, 9495, BR A.1). */
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "iodef", "issuemail", "contactemail", "contactphone");

    /** @param issuerDomains the names by which CAA records call this CA, lower case */
    CaaResult decide(String name, Set<String> issuerDomains) {
        var at = foundAt.toString(true).toLowerCase(Locale.ROOT);
        return hasUnknownCritical() || !permits(issuerDomains)
                ? new CaaResult.Forbidden(
                        name, at, records.stream().map(CAARecord::rdataToString).toList())
                : new CaaResult.Permitted(Optional.of(at), Duration.ofSeconds(timeToLive()));
    }

    private boolean hasUnknownCritical() {
        return records.stream().anyMatch(r -> (r.getFlags() & CRITICAL) != 0 && !KNOWN.contains(tag(r)));
    }

    private boolean permits(Set<String> issuerDomains) {
        var issuers = records.stream()
                .filter(r -> tag(r).equals("issue"))
                .map(CaaRecordSet::issuerDomain)
                .toList();
        return issuers.isEmpty() || issuers.stream().anyMatch(issuerDomains::contains);
    }

    /** What stands before the parameters, which are not read yet (RFC 8657). Empty means that nobody may issue. */
    private static String issuerDomain(CAARecord record) {
        return record.getValue().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** dnsjava refuses an answer with capitals in a tag; that is a fault then, never a permission. */
    private static String tag(CAARecord record) {
        return record.getTag().toLowerCase(Locale.ROOT);
    }

    private long timeToLive() {
        return records.stream().mapToLong(CAARecord::getTTL).min().orElse(0);
    }
}
