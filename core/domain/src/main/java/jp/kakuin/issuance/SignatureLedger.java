package jp.kakuin.issuance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.due.DueEntry;
import jp.kakuin.order.OrderId;

/**
 * What the CA is about to sign or has signed, kept under (order, issue attempt, stage) before each use of the CA key (SPEC I-3).
 * Every method is one conditional write or one consistent read; the first writer wins.
 */
public interface SignatureLedger extends KeyUses {

    /** What is signed in an issue attempt, in this order. */
    enum Stage {
        PRECERTIFICATE,
        CERTIFICATE
    }

    /**
     * @param issueAttempt 1 for the first; a voided attempt is followed by the next
     * @param toBeSigned DER of the TBSCertificate
     * @param signingBegan when the CA key was first asked to sign it
     * @param signed DER of the signed certificate, once the signature is known
     */
    record Entry(
            OrderId order,
            int issueAttempt,
            Stage stage,
            String serialNumber,
            byte[] toBeSigned,
            Optional<Instant> signingBegan,
            Optional<byte[]> signed,
            boolean voided) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry that
                    && order.equals(that.order)
                    && issueAttempt == that.issueAttempt
                    && stage == that.stage
                    && Arrays.equals(toBeSigned, that.toBeSigned);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(toBeSigned);
        }
    }

    /** The newest issue attempt that is not voided, or the one after the last voided, or 1. */
    int currentAttempt(OrderId order);

    Optional<Entry> find(OrderId order, int issueAttempt, Stage stage);

    /**
     * Stores what will be signed, unless something is stored already, and gives back what is stored. In the same transaction the serial number is
     * reserved, so that no two orders or attempts ever share one, and is noted as a use of the key.
     *
     * @param keySha256 lower-case hex of SHA-256 over the DER SubjectPublicKeyInfo to be certified
     */
    Entry storeIfAbsent(
            OrderId order, int issueAttempt, Stage stage, String serialNumber, String keySha256, byte[] toBeSigned);

    /** Notes that the CA key is about to be used. False if that was noted before or the attempt is voided. */
    boolean beginSigning(OrderId order, int issueAttempt, Stage stage, Instant at);

    /** Keeps the signed certificate, unless one is kept already, and gives back what is kept. Empty if the attempt is voided. */
    Optional<Entry> recordSigned(OrderId order, int issueAttempt, Stage stage, byte[] signed);

    /**
     * Gives up an attempt whose signature was lost: its serial counts as issued and has to be revoked (SPEC I-3). Changes nothing if the attempt's
     * {@link Stage#CERTIFICATE} is signed already, or if it is voided already. What is stored for the attempt later is voided from the start.
     */
    void voidAttempt(OrderId order, int issueAttempt, Instant at);

    /** What {@link #voidAttempt} leaves to be done, in the same transaction: its serial number counts as issued, so it has to be revoked. */
    static DueEntry owedRevocation(OrderId order, int issueAttempt, Instant at) {
        return new DueEntry(DueEntry.Kind.REVOCATION, at, order, "attempt-" + issueAttempt);
    }
}
