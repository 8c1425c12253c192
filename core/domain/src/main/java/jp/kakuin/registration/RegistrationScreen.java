package jp.kakuin.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Text;
import jp.kakuin.csr.HostNames;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Application;
import jp.kakuin.order.Correction;
import jp.kakuin.order.OrganisationName;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;

/**
 * Compares who holds the domains of an application with who applies. A domain that does not exist goes back to the customer (SPEC D-5); another
 * holder, or no answer, is a matter for a person (D-4).
 */
public final class RegistrationScreen {

    private static final String CHECK_ID = "domain-holder";

    private final Registrations registrations;
    private final HostNames hostNames;

    public RegistrationScreen(Registrations registrations, HostNames hostNames) {
        this.registrations = registrations;
        this.hostNames = hostNames;
    }

    public static RegistrationScreen of(Ports ports) {
        return new RegistrationScreen(ports.registrations(), ports.hostNames());
    }

    /**
     * @param unregistered why the order goes back, one reason for each domain that does not exist
     * @param check what a person has to decide; empty if every holder is the applicant or is told to nobody
     */
    public record Seen(List<Correction.Reason> unregistered, Optional<Check> check) {}

    /** @param kind a trial names no organisation, so nobody asks whether it holds the domain */
    public Seen look(Application application, CertificateKind kind) {
        var names = new LinkedHashMap<String, List<String>>();
        application
                .names()
                .forEach(name -> names.computeIfAbsent(
                                hostNames.looks(name).registrableDomain(), domain -> new ArrayList<>())
                        .add(name));
        var unregistered = new ArrayList<Correction.Reason>();
        var findings = new ArrayList<Text>();
        names.keySet().forEach(domain -> {
            switch (registrations.of(domain)) {
                case Registration.NotFound(var source) -> unregistered.add(unregistered(domain, source));
                case Registration.NoAnswer(var why) -> findings.add(unanswered(domain, why));
                case Registration.Found(var source, var holder) ->
                    holder.filter(name -> kind != CertificateKind.TRIAL && !isApplicant(name, application))
                            .ifPresent(name -> findings.add(otherHolder(domain, source, name)));
            }
        });
        return new Seen(List.copyOf(unregistered), check(findings, names));
    }

    private static Optional<Check> check(List<Text> findings, Map<String, List<String>> names) {
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.pending(
                                CHECK_ID,
                                CheckKind.DOMAIN_HOLDER,
                                List.of(),
                                Optional.empty(),
                                AuditEntry.sha256(findings.toString() + names))
                        .because(findings));
    }

    private static boolean isApplicant(String holder, Application application) {
        var organisation = application.organisation();
        var key = OrganisationName.comparable(holder);
        return key.equals(OrganisationName.comparable(organisation.nameJa()))
                || key.equals(OrganisationName.comparable(organisation.nameRomanised()));
    }

    private static Correction.Reason unregistered(String domain, String source) {
        return new Correction.Reason(
                "DOMAIN_NOT_REGISTERED",
                "names",
                new Text(
                        "ドメイン名「" + domain + "」は登録されていません（" + source + "）。お申し込みのドメイン名をご確認ください。",
                        "The domain \"" + domain + "\" is not registered (" + source + "). Please check the name."));
    }

    private static Text unanswered(String domain, String why) {
        return new Text(
                domain + "：登録者を照会できませんでした（" + why + "）。手作業でご確認ください。",
                domain + ": the registry could not be asked (" + why + "). Please look it up by hand.");
    }

    private static Text otherHolder(String domain, String source, String holder) {
        return new Text(
                domain + "：登録者「" + holder + "」（" + source + "）が申請組織と異なります。",
                domain + ": held by \"" + holder + "\" (" + source + "), which is not the applicant.");
    }
}
