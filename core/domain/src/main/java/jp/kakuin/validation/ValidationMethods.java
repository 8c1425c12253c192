package jp.kakuin.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.catalogue.Text;

/** Every method that BR 3.2.2.4 has ever numbered, with the day on which it ends or ended (SPEC D-1). Which of them we offer is {@link ValidationMethod}. */
public final class ValidationMethods {

    private static final int DAYS_OF_NOTICE = 180;
    /** Retired before this CA began; BR 2.2.6 no longer says when. */
    private static final LocalDate LONG_AGO = LocalDate.MIN;

    private static final LocalDate NEVER = LocalDate.MAX;

    public static final List<Row> ALL = List.of(
            row(1, LONG_AGO, "ドメイン連絡先としての申請者の確認", "validating the applicant as a domain contact"),
            row(2, LocalDate.of(2025, 7, 15), "WHOISのドメイン連絡先へのメール等", "mail to a contact in WHOIS"),
            row(3, LONG_AGO, "ドメイン連絡先への電話", "telephone call to a domain contact"),
            row(4, LocalDate.of(2028, 3, 15), "承認用メールアドレスへのメール", "mail to a constructed address"),
            row(5, LONG_AGO, "ドメイン使用承諾書", "domain authorisation document"),
            row(6, LONG_AGO, "Webサイトの変更（旧方式）", "change of the website, first version"),
            row(7, NEVER, "DNSレコードの変更", "change in the DNS"),
            row(8, LocalDate.of(2026, 3, 15), "IPアドレス", "IP address"),
            row(9, LONG_AGO, "テスト証明書", "test certificate"),
            row(10, LONG_AGO, "TLSでの乱数の提示", "TLS using a Random Value"),
            row(11, LONG_AGO, "その他の方法", "any other method"),
            row(12, NEVER, "レジストラとしての確認", "validation by the registrar"),
            row(13, LocalDate.of(2028, 3, 15), "CAAレコードの連絡先へのメール", "mail to a contact in CAA"),
            row(14, LocalDate.of(2028, 3, 15), "TXTレコードの連絡先へのメール", "mail to a contact in a TXT record"),
            row(15, LocalDate.of(2025, 7, 15), "WHOISのドメイン連絡先への電話", "telephone call to a contact in WHOIS"),
            row(16, LocalDate.of(2027, 3, 15), "TXTレコードの連絡先への電話", "telephone call to a contact in a TXT record"),
            row(17, LocalDate.of(2027, 3, 15), "CAAレコードの連絡先への電話", "telephone call to a contact in CAA"),
            row(18, NEVER, "Webサイトへのファイルの設置", "file on the website"),
            row(19, NEVER, "ACME HTTP-01", "ACME HTTP-01"),
            row(20, NEVER, "ACME TLS-ALPN-01", "ACME TLS-ALPN-01"),
            row(21, NEVER, "ACME DNS-ACCOUNT-01", "ACME DNS-ACCOUNT-01"),
            row(22, NEVER, "永続的なTXTレコード", "persistent TXT record"));

    private ValidationMethods() {}

    /**
     * One row of the table.
     *
     * @param number the last part of its section's number
     * @param sunset the first day in Japan on which it may no longer be used, for new validations and kept ones alike
     */
    public record Row(int number, LocalDate sunset, Text title) {

        /** Its name for machines, in CAA records too (BR 4.2.2.1, RFC 8657). */
        public String label() {
            return "ca-tbr-" + number;
        }

        public String section() {
            return "BR 3.2.2.4." + number;
        }

        public boolean ended(LocalDate today) {
            return !today.isBefore(sunset);
        }

        /** Still open, but customers are told (D-1: from 180 days before). */
        public boolean endsSoon(LocalDate today) {
            return !ended(today) && !sunset.equals(NEVER) && !today.isBefore(sunset.minusDays(DAYS_OF_NOTICE));
        }

        /** Empty if no day is known: it has no end, or ended long ago. */
        public Optional<LocalDate> dayOfEnd() {
            return sunset.equals(NEVER) || sunset.equals(LONG_AGO) ? Optional.empty() : Optional.of(sunset);
        }

        /** Values for the placeholders of refusals and notices that speak of it. */
        public Map<String, String> arguments() {
            var instead = ValidationMethod.PERSISTENT_RECORD.row().title();
            return Map.of(
                    "titleJa", title.ja(),
                    "titleEn", title.en(),
                    "date", dayOfEnd().map(LocalDate::toString).orElse(""),
                    "sinceJa", dayOfEnd().map(day -> day + "から").orElse("以前から"),
                    "sinceEn", dayOfEnd().map(day -> "since " + day).orElse("for years"),
                    "insteadJa", instead.ja(),
                    "insteadEn", instead.en());
        }
    }

    public static Row numbered(int number) {
        return ALL.get(number - 1);
    }

    public static Optional<Row> labelled(String label) {
        return ALL.stream().filter(row -> row.label().equals(label)).findFirst();
    }

    private static Row row(int number, LocalDate sunset, String ja, String en) {
        return new Row(number, sunset, new Text(ja, en));
    }
}
