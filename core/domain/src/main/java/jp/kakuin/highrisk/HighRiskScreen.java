package jp.kakuin.highrisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.catalogue.Text;
import jp.kakuin.csr.HostNames;
import jp.kakuin.highrisk.HighRiskEntry.Kind;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.order.Application;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrganisationName;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckKind;

/**
 * Compares an application with the high-risk list, and its names with what deceives readers. Nothing is refused: a person decides, and only where
 * something was found (BR 4.2.1, EVG 3.2.2.12.1 and 7.1.2.1).
 */
public final class HighRiskScreen {

    private static final String CHECK_ID = "high-risk";

    private final HighRiskList list;
    private final HostNames hostNames;

    public HighRiskScreen(HighRiskList list, HostNames hostNames) {
        this.list = list;
        this.hostNames = hostNames;
    }

    public static HighRiskScreen of(Ports ports) {
        return new HighRiskScreen(ports.highRiskList(), ports.hostNames());
    }

    /** The check that a person has to answer; empty if nothing was found. */
    public Optional<Check> check(Application application, CertificateKind kind) {
        var findings = findings(application, kind);
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        var names = application.names();
        var organisation = application.organisation();
        var inputs = findings + organisation.nameJa() + organisation.nameRomanised() + names;
        return Optional.of(
                Check.pending(CHECK_ID, CheckKind.HIGH_RISK, List.of(), Optional.empty(), AuditEntry.sha256(inputs))
                        .because(findings));
    }

    /** Whether somebody has decided about all that can be found today; else the order has to be vetted again. */
    public boolean isDecided(Order order, CertificateKind kind) {
        return check(order.application(), kind)
                .map(wanted -> order.check(CHECK_ID)
                        .filter(Check::passed)
                        .filter(made -> made.inputsSha256().equals(wanted.inputsSha256()))
                        .isPresent())
                .orElse(true);
    }

    private List<Text> findings(Application application, CertificateKind kind) {
        var findings = new ArrayList<Text>();
        var parts = labelParts();
        for (var name : application.names()) {
            var looks = hostNames.looks(name);
            domains(name, looks.registrableDomain())
                    .forEach(domain -> listed(Kind.NAME, domain, name).ifPresent(findings::add));
            listed(Kind.LABEL, looks.skeleton(), name).ifPresent(findings::add);
            parts.stream()
                    .filter(part -> looks.skeleton().contains(part.key()))
                    .map(part -> told(part, name))
                    .forEach(findings::add);
            findings.addAll(deceptions(name, looks, kind));
        }
        var organisation = application.organisation();
        for (var name : List.of(organisation.nameJa(), organisation.nameRomanised())) {
            listed(Kind.ORGANISATION, OrganisationName.comparable(name), name).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private static List<Text> deceptions(String name, HostNames.Looks looks, CertificateKind kind) {
        var findings = new ArrayList<Text>();
        looks.readsAsAscii()
                .forEach(label -> findings.add(new Text(
                        name + "：「" + label + "」は英数字の別の名前に見えます。",
                        name + ": \"" + label + "\" reads like another name in plain Latin letters.")));
        if (kind == CertificateKind.EV) {
            looks.mixedScripts()
                    .forEach(label -> findings.add(new Text(
                            name + "：「" + label + "」に複数の文字体系が混在しています。", name + ": \"" + label + "\" mixes scripts.")));
        }
        return findings;
    }

    private Optional<Text> listed(Kind kind, String key, String value) {
        return list.find(kind, key).filter(HighRiskEntry::active).map(entry -> told(entry, value));
    }

    // Without when and by whom: whoever writes the same again asks nobody to decide again.
    private static Text told(HighRiskEntry entry, String value) {
        var why = entry.last().ground() + ", " + entry.last().note();
        return new Text(
                value + "：高リスクリストの「" + entry.value() + "」（" + entry.kind() + "）に一致（" + why + "）",
                value + ": matches \"" + entry.value() + "\" (" + entry.kind() + ") of the high-risk list (" + why
                        + ")");
    }

    private List<HighRiskEntry> labelParts() {
        var parts = new ArrayList<HighRiskEntry>();
        var page = list.page(Kind.LABEL_PART, Optional.empty());
        parts.addAll(page.entries());
        while (page.next().isPresent()) {
            page = list.page(Kind.LABEL_PART, page.next());
            parts.addAll(page.entries());
        }
        return parts.stream().filter(HighRiskEntry::active).toList();
    }

    /** The name, then each domain above it down to the registrable one. */
    private static List<String> domains(String name, String registrable) {
        var domains = new ArrayList<String>();
        for (var domain = name;
                domain.length() > registrable.length();
                domain = domain.substring(domain.indexOf('.') + 1)) {
            domains.add(domain);
        }
        domains.add(registrable);
        return domains;
    }
}
