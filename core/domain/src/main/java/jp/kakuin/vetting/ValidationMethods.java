package jp.kakuin.vetting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.kakuin.catalogue.Text;

/** Ways to show control over a domain name, each with the day on which it ends (SPEC D-1, BR 3.2.2.4). */
public final class ValidationMethods {

    private static final Text DNS_CHANGE = new Text("DNSレコードの変更による確認", "validation by a change in the DNS");

    /** Mail to the registrant whom WHOIS names. Known, and refused. */
    public static final Method WHOIS_MAIL =
            new Method("ca-tbr-2", "BR 3.2.2.4.2", LocalDate.of(2025, 7, 15), DNS_CHANGE);

    /** Mail to one of five mailboxes at an Authorization Domain Name. */
    public static final Method CONSTRUCTED_MAIL =
            new Method("ca-tbr-4", "BR 3.2.2.4.4", LocalDate.of(2028, 3, 15), DNS_CHANGE);

    public static final List<Method> ALL = List.of(WHOIS_MAIL, CONSTRUCTED_MAIL);

    private static final int DAYS_OF_NOTICE = 180;

    private ValidationMethods() {}

    /**
     * One row of the table.
     *
     * @param label the method's name for machines
     * @param section where the method is described
     * @param sunset the first day in Japan on which it may no longer be used, for new approvals and kept ones alike
     * @param instead what the customer uses then
     */
    public record Method(String label, String section, LocalDate sunset, Text instead) {

        public boolean ended(LocalDate today) {
            return !today.isBefore(sunset);
        }

        /** Still open, but customers are told (D-1: from 180 days before). */
        public boolean endsSoon(LocalDate today) {
            return !ended(today) && !today.isBefore(sunset.minusDays(DAYS_OF_NOTICE));
        }

        /** Values for the placeholders of refusals and notices that speak of it. */
        public Map<String, String> arguments() {
            return Map.of("date", sunset.toString(), "insteadJa", instead.ja(), "insteadEn", instead.en());
        }
    }
}
