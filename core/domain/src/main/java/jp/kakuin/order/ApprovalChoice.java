package jp.kakuin.order;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.HostNames;
import jp.kakuin.order.Application.Approval;
import jp.kakuin.validation.AuthorizationDomainNames;
import jp.kakuin.validation.ValidationMethod;
import jp.kakuin.validation.ValidationMethods;

/** By which method, and at which Authorization Domain Name, one name is validated (SPEC D-1, D-6, BR 3.2.2.4). */
final class ApprovalChoice {

    private static final List<String> MAILBOXES =
            List.of("admin", "administrator", "webmaster", "hostmaster", "postmaster");
    static final int LONGEST_MAILBOX = 320;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_METHOD = 100;

    private final AuthorizationDomainNames domainNames;
    private final LocalDate today;

    ApprovalChoice(HostNames hostNames, LocalDate today) {
        this.domainNames = new AuthorizationDomainNames(hostNames);
        this.today = today;
    }

    /** Whether the form chooses mail, as one without a method does. */
    static boolean isMail(ApplicationForm.Approval typed) {
        return typed.method() == null
                || typed.method().isBlank()
                || typed.method().strip().equals(ValidationMethod.CONSTRUCTED_MAIL.label());
    }

    /**
     * Empty if something was refused.
     *
     * @param name a name that may stand in a certificate
     */
    Optional<Approval> of(FieldReader in, String name, ApplicationForm.Approval typed) {
        return method(in, typed)
                .flatMap(method -> method == ValidationMethod.CONSTRUCTED_MAIL
                        ? byMail(in, name, typed)
                        : looked(in, name, typed, method));
    }

    private Optional<ValidationMethod> method(FieldReader in, ApplicationForm.Approval typed) {
        if (isMail(typed)) {
            return open(in, ValidationMethod.CONSTRUCTED_MAIL.row());
        }
        var label = in.optional("method", typed.method(), LONGEST_METHOD);
        var known = ValidationMethods.labelled(label);
        if (known.isEmpty() && !label.isEmpty()) {
            in.refuse(ApplicationCode.APPROVAL_METHOD_UNKNOWN, "method", Map.of("value", label, "choices", choices()));
        }
        return known.flatMap(row -> open(in, row));
    }

    private Optional<ValidationMethod> open(FieldReader in, ValidationMethods.Row row) {
        if (row.ended(today)) {
            in.refuse(ApplicationCode.APPROVAL_METHOD_ENDED, "method", row.arguments());
            return Optional.empty();
        }
        var offered = ValidationMethod.labelled(row.label());
        if (offered.isEmpty()) {
            var title = row.title();
            in.refuse(
                    ApplicationCode.APPROVAL_METHOD_NOT_OFFERED,
                    "method",
                    Map.of("titleJa", title.ja(), "titleEn", title.en(), "choices", choices()));
        }
        return offered;
    }

    private String choices() {
        return ValidationMethod.openOn(today).stream()
                .map(ValidationMethod::label)
                .collect(joining(", "));
    }

    private Optional<Approval> byMail(FieldReader in, String name, ApplicationForm.Approval typed) {
        var mailbox = in.required("mailbox", typed.mailbox(), LONGEST_MAILBOX).toLowerCase(Locale.ROOT);
        if (mailbox.isEmpty()) {
            return Optional.empty();
        }
        int at = mailbox.lastIndexOf('@');
        var local = at < 0 ? mailbox : mailbox.substring(0, at);
        var domain = at < 0 ? "" : mailbox.substring(at + 1);
        var fits = true;
        if (!MAILBOXES.contains(local)) {
            fits = false;
            in.refuse(
                    ApplicationCode.APPROVAL_MAILBOX_OF_ANOTHER_KIND,
                    "mailbox",
                    Map.of(
                            "value", mailbox,
                            "mailboxes", String.join(", ", MAILBOXES),
                            "date", ValidationMethods.numbered(2).sunset().toString()));
        }
        var domains = domains(in, name, typed, ValidationMethod.CONSTRUCTED_MAIL);
        if (domains.isPresent() && !domains.get().contains(domain)) {
            fits = false;
            in.refuse(
                    ApplicationCode.APPROVAL_MAILBOX_AT_ANOTHER_DOMAIN,
                    "mailbox",
                    Map.of("value", mailbox, "name", name, "domains", String.join(", ", domains.get())));
        }
        return fits && domains.isPresent()
                ? Optional.of(new Approval(name, domain, mailbox, ValidationMethod.CONSTRUCTED_MAIL))
                : Optional.empty();
    }

    private Optional<Approval> looked(
            FieldReader in, String name, ApplicationForm.Approval typed, ValidationMethod method) {
        // The registrable domain, if none is chosen: one record then serves every name below it.
        return domains(in, name, typed, method).map(domains -> new Approval(name, domains.getLast(), "", method));
    }

    /** The one that was chosen, or all that follow from the name; empty if the choice was refused. */
    private Optional<List<String>> domains(
            FieldReader in, String name, ApplicationForm.Approval typed, ValidationMethod method) {
        var chosen = in.optional("domain", typed.domain(), LONGEST_NAME).toLowerCase(Locale.ROOT);
        var ofName = domainNames.of(method, name, today);
        if (chosen.isEmpty()) {
            return Optional.of(ofName);
        }
        if (!domainNames.allow(method, name, chosen, today)) {
            in.refuse(
                    ApplicationCode.APPROVAL_DOMAIN_NOT_ALLOWED,
                    "domain",
                    Map.of("value", chosen, "name", name, "domains", String.join(", ", ofName)));
            return Optional.empty();
        }
        return Optional.of(List.of(chosen));
    }
}
