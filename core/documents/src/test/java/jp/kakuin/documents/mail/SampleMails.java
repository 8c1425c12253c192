package jp.kakuin.documents.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.mail.MailContent;
import jp.kakuin.order.OrderId;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.validation.Instruction;
import jp.kakuin.validation.ValidationMethod;

/** One mail of every kind, by the name of its template. */
final class SampleMails {

    static final Sender SENDER = new Sender(
            new Text("角印認証局", "Kakuin Certification Authority"),
            "support@kakuin.example.jp",
            "03-5555-0100",
            URI.create("https://portal.kakuin.example.jp"));

    static final String CODE = "7K3QX-9M2TD-HV4R8-B6NWP-CYF5J";
    static final String ACCESS_KEY = "Q4W8-ZK2M-7RTX-93BD";
    static final MailContent.Addressee TO = new MailContent.Addressee("髙﨑渡邉商事㈱", "情報システム部", "髙橋 花子");
    static final MailContent.OrderFacts ORDER =
            order(List.of("www.example.co.jp", "example.co.jp", "shop.example.co.jp"));

    private static final MailContent.Invitation INVITATION = new MailContent.Invitation(
            URI.create("https://portal.kakuin.example.jp/links/L8WZ2N5QYB0D"), CODE, LocalDate.of(2026, 12, 21));

    private static final String RANDOM_VALUE = "7q2m8wz4k1n6v0x5t9r3h8j2d4";
    private static final Instruction PERSISTENT =
            Instruction.persistentRecord("example.co.jp", "ca.kakuin.example", "acct:a1b2c3@ca.kakuin.example");

    private static final List<Text> DOCUMENTS = List.of(
            new Text("サービス申込書（申請責任者さまの署名があるもの）", "Service application form, signed by the applicant"),
            new Text("印鑑証明書（発行から3か月以内のもの）", "Corporate seal certificate, not older than three months"));

    private SampleMails() {}

    static MailContent.OrderFacts order(List<String> names) {
        return new MailContent.OrderFacts(
                new OrderId("K7QX9M2TDHV4R"),
                "1234567890",
                new Text("EV2.0（EV SSL証明書）", "EV2.0 (EV certificate)"),
                "髙﨑渡邉商事株式会社",
                names,
                12);
    }

    static Map<String, MailContent> all() {
        Map<String, MailContent> all = new LinkedHashMap<>();
        all.put(
                "order-received",
                new MailContent.OrderReceived(TO, ORDER, new Yen(181_500), DOCUMENTS, at("2026-11-21T08:05:00Z")));
        all.put("access-key-issued", new MailContent.AccessKeyIssued(TO, ACCESS_KEY));
        all.put(
                "domain-approval-requested",
                new MailContent.DomainApprovalRequested("example.co.jp", ORDER, INVITATION));
        all.put(
                "domain-dns-change",
                instructions(
                        ValidationMethod.DNS_CHANGE,
                        "example.co.jp",
                        Instruction.dnsChange("example.co.jp", RANDOM_VALUE, "ca.kakuin.example")));
        all.put(
                "domain-website-change",
                instructions(
                        ValidationMethod.WEBSITE_CHANGE,
                        "www.example.co.jp",
                        List.of(Instruction.websiteChange("www.example.co.jp", ORDER.order(), RANDOM_VALUE))));
        all.put(
                "domain-persistent-record",
                instructions(ValidationMethod.PERSISTENT_RECORD, "example.co.jp", List.of(PERSISTENT)));
        all.put("agreement-requested", new MailContent.AgreementRequested(TO, ORDER, INVITATION));
        all.put(
                "payer-confirmation-requested",
                new MailContent.PayerConfirmationRequested(TO, ORDER, new Yen(181_500), INVITATION));
        all.put("correction-requested", new MailContent.CorrectionRequested(TO, ORDER, reasons()));
        all.put("order-waiting", new MailContent.OrderWaiting(TO, ORDER, missing(), 7, LocalDate.of(2026, 12, 21)));
        all.put("order-withdrawn", ended(MailContent.Ending.WITHDRAWN, new Text("", "")));
        all.put("order-rejected", ended(MailContent.Ending.REJECTED, rejection()));
        all.put(
                "order-expired",
                ended(MailContent.Ending.EXPIRED, new Text("ドメインのご承認がありませんでした。", "The domain was not approved.")));
        all.put("certificate-issued", certificateIssued());
        all.put("trial-issued", trialIssued());
        all.put("invoice-issued", invoiceIssued("K-INV-7QX9M2TDHV4R"));
        all.put(
                "renewal-due",
                new MailContent.RenewalDue(TO, ORDER, LocalDate.of(2027, 11, 24), 90, LocalDate.of(2027, 8, 26)));
        all.put(
                "revocation-asked",
                new MailContent.RevocationAsked(
                        TO,
                        ORDER,
                        "3f0a91c27be4d85560f1aa0c9be2d417",
                        Circumstance.SITE_ENDS.title(),
                        at("2026-12-01T01:30:00Z"),
                        at("2026-12-01T21:30:00Z")));
        all.put(
                "certificate-revoked",
                new MailContent.CertificateRevoked(
                        TO,
                        ORDER,
                        "3f0a91c27be4d85560f1aa0c9be2d417",
                        at("2026-12-01T05:12:00Z"),
                        CrlReason.CESSATION_OF_OPERATION.title()));
        var report = new OrderId("K3M8W5ZQ1TBXA");
        var found = new Text(
                "対象の証明書を確認し、調査を始めました。\nサイトの内容を確認しております。", "We found the certificate.\nWe are looking into the site.");
        all.put(
                "problem-received",
                new MailContent.ProblemReceived(report, at("2026-12-01T01:30:00Z"), at("2026-12-02T01:30:00Z")));
        all.put("problem-answered", new MailContent.ProblemAnswered(report, at("2026-12-01T01:30:00Z"), found));
        all.put("problem-told", new MailContent.ProblemTold(TO, ORDER, at("2026-12-01T01:30:00Z"), found));
        return all;
    }

