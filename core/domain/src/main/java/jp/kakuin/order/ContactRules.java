package jp.kakuin.order;

import java.text.Normalizer;
import java.util.Map;
import jp.kakuin.order.Application.InvoiceDelivery;

/** The people of an application (SPEC section 1). */
final class ContactRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CORPORATE_NAME = 150;

    private final FieldReader form;
    private final String organisationName;

    /** @param organisationName in Japanese; empty if it could not be read */
    ContactRules(FieldReader form, String organisationName) {
        this.form = form;
        this.organisationName = organisationName;
    }

    /** Everybody of the form. */
    People check(ApplicationForm given) {
        var delivery = form.choice("invoiceDelivery", given.invoiceDelivery(), InvoiceDelivery.class);
        return new People(
                applicant(given.applicant()),
                registrationContact(given.registrationContact()),
                outsideContact(form.part("technicalContact"), given.technicalContact()),
                billingContact(given.billingContact(), delivery.orElse(null)),
                delivery.orElse(null));
    }

    // Has authority to decide, which the job title shows.
    private Application.Person applicant(ApplicationForm.Person given) {
        var in = form.part("applicant");
        var person = given == null ? ApplicationForm.Person.EMPTY : given;
        var jobTitle = in.required("jobTitle", person.jobTitle(), LONGEST_NAME);
        return person(in, person, jobTitle, AddressRules.telephone(in, person.telephone()));
    }

    // The CA's counterpart: any title, but a line of the organisation.
    private Application.Person registrationContact(ApplicationForm.Person given) {
        var in = form.part("registrationContact");
        var person = given == null ? ApplicationForm.Person.EMPTY : given;
        var jobTitle = in.optional("jobTitle", person.jobTitle(), LONGEST_NAME);
        return person(in, person, jobTitle, AddressRules.officeTelephone(in, person.telephone()));
    }

    // Paper needs somewhere to go (M-1).
    private Application.OutsideContact billingContact(ApplicationForm.OutsideContact given, InvoiceDelivery delivery) {
        var in = form.part("billingContact");
        var contact = outsideContact(in, given);
        if (delivery == InvoiceDelivery.PAPER && contact.address().isEmpty()) {
            in.refuse(ApplicationCode.BILLING_ADDRESS_MISSING, "address");
        }
        return contact;
    }

    private Application.Person person(FieldReader in, ApplicationForm.Person given, String jobTitle, String telephone) {
        var corporateName = in.optional("corporateName", given.corporateName(), LONGEST_CORPORATE_NAME);
        if (!corporateName.isEmpty() && !organisationName.isEmpty() && !same(corporateName, organisationName)) {
            in.refuse(
                    ApplicationCode.CONTACT_OF_ANOTHER_ORGANISATION,
                    "corporateName",
                    Map.of("value", corporateName, "organisation", organisationName));
        }
        return new Application.Person(
                in.required("name", given.name(), LONGEST_NAME),
                in.optional("department", given.department(), LONGEST_NAME),
                jobTitle,
                telephone,
                AddressRules.email(in, given.email()));
    }

    private static Application.OutsideContact outsideContact(FieldReader in, ApplicationForm.OutsideContact given) {
        var contact = given == null ? ApplicationForm.OutsideContact.EMPTY : given;
        return new Application.OutsideContact(
                in.required("corporateName", contact.corporateName(), LONGEST_CORPORATE_NAME),
                in.optional("department", contact.department(), LONGEST_NAME),
                in.required("name", contact.name(), LONGEST_NAME),
                AddressRules.telephone(in, contact.telephone()),
                AddressRules.email(in, contact.email()),
                AddressRules.ofContact(in, contact.address()));
    }

    // Width and spaces say nothing about who it is.
    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** @param invoiceDelivery null if it could not be read */
    record People(
            Application.Person applicant,
            Application.Person registrationContact,
            Application.OutsideContact technicalContact,
            Application.OutsideContact billingContact,
            InvoiceDelivery invoiceDelivery) {}
}
