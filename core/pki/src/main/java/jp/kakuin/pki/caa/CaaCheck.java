package jp.kakuin.pki.caa;

import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CaaRefusal;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Type;

/** Whether the CAA records of a name let this CA issue, as one place in the world sees them (RFC 8659 section 3). */
public final class CaaCheck {

    private static final String WILDCARD = "*.";

    private final DnsLookup dns;

    public CaaCheck(DnsLookup dns) {
        this.dns = dns;
    }

    /** What a person reads of it stands in the sighting: where the records are, what they say and, if they forbid, why. */
    public Sighting look(Probe.CaaPermission asked) {
        return switch (decide(asked)) {
            case CaaVerdict.Permitted(var at, var records) ->
                new Sighting(
                        Verdict.CORROBORATES, at.map(name -> at(name, records)).orElse("no CAA records"));
            case CaaVerdict.Forbidden(var at, var records, var why) ->
                new Sighting(Verdict.CONTRADICTS, why.behind(at(at, records)));
            case CaaVerdict.NoAnswer(var reason) -> new Sighting(Verdict.NO_ANSWER, reason);
        };
    }

    private static String at(String name, List<String> records) {
        return name + ": " + String.join(" / ", records);
    }

    CaaVerdict decide(Probe.CaaPermission asked) {
        boolean wildcard = asked.fqdn().startsWith(WILDCARD);
        var name = Optional.of(wildcard ? asked.fqdn().substring(WILDCARD.length()) : asked.fqdn());
        while (name.isPresent()) {
            var answer = dns.ask(name.get(), Type.CAA);
            var above = parent(name.get());
            switch (answer.outcome()) {
                case FOUND -> {
                    return records(answer).decide(asked, wildcard);
                }
                case FAILURE -> {
                    // BR 4.2.2.1 would let a failure pass whose fault is not ours in a zone proven unsigned. We don't
                    // use that.
                    return new CaaVerdict.NoAnswer("CAA of " + answer.name() + ": " + answer.text());
                }
                case NO_SUCH_NAME -> {
                    if (above.isEmpty()) {
                        // A top-level domain that is gone: its names are internal ones (BR 4.2.2).
                        return new CaaVerdict.Forbidden(name.get(), List.of(), CaaRefusal.NO_SUCH_TOP_LEVEL_DOMAIN);
                    }
                }
                case NO_DATA -> {}
            }
            name = above;
        }
        return new CaaVerdict.Permitted(Optional.empty(), List.of());
    }

    private static CaaRecordSet records(DnsAnswer answer) {
        return new CaaRecordSet(
                answer.name(),
                answer.records().stream().map(CAARecord.class::cast).toList());
    }

    private static Optional<String> parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
    }
}
