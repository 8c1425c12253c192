package jp.kakuin.order;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.issuance.CertificateKind;

/** A catalogue of two products and an application without a mistake. */
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final String TERMS_SHA256 = "9f".repeat(32);

    private Samples() {}

    static Catalogue catalogue() {
        var everyone = EnumSet.allOf(OrganisationType.class);
        var forEv = EnumSet.complementOf(
                EnumSet.of(OrganisationType.VOLUNTARY_ASSOCIATION, OrganisationType.SOLE_PROPRIETOR));
        return new Catalogue(
                Map.of(
                        "sr3", product("sr3", CertificateKind.OV, Set.of(6, 12), everyone),
                        "ev2", product("ev2", CertificateKind.EV, Set.of(12), forEv)),
                new Catalogue.Terms("2026-10", TERMS_SHA256),
                new Invoice.Seller(text("認証局"), "1000001", text("東京都"), "03-0000-0000", "T7000012050002", text("口座")),
                10);
    }

    private static Product product(
            String id, CertificateKind kind, Set<Integer> terms, Set<OrganisationType> mayApply) {
        var prices = terms.stream().collect(Collectors.toMap(t -> t, t -> new Yen(t * 1000L)));
        return new Product(
                id,
                new Text("商品" + id, "Product " + id),
                kind,
                prices,
                mayApply,
                List.of(),
                List.of(),
                true,
                false,
                false,
                true,
                List.of(),
                4,
                List.of(90, 30),
                new Product.WaitLimits(List.of(Period.ofDays(3)), Period.ofDays(30)));
    }

    private static Text text(String both) {
        return new Text(both, both);
    }

    /** For the CSR of {@link FakeCsrInspector}, whose commonName is {@code www.example.co.jp}. */
    static ApplicationForm form() {
        return new ApplicationForm(
                "sr3",
                12,
                "a CSR",
                List.of("shop.example.co.jp"),
                List.of(
                        ApplicationForm.Approval.byMail("www.example.co.jp", "admin@example.co.jp"),
                        ApplicationForm.Approval.byMail("shop.example.co.jp", "postmaster@shop.example.co.jp")),
                organisation(),
                new ApplicationForm.Person(null, "角印 花子", "情報システム部", "部長", "03-1234-5678", "hanako@example.co.jp"),
                new ApplicationForm.Person("株式会社サンプル", "角印 太郎", null, null, "050-1234-5678", "taro@example.co.jp"),
                contact("技術 次郎", null),
                contact("経理 三郎", address()),
                "ELECTRONIC",
                List.of("REGISTRATION", "BILLING"),
                false,
                null,
                null,
                "APPLICANT",
                new ApplicationForm.Terms("2026-10", TERMS_SHA256, true));
    }

    private static ApplicationForm.Organisation organisation() {
        return new ApplicationForm.Organisation(
                "COMPANY",
                "株式会社サンプル",
                "Sample Co., Ltd.",
                "7000012050002",
                "690000000",
                address(),
                "03-1234-5670",
                new ApplicationForm.Representative("見本 一郎", "代表取締役"));
    }

    static ApplicationForm.Address address() {
        return new ApplicationForm.Address("JP", "100-0001", "東京都", "千代田区", "千代田1-1");
    }

    private static ApplicationForm.OutsideContact contact(String name, ApplicationForm.Address address) {
        return new ApplicationForm.OutsideContact(
                "株式会社外部", null, name, "090-1234-5678", "contact@outside.example.co.jp", address);
    }

    /** A form in which nothing at all was filled in. */
    static ApplicationForm empty() {
        return new ApplicationForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
