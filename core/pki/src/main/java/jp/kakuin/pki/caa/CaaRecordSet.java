package jp.kakuin.pki.caa;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.kakuin.issuance.CaaRefusal;
import jp.kakuin.pki.validation.IssueValue;
import jp.kakuin.validation.Probe;
import org.xbill.DNS.CAARecord;

/**
 * The relevant record set of a name (RFC 8659 section 3) and what it says.
 *
 * @param foundAt where it stands in the tree
 * @param records at least one
 */
record CaaRecordSet(String foundAt, List<CAARecord> records) {

    /** Bit 128 is the critical flag. Owners who took the numbers of RFC 8659 4.1 from the other end wrote 1; what they wanted is as plain. */
    private static final int CRITICAL = 128 | 1;

    /**
     * Properties whose meaning we know. Those that are not read here say nothing of a certificate for a Web server (RFC 9495 for issuemail), or
     * name a contact (BR A.1).
     */
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone");

    /** @param wildcard whether the certificate is to hold a Wildcard Domain Name */
    CaaVerdict decide(Probe.CaaPermission asked, boolean wildcard) {
        if (records.stream().anyMatch(record -> (record.getFlags() & CRITICAL) != 0 && !KNOWN.contains(tag(record)))) {
            return forbidden(CaaRefusal.UNKNOWN_CRITICAL_PROPERTY);
        }
        var issuers = issuers(wildcard);
        var ours = issuers.stream()
                .flatMap(Optional::stream)
                .filter(value -> asked.issuerDomains().stream().anyMatch(value.issuerDomain()::equalsIgnoreCase))
                .toList();
        if (!issuers.isEmpty() && ours.isEmpty()) {
            return forbidden(CaaRefusal.OTHER_ISSUER);
        }
        return issuers.isEmpty() || ours.stream().anyMatch(value -> allows(value, asked))
                ? new CaaVerdict.Permitted(Optional.of(foundAt), texts())
                : forbidden(CaaRefusal.OTHER_ACCOUNT_OR_METHOD);
    }

    /** RFC 8659 5.3: issuewild counts for wildcards alone, and there instead of issue. */
    private List<Optional<IssueValue>> issuers(boolean wildcard) {
        var wild = values("issuewild");
        return wildcard && !wild.isEmpty() ? wild : values("issue");
    }

    /** RFC 8659 4.2: a value that breaks the grammar counts as one that lets nobody issue. */
    private List<Optional<IssueValue>> values(String tag) {
        return records.stream()
                .filter(record -> tag(record).equals(tag))
                .map(record -> IssueValue.parse(new String(record.getValueAsByteArray(), StandardCharsets.ISO_8859_1)))
                .toList();
    }

    /**
     * Whether the account and the method are among those that the owner wants (RFC 8657). BR 4.2.2.1 asks for this from 2027-03-15 on, and before as
     * a SHOULD: here it holds on every day.
     */
    private static boolean allows(IssueValue value, Probe.CaaPermission asked) {
        return agrees(value.values("accounturi"), account -> account.equals(asked.accountUri()))
                && agrees(
                        value.values("validationmethods"),
                        methods -> List.of(methods.split(",", -1)).contains(asked.methodLabel()));
    }

    /** A parameter that stands there twice cannot be met (RFC 8657 3); so it is here for both. Others say nothing to us. */
    private static boolean agrees(List<String> values, Predicate<String> met) {
        return values.isEmpty() || values.size() == 1 && met.test(values.getFirst());
    }

    private CaaVerdict forbidden(CaaRefusal why) {
        return new CaaVerdict.Forbidden(foundAt, texts(), why);
    }

    private List<String> texts() {
        return records.stream().map(CAARecord::rdataToString).toList();
    }

    /** dnsjava refuses an answer with capitals in a tag; that is no answer then, never a permission. */
    private static String tag(CAARecord record) {
        return record.getTag().toLowerCase(Locale.ROOT);
    }
}
