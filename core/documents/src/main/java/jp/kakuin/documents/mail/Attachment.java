package jp.kakuin.documents.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kakuin.mail.MailContent;

/** A file that comes with a mail. */
record Attachment(String name, String type, byte[] bytes) {

    private static final String PEM = "application/x-pem-file";

    static List<Attachment> of(MailContent content) {
        return switch (content) {
            case MailContent.CertificateIssued mail ->
                List.of(
                        pem("certificate.pem", mail.certificatePem()),
                        pem("chain.pem", mail.chainPem()),
                        pem("fullchain.pem", mail.fullChainPem()));
            case MailContent.InvoiceIssued mail ->
                List.of(new Attachment(fileName(mail.invoiceNumber()) + ".pdf", "application/pdf", mail.pdf()));
            case MailContent.OrderReceived _,
                    MailContent.AccessKeyIssued _,
                    MailContent.DomainApprovalRequested _,
                    MailContent.DomainInstructionsGiven _,
                    MailContent.AgreementRequested _,
                    MailContent.PayerConfirmationRequested _,
                    MailContent.CorrectionRequested _,
                    MailContent.OrderWaiting _,
                    MailContent.OrderEnded _,
                    MailContent.RenewalDue _,
                    MailContent.RevocationAsked _,
                    MailContent.CertificateRevoked _,
                    MailContent.ProblemReceived _,
                    MailContent.ProblemAnswered _,
                    MailContent.ProblemTold _ -> List.of();
        };
    }

    private static Attachment pem(String name, String pem) {
        return new Attachment(name, PEM, pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
