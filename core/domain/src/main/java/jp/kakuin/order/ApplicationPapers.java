package jp.kakuin.order;

import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.invoicing.ApplicationPaper;

/** What stands on the papers of an order (SPEC A-9). */
public final class ApplicationPapers {

    private ApplicationPapers() {}

    public static ApplicationPaper of(Order order, Catalogue catalogue) {
        var application = order.application();
        var organisation = application.organisation();
        var product = catalogue.sold(application.product());
        return new ApplicationPaper(
                order.id(),
                order.contractCode(),
                product.name(),
                application.termMonths(),
                application.names(),
                organisation.nameJa(),
                organisation.nameRomanised(),
                organisation.corporateNumber().orElse(""),
                organisation.address().postalCode(),
                organisation.address().oneLine(),
                organisation.telephone(),
                new ApplicationPaper.Person(
                        organisation.representativeName(), "", organisation.representativeTitle(), "", ""),
                person(application.applicant()),
                person(application.registrationContact()),
                JapanTime.dayOf(order.receivedAt()),
                catalogue.authority(),
                product.documents());
    }

    private static ApplicationPaper.Person person(Application.Person person) {
        return new ApplicationPaper.Person(
                person.name(), person.department(), person.jobTitle(), person.telephone(), person.email());
    }
}
