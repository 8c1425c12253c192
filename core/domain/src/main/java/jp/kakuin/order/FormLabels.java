package jp.kakuin.order;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kakuin.catalogue.Text;

/** What people call the fields of {@link ApplicationForm}, for the sentences of refusals. */
final class FormLabels {

    private static final Map<String, Text> PARTS = Map.of(
            "organisation", new Text("組織", "organisation"),
            "representative", new Text("代表者", "representative"),
            "applicant", new Text("申請責任者", "applicant"),
            "registrationContact", new Text("登録担当者", "registration contact"),
            "technicalContact", new Text("技術担当者", "technical contact"),
            "billingContact", new Text("事務担当者", "billing contact"),
            "approvals", new Text("ドメイン使用の承認", "domain approval"),
            "terms", new Text("利用規約", "terms"));

    private static final Map<String, Text> FIELDS = Map.ofEntries(
            entry("product", new Text("商品", "product")),
            entry("termMonths", new Text("契約期間", "term in months")),
            entry("csr", new Text("CSR", "CSR")),
            entry("names", new Text("追加のドメイン名", "further names")),
            entry("approvals", new Text("ドメイン名の確認方法", "ways in which the names are validated")),
            entry("invoiceDelivery", new Text("請求書の送付方法", "way of sending the invoice")),
            entry("renewalNotices", new Text("更新案内の送付先", "contacts for renewal notices")),
            entry("payer", new Text("お支払い者", "payer")),
            entry("coupon", new Text("クーポン番号", "coupon number")),
            entry("resellerCode", new Text("特約店コード", "reseller code")),
            entry("type", new Text("種別", "type")),
            entry("nameJa", new Text("名称（日本語）", "Japanese name")),
            entry("nameRomanised", new Text("名称（英字）", "romanised name")),
            entry("corporateNumber", new Text("法人番号（13桁）", "corporate number (13 digits)")),
            entry("duns", new Text("DUNSナンバー", "DUNS number")),
            entry("address", new Text("住所", "address")),
            entry("country", new Text("国", "country")),
            entry("postalCode", new Text("郵便番号", "postal code")),
            entry("prefecture", new Text("都道府県", "prefecture")),
            entry("city", new Text("市区町村", "city")),
            entry("street", new Text("町名・番地", "street and number")),
            entry("telephone", new Text("電話番号", "telephone number")),
            entry("email", new Text("メールアドレス", "e-mail address")),
            entry("name", new Text("名前", "name")),
            entry("title", new Text("役職", "title")),
            entry("jobTitle", new Text("役職", "job title")),
            entry("department", new Text("部署名", "department")),
            entry("corporateName", new Text("法人・組織名", "organisation's name")),
            entry("mailbox", new Text("メールアドレス", "mailbox")),
            entry("method", new Text("確認方法", "method")),
            entry("domain", new Text("確認するドメイン名", "domain")),
            entry("version", new Text("版", "version")),
            entry("sha256", new Text("ハッシュ値", "hash")),
            entry("accepted", new Text("同意", "acceptance")));

    private FormLabels() {}

    /** Absent for parts that go by the name of what they belong to, such as an address. */
    static Optional<Text> ofPart(String part) {
        return Optional.ofNullable(PARTS.get(part));
    }

    static Text ofField(String field) {
        return Objects.requireNonNull(FIELDS.get(field), field);
    }
}
