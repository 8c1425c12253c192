package jp.kakuin.scenario;

import java.util.List;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.testkit.SampleApplications;
import jp.kakuin.testkit.SampleCatalogue;

/** Application forms of the sample organisation that pass every rule, and the edits that scenarios make to them. */
record Forms(String product, String csr, String mailbox, String contact, String technicalContact, String payer) {

    static final String CONTACT_MAIL = "sato@example.co.jp";
    static final String TECHNICAL_MAIL = "suzuki@example.co.jp";
    static final String APPLICANT_MAIL = "yamada@example.co.jp";
    static final String BILLING_MAIL = "keiri@example.co.jp";

    static Forms ov() {
        return new Forms("sr3", SampleApplications.csr(), SampleApplications.MAILBOX, "佐藤 花子", "鈴木 次郎", "APPLICANT");
    }

    static Forms ev() {
        return new Forms("ev2", SampleApplications.csr(), SampleApplications.MAILBOX, "佐藤 花子", "鈴木 次郎", "APPLICANT");
    }

    Forms withProduct(String other) {
        return new Forms(other, csr, mailbox, contact, technicalContact, payer);
    }

    Forms withCsr(String other) {
        return new Forms(product, other, mailbox, contact, technicalContact, payer);
    }

    Forms withMailbox(String other) {
        return new Forms(product, csr, other, contact, technicalContact, payer);
    }

    Forms withContact(String other) {
        return new Forms(product, csr, mailbox, other, technicalContact, payer);
    }

    Forms withTechnicalContact(String other) {
        return new Forms(product, csr, mailbox, contact, other, payer);
    }

    Forms withThirdPartyPayer() {
        return new Forms(product, csr, mailbox, contact, technicalContact, "THIRD_PARTY");
    }

    ApplicationForm form() {
        return by(ApplicationForm.Approval.byMail(SampleApplications.NAME, mailbox));
    }

    /** With control over the name shown in another way. */
    ApplicationForm by(ApplicationForm.Approval approval) {
        var address = new ApplicationForm.Address("JP", "100-0004", "東京都", "千代田区", "大手町1-2-3");
        return new ApplicationForm(
                product,
                product.equals("trial") ? 0 : 12,
                csr,
                List.of(),
                List.of(approval),
                new ApplicationForm.Organisation(
                        "COMPANY",
                        "株式会社かくいん商事",
                        SampleApplications.ORGANISATION,
                        SampleApplications.CORPORATE_NUMBER,
                        null,
                        address,
                        "03-5550-0100",
                        new ApplicationForm.Representative("角印 一郎", "代表取締役")),
                new ApplicationForm.Person(null, "山田 太郎", "情報システム部", "部長", "03-5550-0101", APPLICANT_MAIL),
                new ApplicationForm.Person(null, contact, "情報システム部", "主任", "03-5550-0102", CONTACT_MAIL),
                outside(technicalContact, TECHNICAL_MAIL, null),
                outside("高橋 三郎", BILLING_MAIL, address),
                "ELECTRONIC",
                List.of("REGISTRATION", "TECHNICAL"),
                false,
                null,
                null,
                payer,
                new ApplicationForm.Terms(SampleCatalogue.TERMS_VERSION, SampleCatalogue.TERMS_SHA256, true));
    }

    private static ApplicationForm.OutsideContact outside(String name, String mail, ApplicationForm.Address address) {
        return new ApplicationForm.OutsideContact("株式会社かくいん商事", "経理部", name, "03-5550-0104", mail, address);
    }
}
