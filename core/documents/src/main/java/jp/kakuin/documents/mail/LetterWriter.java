package jp.kakuin.documents.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.catalogue.Text;
import jp.kakuin.documents.Language;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.mail.MailContent;
import jp.kakuin.validation.Instruction;

/** Chooses the template of each kind of mail and names the values that the template sets in, in one language. */
final class LetterWriter {

    private final Language language;
    private final Map<String, List<String>> values = new HashMap<>();

    private LetterWriter(Sender sender, Language language) {
        this.language = language;
        put("ca", sender.name());
        put("supportMail", sender.supportMail());
        put("supportTelephone", sender.supportTelephone());
        put("portal", sender.portal().toString());
    }

    static Letter write(MailContent content, Sender sender, Language language) {
        LetterWriter writer = new LetterWriter(sender, language);
        String template = writer.values(content);
        return MailTemplate.fill(template, language, writer.values);
    }

    /** Sets the values of the mail and answers with the name of its template. */
    private String values(MailContent content) {
        return switch (content) {
            case MailContent.OrderReceived mail -> orderReceived(mail);
            case MailContent.AccessKeyIssued mail -> accessKeyIssued(mail);
            case MailContent.DomainApprovalRequested mail -> domainApprovalRequested(mail);
            case MailContent.DomainInstructionsGiven mail -> domainInstructionsGiven(mail);
            case MailContent.AgreementRequested mail -> agreementRequested(mail);
            case MailContent.PayerConfirmationRequested mail -> payerConfirmationRequested(mail);
            case MailContent.CorrectionRequested mail -> correctionRequested(mail);
            case MailContent.OrderWaiting mail -> orderWaiting(mail);
            case MailContent.OrderEnded mail -> orderEnded(mail);
            case MailContent.CertificateIssued mail -> certificateIssued(mail);
            case MailContent.InvoiceIssued mail -> invoiceIssued(mail);
            case MailContent.RenewalDue mail -> renewalDue(mail);
            case MailContent.RevocationAsked mail -> revocationAsked(mail);
            case MailContent.CertificateRevoked mail -> certificateRevoked(mail);
            case MailContent.ProblemReceived mail -> problemReceived(mail);
            case MailContent.ProblemAnswered mail -> problemAnswered(mail);
            case MailContent.ProblemTold mail -> problemTold(mail);
        };
    }

    private String orderReceived(MailContent.OrderReceived mail) {
        addressee(mail.to());
        order(mail.order());
        price(mail.priceWithTax());
        texts("documents", mail.documentsNeeded());
        moment("receivedAt", mail.receivedAt());
        return "order-received";
    }

    private String accessKeyIssued(MailContent.AccessKeyIssued mail) {
        addressee(mail.to());
        put("accessKey", mail.accessKey());
        return "access-key-issued";
    }

    private String domainApprovalRequested(MailContent.DomainApprovalRequested mail) {
        put("domain", mail.domain());
        order(mail.order());
        invitation(mail.invitation());
        return "domain-approval-requested";
    }

    private String domainInstructionsGiven(MailContent.DomainInstructionsGiven mail) {
        addressee(mail.to());
        order(mail.order());
        put("domain", mail.domain());
        put("persistentRecord", record(mail.persistent()));
        mail.expiresOn().ifPresent(day -> date("valueExpiresOn", day));
        for (var instruction : mail.instructions()) {
            switch (instruction.kind()) {
                case TXT -> put("txtRecord", record(instruction));
                case CNAME -> put("cnameRecord", record(instruction));
                case FILE -> {
                    put("fileAddress", instruction.where());
                    put("fileContent", instruction.content());
                }
            }
        }
        return switch (mail.method()) {
            case DNS_CHANGE -> "domain-dns-change";
            case WEBSITE_CHANGE -> "domain-website-change";
            case PERSISTENT_RECORD -> "domain-persistent-record";
            case CONSTRUCTED_MAIL -> throw new IllegalArgumentException("mail has no instructions");
        };
    }

    /** As a line of a zone file. */
    private static String record(Instruction instruction) {
        return instruction.where() + ". IN " + instruction.kind() + " "
                + (instruction.kind() == Instruction.Kind.TXT
                        ? "\"" + instruction.content() + "\""
                        : instruction.content());
    }

    private String agreementRequested(MailContent.AgreementRequested mail) {
        addressee(mail.to());
        order(mail.order());
        invitation(mail.invitation());
        return "agreement-requested";
    }

    private String payerConfirmationRequested(MailContent.PayerConfirmationRequested mail) {
        addressee(mail.to());
        order(mail.order());
        price(mail.priceWithTax());
        invitation(mail.invitation());
        return "payer-confirmation-requested";
    }

    private String correctionRequested(MailContent.CorrectionRequested mail) {
        addressee(mail.to());
        order(mail.order());
        texts("reasons", mail.reasons());
        return "correction-requested";
    }

