package jp.kakuin.pki.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.DnsLookup;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A DNS of a few records, in which names can be broken. */
final class FakeDns implements DnsLookup {

    private final Map<String, List<Record>> records = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    FakeDns with(String name, int type, String data) {
        try {
            var owner = Name.fromString(name + ".");
            records.computeIfAbsent(name + " " + type, key -> new ArrayList<>())
                    .add(Record.fromString(owner, type, DClass.IN, 300, data, Name.root));
            return this;
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    FakeDns broken(String name) {
        broken.add(name);
        return this;
    }

    @Override
    public DnsAnswer ask(String name, int type) {
        var aliases = new ArrayList<String>();
        var end = name;
        while (type != Type.CNAME && records.containsKey(end + " " + Type.CNAME)) {
            end = records.get(end + " " + Type.CNAME).getFirst().rdataToString().replaceFirst("\\.$", "");
            aliases.add(end);
        }
        if (broken.contains(end)) {
            return new DnsAnswer(
                    name, Outcome.FAILURE, Security.BOGUS, List.of(), List.of(), Duration.ZERO, "a broken signature");
        }
        var found = records.getOrDefault(end + " " + type, List.of());
        return new DnsAnswer(
                name,
                found.isEmpty() ? Outcome.NO_DATA : Outcome.FOUND,
                Security.SECURE,
                aliases,
                found,
                Duration.ofMinutes(5),
                "");
    }
}
