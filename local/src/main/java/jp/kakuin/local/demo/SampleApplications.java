package jp.kakuin.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.aws.catalogue.CatalogueFile;

/** Applications as a customer would send them, as JSON. */
public final class SampleApplications {

    private SampleApplications() {}

    /** Who applies: what has to agree with the CSR. */
    public record Applicant(String product, String nameJa, String nameRomanised, String mailDomain) {}

    /** The OV order of the demo. */
    public static final Applicant OV = new Applicant("sr3", "株式会社かくいん商事", "Kakuin Trading Co., Ltd.", "example.co.jp");

    /** The EV order of the demo. */
    public static final Applicant EV = new Applicant("ev2", "株式会社かくいん銀行", "Kakuin Bank, Ltd.", "example.co.jp");

    /**
     * An application for these names, approved by {@code admin@} at the domain that each name is given for.
     *
     * @param domains for each name its Authorization Domain Name
     */
    public static Map<String, Object> of(Applicant applicant, String csr, Map<String, String> domains) {
        var application = new LinkedHashMap<String, Object>();
        application.put("product", applicant.product());
        application.put("termMonths", 12);
        application.put("csr", csr);
        application.put("names", List.copyOf(domains.keySet()));
        application.put("approvals", approvals(domains));
        application.put("organisation", organisation(applicant));
        application.put("applicant", person("山田 太郎", "情報システム部", "部長", "03-5550-0101", "yamada", applicant));
        application.put(
                "registrationContact", person("鈴木 花子", "情報システム部", "主任", "03-5550-0102", "suzuki.hanako", applicant));
        application.put(
                "technicalContact",
                outside("株式会社さくらウェブ", "運用部", "高橋 誠", "06-5550-0201", "takahashi@web.example.co.jp"));
        application.put(
                "billingContact",
                outside(applicant.nameJa(), "経理部", "髙島 礼子", "03-5550-0103", "keiri@" + applicant.mailDomain()));
        application.put("invoiceDelivery", "ELECTRONIC");
        application.put("renewalNotices", List.of("REGISTRATION", "TECHNICAL"));
        application.put("sticker", false);
        application.put("payer", "APPLICANT");
        application.put("terms", terms());
        return application;
    }

    private static List<Map<String, String>> approvals(Map<String, String> domains) {
        var all = new ArrayList<Map<String, String>>();
        domains.forEach((name, domain) -> all.add(Map.of("name", name, "mailbox", "admin@" + domain)));
        return all;
    }

    private static Map<String, Object> organisation(Applicant applicant) {
        return Map.of(
                "type", "COMPANY",
                "nameJa", applicant.nameJa(),
                "nameRomanised", applicant.nameRomanised(),
                "corporateNumber", "6012345678901",
                "address", address(),
                "telephone", "03-5550-0100",
                "representative", Map.of("name", "代表 一郎", "title", "代表取締役"));
    }

    private static Map<String, String> address() {
        return Map.of(
                "country", "JP", "postalCode", "1000005", "prefecture", "東京都", "city", "千代田区", "street", "丸の内1-1-1");
    }

    private static Map<String, String> person(
            String name, String department, String jobTitle, String telephone, String mailbox, Applicant applicant) {
        return Map.of(
                "name", name,
                "department", department,
                "jobTitle", jobTitle,
                "telephone", telephone,
                "email", mailbox + "@" + applicant.mailDomain());
    }

    private static Map<String, Object> outside(
            String corporateName, String department, String name, String telephone, String email) {
        return Map.of(
                "corporateName", corporateName,
                "department", department,
                "name", name,
                "telephone", telephone,
                "email", email,
                "address", address());
    }

    private static Map<String, Object> terms() {
        var terms = CatalogueFile.read().terms();
        return Map.of("version", terms.version(), "sha256", terms.sha256(), "accepted", true);
    }
}
