package jp.kakuin.invoicing;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.catalogue.Text;
import jp.kakuin.order.OrderId;

/**
 * What stands on the papers of an application (SPEC A-9).
 *
 * @param contractCode the provisional contract code, 10 digits
 * @param documents what has to be sent, for the cover letter
 */
public record ApplicationPaper(
        OrderId order,
        String contractCode,
        Text product,
        int termMonths,
        List<String> names,
        String organisationNameJa,
        String organisationNameRomanised,
        String corporateNumber,
        String postalCode,
        String address,
        String telephone,
        Person representative,
        Person applicant,
        Person registrationContact,
        LocalDate appliedOn,
        Invoice.Seller authority,
        List<Text> documents) {

    /** @param title job title, may be empty */
    public record Person(String name, String department, String title, String telephone, String email) {}
}