    private String orderWaiting(MailContent.OrderWaiting mail) {
        addressee(mail.to());
        order(mail.order());
        texts("missing", mail.missing());
        put("daysWaited", language.days(mail.daysWaited()));
        date("expiresOn", mail.expiresOn());
        return "order-waiting";
    }

    private String orderEnded(MailContent.OrderEnded mail) {
        addressee(mail.to());
        order(mail.order());
        put("reason", mail.reason());
        return switch (mail.ending()) {
            case WITHDRAWN -> "order-withdrawn";
            case REJECTED -> "order-rejected";
            case EXPIRED -> "order-expired";
        };
    }

    private String certificateIssued(MailContent.CertificateIssued mail) {
        addressee(mail.to());
        order(mail.order());
        put("serialNumber", mail.serialNumber());
        moment("notBefore", mail.notBefore());
        moment("notAfter", mail.notAfter());
        date("contractEnd", mail.contractEnd());
        return mail.order().termMonths() == 0 ? "trial-issued" : "certificate-issued";
    }

    private String invoiceIssued(MailContent.InvoiceIssued mail) {
        addressee(mail.to());
        order(mail.order());
        put("invoiceNumber", mail.invoiceNumber());
        price(mail.total());
        date("dueOn", mail.dueOn());
        return "invoice-issued";
    }

    private String renewalDue(MailContent.RenewalDue mail) {
        addressee(mail.to());
        order(mail.order());
        date("contractEnd", mail.contractEnd());
        put("daysLeft", language.days(mail.daysLeft()));
        date("renewableFrom", mail.renewableFrom());
        return "renewal-due";
    }

    private String revocationAsked(MailContent.RevocationAsked mail) {
        addressee(mail.to());
        order(mail.order());
        put("serialNumber", mail.serialNumber());
        put("reason", mail.reason());
        moment("askedAt", mail.askedAt());
        moment("revokedBy", mail.revokedBy());
        return "revocation-asked";
    }

    private String certificateRevoked(MailContent.CertificateRevoked mail) {
        addressee(mail.to());
        order(mail.order());
        put("serialNumber", mail.serialNumber());
        put("reason", mail.reason());
        moment("revokedAt", mail.revokedAt());
        return "certificate-revoked";
    }

    private String problemReceived(MailContent.ProblemReceived mail) {
        put("report", mail.report().value());
        moment("receivedAt", mail.receivedAt());
        moment("answerBy", mail.answerBy());
        return "problem-received";
    }

    private String problemAnswered(MailContent.ProblemAnswered mail) {
        put("report", mail.report().value());
        moment("receivedAt", mail.receivedAt());
        preliminary(mail.text());
        return "problem-answered";
    }

    private String problemTold(MailContent.ProblemTold mail) {
        addressee(mail.to());
        order(mail.order());
        moment("receivedAt", mail.receivedAt());
        preliminary(mail.text());
        return "problem-told";
    }

    private void preliminary(Text text) {
        // Where staff wrote Japanese alone it stands in both.
        var words = language.of(text).isBlank() ? text.ja() : language.of(text);
        values.put("text", words.lines().toList());
    }

    /** 会社名, 部署, 氏名 様 on lines of their own; 御中 if no person is named. In English the name alone. */
    private void addressee(MailContent.Addressee to) {
        if (language == Language.ENGLISH) {
            put("addressee", to.name().isBlank() ? "customer" : to.name());
            return;
        }
        if (!to.name().isBlank()) {
            values.put("addressee", List.of(to.corporateName(), to.department(), to.name() + " 様"));
        } else if (!to.department().isBlank()) {
            values.put("addressee", List.of(to.corporateName(), to.department() + " 御中"));
        } else {
            put("addressee", to.corporateName().isBlank() ? "ご担当者 様" : to.corporateName() + " 御中");
        }
    }

    private void order(MailContent.OrderFacts order) {
        put("order", order.order().value());
        put("contractCode", order.contractCode());
        put("product", order.product());
        put("organisation", order.organisation());
        values.put("names", order.names());
        put("mainName", language.firstAndCount(order.names()));
        put("term", language.months(order.termMonths()));
    }

    private void invitation(MailContent.Invitation invitation) {
        put("page", invitation.page().toString());
        put("code", invitation.code());
        date("linkExpiresOn", invitation.expiresOn());
    }

    private void price(Yen withTax) {
        put("price", language.yenWithTax(withTax));
    }

    private void texts(String name, List<Text> texts) {
        values.put(name, texts.stream().map(language::of).toList());
    }

    private void date(String name, LocalDate day) {
        put(name, language.date(day));
    }

    private void moment(String name, Instant moment) {
        put(name, language.moment(moment));
    }

    private void put(String name, Text text) {
        put(name, language.of(text));
    }

    private void put(String name, String value) {
        values.put(name, List.of(value));
    }
}
