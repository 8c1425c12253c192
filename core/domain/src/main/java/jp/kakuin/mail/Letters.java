package jp.kakuin.mail;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.InvoiceDrawing;
import jp.kakuin.invoicing.PrintShop;
import jp.kakuin.invoicing.Yen;
import jp.kakuin.order.Application;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.Order;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.DomainInstructions;
import jp.kakuin.vetting.Waits;

/** Writes the letters of an order from the order as it stands: to whom and what (SPEC A-3, I-1, M-1, R-3, V-7). */
public final class Letters {

    private final Catalogue catalogue;
    private final PrintShop printShop;

    public Letters(Catalogue catalogue, PrintShop printShop) {
        this.catalogue = catalogue;
        this.printShop = printShop;
    }

    /** A letter ready to go. */
    public record Addressed(String recipient, MailContent content) {}

    /** Empty if the order gives no reason for this letter any more, or only a new secret would make it. */
    public Optional<Addressed> write(Order order, Letter letter, Instant now) {
        var application = order.application();
        return switch (letter.occasion()) {
            case ORDER_RECEIVED ->
                order.status().endedWithout() ? Optional.empty() : toRegistrationContact(order, received(order));
            case ACCESS_KEY, INVITATION -> Optional.empty();
            case CORRECTION ->
                order.correction()
                        .flatMap(correction -> toRegistrationContact(
                                order,
                                new MailContent.CorrectionRequested(
                                        registrationContact(application),
                                        facts(order),
                                        correction.reasons().stream()
                                                .map(reason -> reason.text())
                                                .toList())));
            case DOMAIN_INSTRUCTIONS -> domainInstructions(order, letter);
            case WAITING -> waiting(order, now);
            case ENDED -> ended(order);
            case CERTIFICATE_ISSUED -> issued(order, ContactRole.valueOf(letter.qualifier()));
            case INVOICE -> invoice(order);
            case RENEWAL -> renewal(order, letter.qualifier(), now);
            case REVOCATION_ASKED -> revocationAsked(order, letter.qualifier());
            case REVOKED -> revoked(order, ContactRole.valueOf(letter.qualifier()));
            // They are about a report, see ReportLetters.
            case PROBLEM_RECEIVED, PROBLEM_ANSWERED, PROBLEM_TOLD -> Optional.empty();
        };
    }

    /** The order as mails name it. */
    public MailContent.OrderFacts facts(Order order) {
        return facts(order, order.application().names());
    }

    /** The order as mails name it, with some of its names. */
    public MailContent.OrderFacts facts(Order order, List<String> names) {
        var application = order.application();
        return new MailContent.OrderFacts(
                order.id(),
                order.contractCode(),
                product(order).name(),
                application.organisation().nameJa(),
                names,
                application.termMonths());
    }

    public Yen priceWithTax(Order order) {
        return InvoiceDrawing.priceWithTax(order.application(), product(order), catalogue.taxPercent());
    }

    public static MailContent.Addressee registrationContact(Application application) {
        var person = application.registrationContact();
        return new MailContent.Addressee(application.organisation().nameJa(), person.department(), person.name());
    }

    public static MailContent.Addressee outside(Application.OutsideContact contact) {
        return new MailContent.Addressee(contact.corporateName(), contact.department(), contact.name());
    }

    private MailContent received(Order order) {
        return new MailContent.OrderReceived(
                registrationContact(order.application()),
                facts(order),
                priceWithTax(order),
                product(order).documents(),
                order.receivedAt());
    }

    private Optional<Addressed> domainInstructions(Order order, Letter letter) {
        return order.checks().stream()
                .filter(check -> check.isLookedFor() && check.isWaiting())
                .filter(check -> letter.equals(DomainInstructions.letter(check)))
                .findFirst()
                .map(check -> new Addressed(
                        order.application().technicalContact().email(), domainInstructions(order, check)));
    }

    private MailContent domainInstructions(Order order, Check check) {
        var control = check.control().orElseThrow();
        return new MailContent.DomainInstructionsGiven(
                outside(order.application().technicalContact()),
                facts(order, check.names()),
                control.method(),
                control.authorizationDomainName(),
                DomainInstructions.of(order, check),
                DomainInstructions.persistentRecord(order, check).orElseThrow(),
                DomainInstructions.expiresOn(check));
    }

    private Optional<Addressed> waiting(Order order, Instant now) {
        var waits = Waits.forCustomer(order, product(order).waits());
        return waits.stream()
                .min(java.util.Comparator.comparing(Waits.Wait::since))
                .flatMap(longest -> toRegistrationContact(
                        order,
                        new MailContent.OrderWaiting(
                                registrationContact(order.application()),
                                facts(order),
                                waits.stream().map(Waits.Wait::missing).toList(),
                                (int) ChronoUnit.DAYS.between(longest.since(), now),
                                JapanTime.dayOf(longest.expiresAt()))));
    }

