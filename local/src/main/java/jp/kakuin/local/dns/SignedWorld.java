package jp.kakuin.local.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** Every zone of a file below a root of its own, signed from there on: as much of the DNS as there is on one machine. */
final class SignedWorld {

    private static final int MOST_ALIASES = 16;
    private static final long TTL = 60;

    private final Map<Name, SignedZone> zones = new HashMap<>();

    /**
     * @param records each SOA record among them begins a zone
     * @throws IOException if there is none
     */
    SignedWorld(List<Record> records, ZoneKey key) throws IOException {
        var cuts = new HashMap<Name, List<Record>>();
        records.stream().filter(SOARecord.class::isInstance).forEach(soa -> cuts.put(soa.getName(), new ArrayList<>()));
        if (cuts.isEmpty()) {
            throw new IOException("no SOA record");
        }
        cuts.computeIfAbsent(Name.root, _ -> new ArrayList<>(root()));
        records.forEach(record -> cuts.get(zoneOf(record.getName(), cuts)).add(record));
        for (Name apex : cuts.keySet()) {
            if (!apex.equals(Name.root)) {
                var above = cuts.get(zoneOf(new Name(apex, 1), cuts));
                above.add(new NSRecord(apex, DClass.IN, TTL, apex));
                above.add(key.delegation(apex, TTL));
            }
        }
        cuts.forEach((apex, of) -> zones.put(apex, new SignedZone(apex, of, key)));
    }

    private static List<Record> root() {
        return List.of(
                new SOARecord(Name.root, DClass.IN, TTL, Name.root, Name.root, 1, 3600, 600, 86400, TTL),
                new NSRecord(Name.root, DClass.IN, TTL, Name.root));
    }

    private static Name zoneOf(Name name, Map<Name, ?> zones) {
        var apex = name;
        while (!zones.containsKey(apex)) {
            apex = new Name(apex, 1);
        }
        return apex;
    }

    /** As a recursive resolver would: whatever zone it takes, until an alias leads nowhere further. */
    void answer(Record question, boolean proofs, Message answer) {
        Optional<Name> name = Optional.of(question.getName());
        for (int hops = 0; name.isPresent() && hops < MOST_ALIASES; hops++) {
            name = zone(name.get(), question.getType()).answer(name.get(), question.getType(), proofs, answer);
        }
    }

    private SignedZone zone(Name name, int type) {
        // What delegates a zone stands in the one above it.
        boolean above = type == Type.DS && zones.containsKey(name) && !name.equals(Name.root);
        return zones.get(zoneOf(above ? new Name(name, 1) : name, zones));
    }
}
