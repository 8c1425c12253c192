package jp.kakuin.invoicing;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.OrderId;

/**
 * A qualified invoice (適格請求書, SPEC M-1). All days are days in Japan, all amounts yen.
 *
 * @param number unique and stable: the order's number with a prefix
 * @param seller who bills
 * @param billTo the billing contact
 * @param issuedOn the next business day after the certificate's issue
 * @param suppliedOn the day of the certificate's issue (the day of the transaction)
 * @param dueOn end of the month after the certificate's issue
 * @param taxes one entry per tax rate, rounded once each
 * @param total with tax
 */
public record Invoice(
        String number,
        OrderId order,
        Seller seller,
        BillTo billTo,
        LocalDate issuedOn,
        LocalDate suppliedOn,
        LocalDate dueOn,
        List<Line> lines,
        List<TaxOfRate> taxes,
        Yen total) {

    /**
     * @param registrationNumber {@code T} and 13 digits
     * @param bankAccount as printed
     */
    public record Seller(
            Text name,
            String postalCode,
            Text address,
            String telephone,
            String registrationNumber,
            Text bankAccount) {}

    /** @param department may be empty */
    public record BillTo(
            String corporateName, String department, String personName, String postalCode, String address) {}

    /**
     * @param amount without tax, quantity × unit price
     * @param taxPercent 10 or 8
     */
    public record Line(Text description, int quantity, Yen unitPrice, Yen amount, int taxPercent) {}

    /** @param tax rounded down once for the rate */
    public record TaxOfRate(int taxPercent, Yen taxable, Yen tax) {}
}