    private Optional<Addressed> ended(Order order) {
        var ending = switch (order.status()) {
            case WITHDRAWN -> Optional.of(MailContent.Ending.WITHDRAWN);
            case REJECTED -> Optional.of(MailContent.Ending.REJECTED);
            case EXPIRED -> Optional.of(MailContent.Ending.EXPIRED);
            case RECEIVED, VETTING, CORRECTION, REVIEW, ISSUING, ISSUED, CLOSED -> Optional.<MailContent.Ending>empty();
        };
        // The reasons of a correction are not those of the end.
        var reason = order.correction()
                .map(correction -> correction.reasons().getLast())
                .filter(last -> last.code().equals(order.status().name()))
                .map(last -> last.text())
                .orElse(new Text("", ""));
        return ending.flatMap(how -> toRegistrationContact(
                order,
                new MailContent.OrderEnded(registrationContact(order.application()), facts(order), how, reason)));
    }

    private Optional<Addressed> issued(Order order, ContactRole role) {
        var certificate = order.certificate().orElseThrow();
        var contract = order.contract().orElseThrow();
        return Optional.of(new Addressed(
                address(order.application(), role),
                new MailContent.CertificateIssued(
                        addressee(order.application(), role),
                        facts(order),
                        certificate.serialNumber(),
                        certificate.notBefore(),
                        certificate.notAfter(),
                        contract.end(),
                        certificate.certificatePem(),
                        certificate.chainPem(),
                        certificate.fullChainPem())));
    }

    private Optional<Addressed> invoice(Order order) {
        return order.invoice()
                .map(invoice -> new Addressed(
                        order.application().billingContact().email(),
                        new MailContent.InvoiceIssued(
                                outside(order.application().billingContact()),
                                facts(order),
                                invoice.number(),
                                invoice.total(),
                                invoice.dueOn(),
                                printShop.invoice(invoice))));
    }

    private Optional<Addressed> renewal(Order order, String qualifier, Instant now) {
        var role = ContactRole.valueOf(qualifier.substring(qualifier.indexOf('-') + 1));
        LocalDate end = order.contract().orElseThrow().end();
        // Fewer than the letter's own number if it was caught up after an outage.
        var days = (int) ChronoUnit.DAYS.between(JapanTime.dayOf(now), end);
        return Optional.of(new Addressed(
                address(order.application(), role),
                new MailContent.RenewalDue(
                        addressee(order.application(), role), facts(order), end, days, end.minusDays(90))));
    }

    private Optional<Addressed> revocationAsked(Order order, String number) {
        return order.revocations()
                .open()
                .filter(open -> Integer.toString(open.number()).equals(number))
                .flatMap(open -> toRegistrationContact(
                        order,
                        new MailContent.RevocationAsked(
                                registrationContact(order.application()),
                                facts(order),
                                order.certificate().orElseThrow().serialNumber(),
                                open.circumstance().title(),
                                open.openedAt(),
                                open.revokesAt().orElse(open.deadline()))));
    }

    private Optional<Addressed> revoked(Order order, ContactRole role) {
        return order.revocation()
                .map(done -> new Addressed(
                        address(order.application(), role),
                        new MailContent.CertificateRevoked(
                                addressee(order.application(), role),
                                facts(order),
                                done.serialNumber(),
                                done.at(),
                                done.reason().title())));
    }

    private static Optional<Addressed> toRegistrationContact(Order order, MailContent content) {
        return Optional.of(
                new Addressed(order.application().registrationContact().email(), content));
    }

    /** The roles to write to, one for each address: a person in two roles gets one mail. */
    public static List<ContactRole> distinctByAddress(Application application, List<ContactRole> roles) {
        var byAddress = new LinkedHashMap<String, ContactRole>();
        roles.forEach(role -> byAddress.putIfAbsent(address(application, role), role));
        return List.copyOf(byAddress.values());
    }

    /** The mail address of a contact. */
    public static String address(Application application, ContactRole role) {
        return switch (role) {
            case REGISTRATION -> application.registrationContact().email();
            case TECHNICAL -> application.technicalContact().email();
            case BILLING -> application.billingContact().email();
        };
    }

    private static MailContent.Addressee addressee(Application application, ContactRole role) {
        return switch (role) {
            case REGISTRATION -> registrationContact(application);
            case TECHNICAL -> outside(application.technicalContact());
            case BILLING -> outside(application.billingContact());
        };
    }

    private Product product(Order order) {
        return catalogue.sold(order.application().product());
    }

    /** The page of an invitation. */
    public static URI page(URI portal, String linkId) {
        return URI.create(portal + "/links/" + linkId);
    }
}