    private static MailContent instructions(ValidationMethod method, String domain, List<Instruction> instructions) {
        return new MailContent.DomainInstructionsGiven(
                TO,
                ORDER,
                method,
                domain,
                instructions,
                PERSISTENT,
                method.hasRandomValue() ? Optional.of(LocalDate.of(2026, 12, 21)) : Optional.empty());
    }

    private static MailContent trialIssued() {
        var issued = (MailContent.CertificateIssued) certificateIssued();
        return new MailContent.CertificateIssued(
                TO,
                new MailContent.OrderFacts(
                        ORDER.order(),
                        ORDER.contractCode(),
                        new Text("テスト用証明書（14日間）", "Test certificate (14 days)"),
                        ORDER.organisation(),
                        ORDER.names(),
                        0),
                issued.serialNumber(),
                issued.notBefore(),
                at("2026-12-08T14:59:59Z"),
                LocalDate.of(2026, 12, 8),
                issued.certificatePem(),
                issued.chainPem(),
                issued.fullChainPem());
    }

    static MailContent certificateIssued() {
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        String chain = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";
        return new MailContent.CertificateIssued(
                TO,
                ORDER,
                "3f0a91c27be4d85560f1aa0c9be2d417",
                at("2026-11-24T15:00:00Z"),
                at("2027-06-11T14:59:59Z"),
                LocalDate.of(2027, 11, 24),
                certificate,
                chain,
                certificate + chain);
    }

    static MailContent invoiceIssued(String number) {
        byte[] pdf = "%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII);
        return new MailContent.InvoiceIssued(TO, ORDER, number, new Yen(181_500), LocalDate.of(2026, 12, 31), pdf);
    }

    private static MailContent ended(MailContent.Ending ending, Text reason) {
        return new MailContent.OrderEnded(TO, ORDER, ending, reason);
    }

    private static List<Text> reasons() {
        return List.of(
                new Text(
                        "CSR の O（組織名）が、お申し込みのローマ字表記の組織名と一致していません。",
                        "O (organisation) in the CSR differs from the romanised organisation name of the application."),
                new Text(
                        "登録担当者の電話番号に携帯電話の番号は使えません。",
                        "The registration contact's telephone must not be a mobile number."));
    }

    private static List<Text> missing() {
        return List.of(
                new Text("example.co.jp のドメイン承認", "Approval of the domain example.co.jp"),
                new Text("サービス申込書のご提出", "The signed service application form"));
    }

    private static Text rejection() {
        return new Text("組織の実在を確認できませんでした。", "We could not confirm that the organisation exists.");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
