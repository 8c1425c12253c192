package jp.kakuin.aws.table;

import jp.kakuin.due.DueEntry;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.order.OrderId;

/** Where things are in the table. */
final class Keys {

    /** Sort key of an order itself. */
    static final String ORDER = "ORDER";

    private static final int LONGEST_ID = 64;

    private Keys() {}

    /** Whether a text from outside can be an id of ours. The table refuses keys beyond 2048 bytes, which would look like a fault. */
    static boolean canBeId(String text) {
        return text.length() <= LONGEST_ID;
    }

    static String order(OrderId id) {
        return "ORDER#" + id.value();
    }

    /** The order whose partition key this is. */
    static OrderId orderOf(String pk) {
        return new OrderId(pk.substring("ORDER#".length()));
    }

    static String audit(long sequence) {
        return String.format("AUDIT#%010d", sequence);
    }

    static String token(int attempt, String checkId) {
        return "TOKEN#" + attempt + "#" + checkId;
    }

    static String mail(String key) {
        return "MAIL#" + key;
    }

    static String link(String linkId) {
        return "LINK#" + linkId;
    }

    static String account(String id) {
        return "ACCOUNT#" + id;
    }

    static String idempotency(String keySha256) {
        return "IDEMPOTENCY#" + keySha256;
    }

    static String contract(String code) {
        return "CONTRACT#" + code;
    }

    static String draft(String id) {
        return "DRAFT#" + id;
    }

    /** A public key: whether it is compromised, and which serial numbers certify it. */
    static String key(String keySha256) {
        return "KEY#" + keySha256;
    }

    static String highRisk(HighRiskEntry.Kind kind) {
        return "HIGHRISK#" + kind;
    }

    /** What came from a mail address lately. */
    static String reporter(String addressSha256) {
        return "REPORTER#" + addressSha256;
    }

    static String serial(String serialNumber) {
        return "SERIAL#" + serialNumber;
    }

    /** What the CRL of this address has to name. */
    static String crl(String address) {
        return "CRL#" + address;
    }

    /** Which number the CRL of this address has. */
    static String crlNumber(String address) {
        return "CRLNUMBER#" + address;
    }

    /** An OCSP response that was signed before. */
    static String ocsp(String question) {
        return "OCSP#" + question;
    }

    static String unarchived(int shard) {
        return String.format("UNARCHIVED#%02d", shard);
    }

    // Shard first, moment in the sort key: one query up to now finds also what was missed on earlier days.
    static String due(DueEntry.Kind kind, int shard) {
        return String.format("DUE#%s#%02d", kind, shard);
    }

    static String dueSort(DueEntry entry) {
        return Moments.sortable(entry.at()) + "#" + entry.order() + "#" + entry.key();
    }
}
