package jp.kakuin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.order.Application;

/** Applications of one sample organisation, 株式会社かくいん商事, that pass every rule. */
public final class SampleApplications {

    public static final String NAME = "www.example.co.jp";
    public static final String DOMAIN = "example.co.jp";
    public static final String MAILBOX = "admin@example.co.jp";
    public static final String ORGANISATION = "Kakuin Trading Co., Ltd.";

    /** Its check digit is right (RULES 9); the range is not in use. */
    public static final String CORPORATE_NUMBER = "8999900000001";

    private SampleApplications() {}

    /** An OV application: product {@code sr3}, 12 months, one name. */
    public static Application ov() {
        return of("sr3", List.of(NAME), false);
    }

    /** An EV application: product {@code ev2}, 12 months, one name. */
    public static Application ev() {
        return of("ev2", List.of(NAME), false);
    }

    /** An application for several names, all under the sample's domain; the first is the commonName. */
    public static Application of(String product, List<String> names, boolean thirdPartyPayer) {
        var csr = csr();
        return new Application(
                product,
                12,
                csr,
                new Application.Csr(
                        "Tokyo",
                        "Chiyoda-ku",
                        ORGANISATION,
                        AuditEntry.sha256(csr),
                        Optional.of(new CsrReport.Place("東京都", "千代田区"))),
                names,
                names.stream()
                        .map(name -> Application.Approval.byMail(name, DOMAIN, MAILBOX))
                        .toList(),
                organisation(),
                new Application.Person("山田 太郎", "情報システム部", "部長", "03-5550-0101", "yamada@example.co.jp"),
                new Application.Person("佐藤 花子", "情報システム部", "主任", "03-5550-0102", "sato@example.co.jp"),
                new Application.OutsideContact(
                        "株式会社かくいん商事", "情報システム部", "鈴木 次郎", "03-5550-0103", "suzuki@example.co.jp", Optional.empty()),
                billingContact(thirdPartyPayer),
                Application.InvoiceDelivery.ELECTRONIC,
                Set.of(Application.ContactRole.REGISTRATION, Application.ContactRole.TECHNICAL),
                false,
                Optional.empty(),
                thirdPartyPayer,
                SampleCatalogue.TERMS_VERSION,
                SampleCatalogue.TERMS_SHA256);
    }

    public static Application.Organisation organisation() {
        return new Application.Organisation(
                OrganisationType.COMPANY,
                "株式会社かくいん商事",
                ORGANISATION,
                Optional.of(CORPORATE_NUMBER),
                Optional.empty(),
                address(),
                "03-5550-0100",
                "角印 一郎",
                "代表取締役");
    }

    /** A CSR made by OpenSSL for the sample's name: RSA 2048, SHA-256. */
    public static String csr() {
        try (var file = SampleApplications.class.getResourceAsStream("www.example.co.jp.csr.pem")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Application.Address address() {
        return new Application.Address("1000004", "東京都", "千代田区", "大手町1-2-3");
    }

    private static Application.OutsideContact billingContact(boolean thirdParty) {
        return thirdParty
                ? new Application.OutsideContact(
                        "株式会社しはらい", "経理部", "高橋 三郎", "06-5550-0104", "keiri@shiharai.co.jp", Optional.of(address()))
                : new Application.OutsideContact(
                        "株式会社かくいん商事", "経理部", "高橋 三郎", "03-5550-0104", "keiri@example.co.jp", Optional.of(address()));
    }
}
