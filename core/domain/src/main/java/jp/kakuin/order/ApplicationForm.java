package jp.kakuin.order;

import java.util.List;

/**
 * An application as it arrives, before any rule has been asked: every field may be absent, every word may be wrong. {@link ApplicationRules}
 * turns it into an {@link Application} or names everything that is to be mended (SPEC ).
 *
 * @param names further names besides those of the CSR
 * @param renewalNotices words of {@link Application.ContactRole}
 * @param invoiceDelivery a word of {@link Application.InvoiceDelivery}
 * @param payer {@code APPLICANT} or {@code THIRD_PARTY}
 */
public record ApplicationForm(
        String product,
        Integer termMonths,
        String csr,
        List<String> names,
        List<Approval> approvals,
        Organisation organisation,
        Person applicant,
        Person registrationContact,
        OutsideContact technicalContact,
        OutsideContact billingContact,
        String invoiceDelivery,
        List<String> renewalNotices,
        Boolean sticker,
        String coupon,
        String resellerCode,
        String payer,
        Terms terms) {

    /**
     * How control over a name is to be shown (D-1, D-6).
     *
     * @param mailbox for the method mail
     * @param method its label, for example {@code ca-tbr-7}; absent is mail
     * @param domain the Authorization Domain Name; absent is the mailbox's, or the shortest that the method allows
     */
    public record Approval(String name, String mailbox, String method, String domain) {
        static final Approval EMPTY = byMail(null, null);

        public static Approval byMail(String name, String mailbox) {
            return new Approval(name, mailbox, null, null);
        }
    }

    /** @param type a word of {@link jp.kakuin.catalogue.OrganisationType} */
    public record Organisation(
            String type,
            String nameJa,
            String nameRomanised,
            String corporateNumber,
            String duns,
            Address address,
            String telephone,
            Representative representative) {
        static final Organisation EMPTY = new Organisation(null, null, null, null, null, null, null, null);
    }

    /** @param country two letters; only {@code JP} is accepted */
    public record Address(String country, String postalCode, String prefecture, String city, String street) {
        static final Address EMPTY = new Address(null, null, null, null, null);
    }

    /** Who represents the organisation in its register. */
    public record Representative(String name, String title) {
        static final Representative EMPTY = new Representative(null, null);
    }

    /** @param corporateName absent, or the applying organisation itself (SPEC 1) */
    public record Person(
            String corporateName, String name, String department, String jobTitle, String telephone, String email) {
        static final Person EMPTY = new Person(null, null, null, null, null, null);
    }

    /** A contact that may belong to any organisation (SPEC 1). */
    public record OutsideContact(
            String corporateName, String department, String name, String telephone, String email, Address address) {
        static final OutsideContact EMPTY = new OutsideContact(null, null, null, null, null, null);
    }

    /** The terms as they were shown to and accepted by the applicant (BR 4.1.2). */
    public record Terms(String version, String sha256, Boolean accepted) {
        static final Terms EMPTY = new Terms(null, null, null);
    }
}
