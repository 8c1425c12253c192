package jp.kakuin.order;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.validation.ValidationMethod;

/**
 * An application that has passed every rule that can be asked at once (SPEC A-1).
 *
 * @param names every name to certify, lower case, the commonName first
 * @param approvals how control over each of the names is shown (D-1, D-6), same order as {@code names}
 * @param renewalNotices which contacts want reminders
 * @param termsVersion the accepted terms; with their hash (BR 4.1.2)
 */
public record Application(
        String product,
        int termMonths,
        String csr,
        Csr decodedCsr,
        List<String> names,
        List<Approval> approvals,
        Organisation organisation,
        Person applicant,
        Person registrationContact,
        OutsideContact technicalContact,
        OutsideContact billingContact,
        InvoiceDelivery invoiceDelivery,
        Set<ContactRole> renewalNotices,
        boolean sticker,
        Optional<String> resellerCode,
        boolean thirdPartyPayer,
        String termsVersion,
        String termsSha256) {

    public String commonName() {
        return names.getFirst();
    }

    /** With some names validated in another way. */
    Application withApprovals(List<Approval> changed) {
        return new Application(
                product,
                termMonths,
                csr,
                decodedCsr,
                names,
                changed,
                organisation,
                applicant,
                registrationContact,
                technicalContact,
                billingContact,
                invoiceDelivery,
                renewalNotices,
                sticker,
                resellerCode,
                thirdPartyPayer,
                termsVersion,
                termsSha256);
    }

    /**
     * What was read from the CSR and stands in the certificate once vetted.
     *
     * @param place what ST and L name, in Japanese
     */
    public record Csr(
            String stateOrProvince,
            String locality,
            String organisation,
            String keySha256,
            Optional<CsrReport.Place> place) {

        public Csr {
            // An application written before places were known has none.
            place = place == null ? Optional.empty() : place;
        }
    }

    /**
     * How control over one name is shown.
     *
     * @param domain the Authorization Domain Name
     * @param mailbox for example {@code admin@example.co.jp}; empty if the method is not mail
     */
    public record Approval(String name, String domain, String mailbox, ValidationMethod method) {
        public Approval {
            // An order written before there was a choice was approved by mail.
            method = method == null ? ValidationMethod.CONSTRUCTED_MAIL : method;
        }

        public static Approval byMail(String name, String domain, String mailbox) {
            return new Approval(name, domain, mailbox, ValidationMethod.CONSTRUCTED_MAIL);
        }
    }

    /**
     * @param corporateNumber 13 digits; empty for kinds that have none
     * @param duns 9 digits
     */
    public record Organisation(
            OrganisationType type,
            String nameJa,
            String nameRomanised,
            Optional<String> corporateNumber,
            Optional<String> duns,
            Address address,
            String telephone,
            String representativeName,
            String representativeTitle) {}

    /** @param postalCode seven digits without hyphen */
    public record Address(String postalCode, String prefecture, String city, String street) {

        /** In one line, as on an envelope. */
        public String oneLine() {
            return prefecture + city + street;
        }
    }

    /** A person of the applying organisation. {@code jobTitle} is never empty for the applicant. */
    public record Person(String name, String department, String jobTitle, String telephone, String email) {}

    /** A person of any organisation. The address is given where paper goes. */
    public record OutsideContact(
            String corporateName,
            String department,
            String name,
            String telephone,
            String email,
            Optional<Address> address) {}

    /** How the invoice travels (M-1). */
    public enum InvoiceDelivery {
        ELECTRONIC,
        PAPER
    }

    /** Contacts of an order (SPEC section 1). */
    public enum ContactRole {
        REGISTRATION,
        TECHNICAL,
        BILLING
    }
}
