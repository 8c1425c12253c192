package jp.kakuin.pki.validation;

import java.util.List;
import java.util.function.Function;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.validation.Perspective;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;
import jp.kakuin.validation.SiteReach;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The Network Perspective at the place where this process runs (BR 3.2.2.9). Every look-up is validated (BR 4.2.2.2). */
public final class LocalPerspective implements Perspective {

    private static final int LONGEST_FOUND = 1_000;
    private static final String PERSISTENT_LABEL = "_validation-persist.";

    private final DnsLookup dns;
    private final SiteFile siteFile;
    private final Function<Probe.CaaPermission, Sighting> caa;

    /**
     * @param reach where it may connect to
     * @param caa judges CAA records as seen from here
     */
    public LocalPerspective(DnsLookup dns, SiteReach reach, Function<Probe.CaaPermission, Sighting> caa) {
        this.dns = dns;
        this.siteFile = new SiteFile(new SiteAddresses(dns, reach));
        this.caa = caa;
    }

    @Override
    public Sighting look(Probe probe) {
        return switch (probe) {
            case Probe.DnsChange change -> dnsChange(change);
            case Probe.WebsiteChange change -> siteFile.look(change);
            case Probe.PersistentRecord record -> persistentRecord(record);
            case Probe.Alias alias -> alias(alias);
            case Probe.CaaPermission permission -> caa.apply(permission);
        };
    }

    /** A TXT record, also behind an alias of the label; or a CNAME that has the value in its target, whether that leads anywhere or not. */
    private Sighting dnsChange(Probe.DnsChange change) {
        var text = dns.ask(change.recordName(), Type.TXT);
        if (texts(text).contains(change.randomValue())) {
            return sighting(Verdict.CORROBORATES, text.text());
        }
        var alias = dns.ask(change.recordName(), Type.CNAME);
        var holds = alias.records().stream()
                .filter(CNAMERecord.class::isInstance)
                .map(record -> ((CNAMERecord) record).getTarget().getLabelString(0))
                .anyMatch(label -> label.equalsIgnoreCase(change.randomValue()));
        if (holds) {
            return sighting(Verdict.CORROBORATES, alias.text());
        }
        return seen(false, text.failed() ? text : alias.failed() ? alias : text);
    }

    private Sighting persistentRecord(Probe.PersistentRecord record) {
        var answer = dns.ask(PERSISTENT_LABEL + record.authorizationDomainName(), Type.TXT);
        return seen(texts(answer).stream().anyMatch(text -> PersistentRecords.show(text, record)), answer);
    }

    /** Asked for addresses, since the whole chain is followed for these. */
    private Sighting alias(Probe.Alias alias) {
        var answer = dns.ask(alias.fqdn(), Type.A);
        var domain = alias.authorizationDomainName();
        var holds =
                answer.aliases().stream().anyMatch(target -> target.equals(domain) || target.endsWith("." + domain));
        return seen(holds, answer);
    }

    private static List<String> texts(DnsAnswer answer) {
        return answer.records().stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }

    private static Sighting seen(boolean holds, DnsAnswer answer) {
        var verdict = answer.failed() ? Verdict.NO_ANSWER : holds ? Verdict.CORROBORATES : Verdict.CONTRADICTS;
        return sighting(verdict, answer.name() + ": " + answer.text());
    }

    /** Whatever strangers wrote becomes one short line of printable characters. */
    static Sighting sighting(Verdict verdict, String found) {
        var line = found.replaceAll("[^\\x20-\\x7E]", "?");
        return new Sighting(verdict, line.length() <= LONGEST_FOUND ? line : line.substring(0, LONGEST_FOUND));
    }
}
