package jp.kakuin.validation;

import java.util.List;
import java.util.Locale;
import jp.kakuin.order.OrderId;

/**
 * What an applicant is to publish, in the exact words.
 *
 * @param where owner of the record, or address of the file
 * @param content the record's value, or the file's whole content
 */
public record Instruction(Kind kind, String where, String content) {

    /** What is published; one of several instructions suffices. */
    public enum Kind {
        TXT,
        CNAME,
        FILE
    }

    /** Our own label: nobody else's TXT records stand there (BR 3.2.2.4.7: begins with an underscore). */
    private static final String DNS_LABEL = "_kakuin-validation.";

    /** BR 3.2.2.4.22. */
    private static final String PERSISTENT_LABEL = "_validation-persist.";

    /** The account of an applicant, as records of the DNS name it (RFC 7565, BR 4.2.2.1). */
    public static String accountUri(String account, String issuerDomain) {
        return "acct:" + account.toLowerCase(Locale.ROOT) + "@" + issuerDomain;
    }

    /** The record that stays, and needs nothing but the account. */
    public static Instruction persistentRecord(String domain, String issuerDomain, String accountUri) {
        return new Instruction(Kind.TXT, PERSISTENT_LABEL + domain, issuerDomain + "; accounturi=" + accountUri);
    }

    /** Either record will do. */
    public static List<Instruction> dnsChange(String domain, String randomValue, String issuerDomain) {
        return List.of(
                new Instruction(Kind.TXT, dnsRecordName(domain), randomValue),
                new Instruction(Kind.CNAME, dnsRecordName(domain), randomValue + ".dcv." + issuerDomain + "."));
    }

    public static Instruction websiteChange(String fqdn, OrderId order, String randomValue) {
        return new Instruction(
                Kind.FILE, "http://" + fqdn + "/.well-known/pki-validation/" + fileName(order), randomValue);
    }

    public static String dnsRecordName(String domain) {
        return DNS_LABEL + domain;
    }

    /** Says nothing of the Random Value, which may not be in the request (BR 3.2.2.4.18). */
    public static String fileName(OrderId order) {
        return order.value().toLowerCase(Locale.ROOT) + ".txt";
    }
}
