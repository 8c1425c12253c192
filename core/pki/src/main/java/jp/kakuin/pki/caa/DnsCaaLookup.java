package jp.kakuin.pki.caa;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakuin.issuance.CaaLookup;
import jp.kakuin.issuance.CaaResult;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks one resolver, which follows aliases and validates; climbs the tree of names itself (RFC 8659 section 3). */
public final class DnsCaaLookup implements CaaLookup {

    private static final int TRIES = 2;
    private final Resolver resolver;
    private final Set<String> issuerDomains;

    /**
     * @param resolver a recursive resolver of our own, for example {@code 127.0.0.1:53}
     * @param issuerDomains the names by which CAA records call this CA, as its CPS lists them
     * @param timeout for one try
     */
    public DnsCaaLookup(InetSocketAddress resolver, Set<String> issuerDomains, Duration timeout) {
        this(new SimpleResolver(resolver), issuerDomains);
        this.resolver.setTimeout(timeout);
    }

    /** @param resolver whatever stands for the resolver of our own */
    public DnsCaaLookup(Resolver resolver, Set<String> issuerDomains) {
        this.resolver = resolver;
        this.issuerDomains =
                issuerDomains.stream().map(d -> d.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CaaResult check(String dnsName) {
        for (var name = absolute(dnsName); !name.equals(Name.root); name = new Name(name, 1)) {
            var found = records(name);
            if (found.isPresent()) {
                return found.get().decide(dnsName, issuerDomains);
            }
        }
        return new CaaResult.Permitted(Optional.empty(), Duration.ZERO);
    }

    private static Name absolute(String dnsName) {
        try {
            return Name.fromString(dnsName, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a domain name: " + dnsName, e);
        }
    }

    private Optional<CaaRecordSet> records(Name name) {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                var records = ask(name);
                return records.isEmpty() ? Optional.empty() : Optional.of(new CaaRecordSet(name, records));
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
        }
        throw new CaaUnavailable(name.toString(true), last);
    }

    /** Empty only if the DNS says that there are no such records or no such name. */
    private List<CAARecord> ask(Name name) throws IOException {
        var question = Record.newRecord(name, Type.CAA, DClass.IN);
        var answer = resolver.send(Message.newQuery(question));
        return switch (answer.getRcode()) {
            case Rcode.NOERROR -> behindAliases(name, complete(answer));
            case Rcode.NXDOMAIN -> List.of();
            default -> throw new IOException("answer code " + Rcode.string(answer.getRcode()));
        };
    }

    /** A referral has no answer and points to other servers: whoever sends one has not asked them, so it says nothing. */
    private static Message complete(Message answer) throws IOException {
        var pointers = answer.getSection(Section.AUTHORITY);
        boolean referral = answer.getSection(Section.ANSWER).isEmpty()
                && pointers.stream().anyMatch(record -> record.getType() == Type.NS)
                && pointers.stream().noneMatch(record -> record.getType() == Type.SOA);
        if (referral) {
            throw new IOException("a referral instead of an answer");
        }
        return answer;
    }

    /** Records of the name or of where its aliases lead; others in the answer were not asked for. */
    private static List<CAARecord> behindAliases(Name name, Message answer) {
        var records = answer.getSection(Section.ANSWER);
        var owner = name;
        for (int i = 0; i < records.size(); i++) {
            owner = target(owner, records);
        }
        var found = new ArrayList<CAARecord>();
        for (var record : records) {
            if (record instanceof CAARecord caa && caa.getName().equals(owner)) {
                found.add(caa);
            }
        }
        return found;
    }

    private static Name target(Name owner, List<Record> records) {
        for (var record : records) {
            if (record instanceof CNAMERecord alias && alias.getName().equals(owner)) {
                return alias.getTarget();
            }
        }
        return owner;
    }
}
