package jp.kakuin.testkit;

import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.vetting.CheckKind;

/** The products {@code sr3}, {@code ev2} and {@code trial} (SPEC section 2) with example prices. */
public final class SampleCatalogue {

    public static final String TERMS_VERSION = "2026-10";
    public static final String TERMS_SHA256 = AuditEntry.sha256("terms " + TERMS_VERSION);

    private static final Product.WaitLimits WAITS =
            new Product.WaitLimits(List.of(Period.ofDays(3), Period.ofDays(7), Period.ofDays(14)), Period.ofDays(30));

    private static final Text SEAL_CERTIFICATE = new Text(
            "印鑑証明書（発行から3か月以内。TSRの企業情報に掲載がない場合）",
            "Corporate seal certificate, not older than 3 months (if TSR does not list you)");

    private static final Text SERVICE_APPLICATION_FORM =
            new Text("サービス申込書（署名または記名押印したもの）", "Service application form, signed or sealed");

    private SampleCatalogue() {}

    public static Catalogue catalogue() {
        return new Catalogue(
                Map.of("sr3", sr3(), "ev2", ev2(), "trial", trial()),
                new Catalogue.Terms(TERMS_VERSION, TERMS_SHA256),
                authority(),
                10);
    }

    public static Product sr3() {
        return new Product(
                "sr3",
                new Text("SR3.0（企業認証）", "SR3.0 (organisation validated)"),
                CertificateKind.OV,
                Map.of(6, new Yen(30_000), 12, new Yen(55_000)),
                allBut(OrganisationType.VOLUNTARY_ASSOCIATION),
                List.of(CheckKind.ORGANISATION),
                List.of(CheckKind.CALL_REGISTRATION_CONTACT),
                true,
                false,
                false,
                false,
                List.of(SEAL_CERTIFICATE),
                4,
                List.of(90, 30),
                WAITS);
    }

    public static Product ev2() {
        return new Product(
                "ev2",
                new Text("EV2.0（EV認証）", "EV2.0 (extended validation)"),
                CertificateKind.EV,
                Map.of(12, new Yen(120_000)),
                allBut(OrganisationType.VOLUNTARY_ASSOCIATION, OrganisationType.SOLE_PROPRIETOR),
                List.of(
                        CheckKind.LEGAL_EXISTENCE,
                        CheckKind.PHYSICAL_EXISTENCE,
                        CheckKind.COMMUNICATION_METHOD,
                        CheckKind.OPERATIONAL_EXISTENCE,
                        CheckKind.SIGNER_AUTHORITY,
                        CheckKind.CONTRACT_SIGNATURE,
                        CheckKind.REQUEST_APPROVAL,
                        CheckKind.DENIED_LISTS),
                List.of(CheckKind.CALL_HR, CheckKind.CALL_APPLICANT, CheckKind.CALL_REGISTRATION_CONTACT),
                true,
                true,
                true,
                true,
                List.of(SERVICE_APPLICATION_FORM, SEAL_CERTIFICATE),
                10,
                List.of(90, 30),
                WAITS);
    }

    public static Product trial() {
        return new Product(
                "trial",
                new Text("テスト用証明書（14日間）", "Test certificate (14 days)"),
                CertificateKind.TRIAL,
                Map.of(0, Yen.ZERO),
                allBut(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                List.of(),
                1,
                List.of(),
                WAITS);
    }

    private static Set<OrganisationType> allBut(OrganisationType... excluded) {
        var all = EnumSet.allOf(OrganisationType.class);
        all.removeAll(List.of(excluded));
        return Set.copyOf(all);
    }

    private static Invoice.Seller authority() {
        return new Invoice.Seller(
                new Text("かくいん認証株式会社", "Kakuin Certification Co., Ltd."),
                "1000001",
                new Text("東京都千代田区千代田1-1", "1-1 Chiyoda, Chiyoda-ku, Tokyo"),
                "03-5550-0100",
                "T7999900000002",
                new Text("かくいん銀行 本店 普通 1234567", "Kakuin Bank, head office, ordinary account 1234567"));
    }
}
