package jp.kakuin.issuance;

import java.util.List;
import java.util.Map;
import jp.kakuin.order.OrderId;

/**
 * The timestamps that logs gave for an issue attempt's precertificate, kept until its certificate is stored with them, so that whoever goes on
 * asks for the rest alone (SPEC I-3). What is lost here can be asked for again: the certificate's content decides, see {@link SignatureLedger}.
 */
public interface TimestampLedger {

    /** Each one SignedCertificateTimestamp (RFC 6962 3.2), at most one of a log. */
    List<byte[]> timestamps(OrderId order, int issueAttempt);

    /**
     * Keeps timestamps, all of them or none. An attempt that was given up need not keep any.
     *
     * @param byLog at least one, by the lower-case hex of the log's id; of two timestamps of one log the later kept stays
     */
    void keep(OrderId order, int issueAttempt, Map<String, byte[]> byLog);
}
