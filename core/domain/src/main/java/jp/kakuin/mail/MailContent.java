package jp.kakuin.mail;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.order.OrderId;
import jp.kakuin.validation.Instruction;
import jp.kakuin.validation.ValidationMethod;

/** What a mail says, one record per kind of mail (SPEC S-6). How it looks is the composer's. Each mail is Japanese first, then English. */
public sealed interface MailContent {

    /** Whom the mail addresses. Parts that are not known are empty. */
    record Addressee(String corporateName, String department, String name) {}

    /** The order as every mail about it names it. */
    record OrderFacts(
            OrderId order,
            String contractCode,
            Text product,
            String organisation,
            List<String> names,
            int termMonths) {}

    /**
     * A link with its code (SPEC D-2).
     *
     * @param code typed into the page; the only secret of the mail
     * @param expiresOn last day on which it opens
     */
    record Invitation(URI page, String code, LocalDate expiresOn) {}

    /** Repeats what was ordered. */
    record OrderReceived(
            Addressee to, OrderFacts order, Yen priceWithTax, List<Text> documentsNeeded, Instant receivedAt)
            implements MailContent {}

    /** Hands over the access key of a new account. */
    record AccessKeyIssued(Addressee to, String accessKey) implements MailContent {}

    /** Asks the domain approver (D-1 to D-3). {@code order.names()} are the names under this domain only. */
    record DomainApprovalRequested(String domain, OrderFacts order, Invitation invitation) implements MailContent {}

    /**
     * Says what to publish so that the DNS or the Web shows control over the names (D-6). {@code order.names()} are the names that it is for.
     *
     * @param persistent the record that could stand there for good
     */
    record DomainInstructionsGiven(
            Addressee to,
            OrderFacts order,
            ValidationMethod method,
            String domain,
            List<Instruction> instructions,
            Instruction persistent,
            Optional<LocalDate> expiresOn)
            implements MailContent {}

    /** Asks the applicant to accept the subscriber agreement (G-1). */
    record AgreementRequested(Addressee to, OrderFacts order, Invitation invitation) implements MailContent {}

    /** Asks a third-party payer. */
    record PayerConfirmationRequested(Addressee to, OrderFacts order, Yen priceWithTax, Invitation invitation)
            implements MailContent {}

    /** The order came back for correction (A-4, D-7), with every reason. */
    record CorrectionRequested(Addressee to, OrderFacts order, List<Text> reasons) implements MailContent {}

    /** The order waits for the customer or somebody the customer can move (V-7). */
    record OrderWaiting(Addressee to, OrderFacts order, List<Text> missing, int daysWaited, LocalDate expiresOn)
            implements MailContent {}

    /** The order ended without a certificate (V-7, A-10, A-14). */
    record OrderEnded(Addressee to, OrderFacts order, Ending ending, Text reason) implements MailContent {}

    /** How an order ended. */
    enum Ending {
        WITHDRAWN,
        REJECTED,
        EXPIRED
    }

    /**
     * The certificate is there (I-1).
     *
     * @param fullChainPem attached as {@code fullchain.pem}; certificate, then intermediate
     */
    record CertificateIssued(
            Addressee to,
            OrderFacts order,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            LocalDate contractEnd,
            String certificatePem,
            String chainPem,
            String fullChainPem)
            implements MailContent {}

    /** The invoice, attached as PDF (M-1, 請求のご案内). */
    record InvoiceIssued(Addressee to, OrderFacts order, String invoiceNumber, Yen total, LocalDate dueOn, byte[] pdf)
            implements MailContent {}

    /**
     * Somebody with the order's token asked for revocation.
     *
     * @param revokedBy when it is revoked at the latest
     */
    record RevocationAsked(
            Addressee to, OrderFacts order, String serialNumber, Text reason, Instant askedAt, Instant revokedBy)
            implements MailContent {}

    /** The certificate is revoked. */
    record CertificateRevoked(Addressee to, OrderFacts order, String serialNumber, Instant revokedAt, Text reason)
            implements MailContent {}

    /**
     * A problem report has arrived. Repeats nothing of it: whoever typed the address need not be whose it is.
     *
     * @param answerBy when a preliminary report is out at the latest
     */
    record ProblemReceived(OrderId report, Instant receivedAt, Instant answerBy) implements MailContent {}

    /** The preliminary report to whoever reported a problem. */
    record ProblemAnswered(OrderId report, Instant receivedAt, Text text) implements MailContent {}

    /** The preliminary report to the subscriber, who is not told who reported. */
    record ProblemTold(Addressee to, OrderFacts order, Instant receivedAt, Text text) implements MailContent {}

    /** The contract ends soon. */
    record RenewalDue(Addressee to, OrderFacts order, LocalDate contractEnd, int daysLeft, LocalDate renewableFrom)
            implements MailContent {}
}
