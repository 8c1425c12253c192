package jp.kakuin.documents.pdf;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.ApplicationPaper;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.order.OrderId;

/** Papers as they are, and as they must not break. */
final class SamplePapers {

    static final OrderId ORDER = new OrderId("K7QX9M2TDHV4R");

    static final Invoice.Seller SELLER = new Invoice.Seller(
            new Text("角印認証局", "Kakuin Certification Authority"),
            "100-0000",
            new Text("東京都千代田区丸の内0丁目0番0号 角印ビル", "Kakuin Building, 0-0-0 Marunouchi, Chiyoda-ku, Tokyo"),
            "03-5555-0100",
            "T1234567890123",
            new Text(
                    "見本銀行 本店営業部（店番号 001） 普通預金 1234567 口座名義 カクインニンショウキョク",
                    "Mihon Bank, Head Office (001), ordinary account 1234567, Kakuin Ninshokyoku"));

    static final Invoice.BillTo BILL_TO =
            new Invoice.BillTo("髙﨑渡邉商事㈱", "経理部", "渡邉 一郎", "2200012", "神奈川県横浜市西区みなとみらい0-0-0 見本タワー12階");

    static final List<Text> DOCUMENTS = List.of(
            new Text("サービス申込書（申請責任者さまの署名があるもの）", "Service application form, signed by the applicant"),
            new Text("印鑑証明書（発行から3か月以内のもの）", "Corporate seal certificate, not older than three months"));

    private SamplePapers() {}

    static Invoice invoice() {
        return invoice(BILL_TO, List.of(line("EV2.0 サーバー証明書 12か月（www.example.co.jp ほか2件）", 3, 55_000, 10)));
    }

    static Invoice invoiceWithManyLines() {
        String organisation = "独立行政法人国際超長期名称組織研究開発推進機構附属先端情報通信基盤技術総合研究センター東日本地域連携推進本部";
        Invoice.BillTo billTo = new Invoice.BillTo(
                organisation,
                "情報システム統括部 基盤運用管理課 証明書管理担当",
                "",
                "220-0012",
                "神奈川県横浜市西区みなとみらい0-0-0 " + organisation + "本館");
        return invoice(
                billTo,
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> line(
                                "SR3.0 サーバー証明書 12か月（host-" + i + ".example.co.jp）",
                                1,
                                1_000_000_000L,
                                i % 4 == 0 ? 8 : 10))
                        .toList());
    }

    static Invoice invoice(Invoice.BillTo billTo, List<Invoice.Line> lines) {
        List<Invoice.TaxOfRate> taxes = IntStream.of(10, 8)
                .mapToObj(rate -> tax(rate, lines))
                .filter(tax -> tax.taxable().amount() > 0)
                .toList();
        long total = taxes.stream()
                .mapToLong(tax -> tax.taxable().amount() + tax.tax().amount())
                .sum();
        return new Invoice(
                "INV-" + ORDER,
                ORDER,
                SELLER,
                billTo,
                LocalDate.of(2026, 11, 26),
                LocalDate.of(2026, 11, 25),
                LocalDate.of(2026, 12, 31),
                lines,
                taxes,
                new Yen(total));
    }

    private static Invoice.Line line(String description, int quantity, long price, int rate) {
        Yen unit = new Yen(price);
        return new Invoice.Line(
                new Text(description, "Server certificate, 12 months"), quantity, unit, unit.times(quantity), rate);
    }

    private static Invoice.TaxOfRate tax(int rate, List<Invoice.Line> lines) {
        long taxable = lines.stream()
                .filter(line -> line.taxPercent() == rate)
                .mapToLong(line -> line.amount().amount())
                .sum();
        return new Invoice.TaxOfRate(rate, new Yen(taxable), new Yen(taxable * rate / 100));
    }

    static ApplicationPaper application() {
        return application(
                "髙﨑渡邉商事株式会社",
                "Takasaki Watanabe Trading Co., Ltd.",
                List.of("www.example.co.jp", "example.co.jp", "shop.example.co.jp"));
    }

    static ApplicationPaper applicationWithHundredNames() {
        List<String> names = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> i % 10 == 0
                        ? "a-very-long-host-name-of-sixty-three-characters-that-is-allowed-" + i
                                + ".subdomain.of.a.department.example.co.jp"
                        : "host-" + i + ".example.co.jp")
                .toList();
        return application(
                "独立行政法人国際超長期名称組織研究開発推進機構附属先端情報通信基盤技術総合研究センター東日本地域連携推進本部",
                "Incorporated Administrative Agency for the Promotion of Research and Development",
                names);
    }

    static ApplicationPaper application(String organisation, String romanised, List<String> names) {
        return new ApplicationPaper(
                ORDER,
                "1234567890",
                new Text("EV2.0（EV SSL証明書）", "EV2.0 (EV certificate)"),
                12,
                names,
                organisation,
                romanised,
                "1234567890123",
                "2200012",
                "神奈川県横浜市西区みなとみらい0-0-0 見本タワー12階",
                "045-555-0100",
                new ApplicationPaper.Person("髙﨑 太郎", "", "代表取締役社長", "045-555-0100", "taro@example.co.jp"),
                new ApplicationPaper.Person("髙橋 花子", "情報システム部", "部長", "045-555-0101", "hanako@example.co.jp"),
                new ApplicationPaper.Person("渡邉 次郎", "情報システム部 基盤運用課", "", "045-555-0102", "jiro@example.co.jp"),
                LocalDate.of(2026, 11, 21),
                SELLER,
                DOCUMENTS);
    }
}
