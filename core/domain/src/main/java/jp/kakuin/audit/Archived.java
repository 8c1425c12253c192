package jp.kakuin.audit;

import java.time.Instant;
import java.util.Base64;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;

/**
 * One thing that is kept in the audit archive for years, where nobody can change it: an entry of an order's chain, or what has to be known
 * again of signatures and mails if the table is ever restored to an earlier moment. Holds no personal data (SPEC M-8); a certificate's
 * content is public.
 */
public sealed interface Archived {

    OrderId order();

    /** Lower-case hex of SHA-256 over all of it. */
    String hash();

    /**
     * @param status of the order after the change
     * @param attempt the order's flow attempt after the change
     */
    record Entry(AuditEntry entry, OrderStatus status, int attempt) implements Archived {

        public static Entry of(OrderChange change) {
            return new Entry(
                    change.audit(), change.after().status(), change.after().attempt());
        }

        @Override
        public OrderId order() {
            return entry.order();
        }

        @Override
        public String hash() {
            return new HashText()
                    .add("entry")
                    .add(entry.hash())
                    .add(status)
                    .add(attempt)
                    .sha256();
        }
    }

    /**
     * What the CA is about to sign, with the serial number that belongs to it for ever (SPEC I-3).
     *
     * @param toBeSigned base 64 of the TBSCertificate
     */
    record Reserved(OrderId order, int issueAttempt, Stage stage, String serialNumber, String toBeSigned)
            implements Archived {

        public static Reserved of(
                OrderId order, int issueAttempt, Stage stage, String serialNumber, byte[] toBeSigned) {
            return new Reserved(order, issueAttempt, stage, serialNumber, base64(toBeSigned));
        }

        @Override
        public String hash() {
            return new HashText()
                    .add("reserved")
                    .add(order)
                    .add(issueAttempt)
                    .add(stage)
                    .add(serialNumber)
                    .add(toBeSigned)
                    .sha256();
        }
    }

    /** The CA key was about to be asked. */
    record SigningBegan(OrderId order, int issueAttempt, Stage stage, Instant at) implements Archived {
        @Override
        public String hash() {
            return new HashText()
                    .add("signing-began")
                    .add(order)
                    .add(issueAttempt)
                    .add(stage)
                    .add(at)
                    .sha256();
        }
    }

    /** @param certificate base 64 of what was signed */
    record Signed(OrderId order, int issueAttempt, Stage stage, String certificate) implements Archived {

        public static Signed of(OrderId order, int issueAttempt, Stage stage, byte[] certificate) {
            return new Signed(order, issueAttempt, stage, base64(certificate));
        }

        @Override
        public String hash() {
            return new HashText()
                    .add("signed")
                    .add(order)
                    .add(issueAttempt)
                    .add(stage)
                    .add(certificate)
                    .sha256();
        }
    }

    /** An issue attempt was given up. */
    record Voided(OrderId order, int issueAttempt, Instant at) implements Archived {
        @Override
        public String hash() {
            return new HashText()
                    .add("voided")
                    .add(order)
                    .add(issueAttempt)
                    .add(at)
                    .sha256();
        }
    }

    /** A mail may have gone out from here on. To whom it went is the table's to know. */
    record MailClaimed(OrderId order, String key, String kind, String messageId, Instant at) implements Archived {
        @Override
        public String hash() {
            return new HashText()
                    .add("mail-claimed")
                    .add(order)
                    .add(key)
                    .add(kind)
                    .add(messageId)
                    .add(at)
                    .sha256();
        }
    }

    /** A mail went out. */
    record MailSent(OrderId order, String key, Instant at) implements Archived {
        @Override
        public String hash() {
            return new HashText().add("mail-sent").add(order).add(key).add(at).sha256();
        }
    }

    /** A mail certainly did not go out. */
    record MailReleased(OrderId order, String key, Instant at) implements Archived {
        @Override
        public String hash() {
            return new HashText()
                    .add("mail-released")
                    .add(order)
                    .add(key)
                    .add(at)
                    .sha256();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
