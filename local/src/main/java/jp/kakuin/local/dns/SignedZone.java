package jp.kakuin.local.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** One zone that is signed as it is asked, with NSEC records that prove what is not there (RFC 4034, RFC 4035 3.1). */
final class SignedZone {

    private final Name apex;
    // Names compare in the canonical order of RFC 4034 6.1, which is the order of the NSEC chain.
    private final TreeMap<Name, Map<Integer, RRset>> names = new TreeMap<>();
    private final ZoneKey key;

    /** @param records with a SOA record at the apex, and for a zone below it NS and DS records alone */
    SignedZone(Name apex, List<Record> records, ZoneKey key) {
        this.apex = apex;
        this.key = key;
        records.forEach(this::add);
        long ttl = names.get(apex).get(Type.SOA).getTTL();
        add(key.of(apex, ttl));
        names.forEach((name, sets) -> sets.put(Type.NSEC, new RRset(denial(name, sets, ttl))));
    }

    private void add(Record record) {
        names.computeIfAbsent(record.getName(), _ -> new HashMap<>())
                .computeIfAbsent(record.getType(), _ -> new RRset())
                .addRR(record);
    }

    private NSECRecord denial(Name name, Map<Integer, RRset> sets, long ttl) {
        var types = new TreeSet<>(sets.keySet());
        types.add(Type.RRSIG);
        types.add(Type.NSEC);
        var next = Optional.ofNullable(names.higherKey(name)).orElse(apex);
        return new NSECRecord(
                name,
                DClass.IN,
                ttl,
                next,
                types.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Writes what the zone says of the name into the message.
     *
     * @param proofs whether the asker wants signatures and denials
     * @return where an alias leads
     */
    Optional<Name> answer(Name name, int type, boolean proofs, Message answer) {
        if (names.containsKey(name)) {
            return atName(name, name, type, proofs, answer);
        }
        if (isEmptyNonTerminal(name)) {
            nothing(name, proofs, answer);
            return Optional.empty();
        }
        var wildcard = Name.fromConstantString("*");
        try {
            wildcard = Name.concatenate(wildcard, encloser(name));
        } catch (org.xbill.DNS.NameTooLongException e) {
            throw new IllegalStateException(e);
        }
        if (names.containsKey(wildcard)) {
            write(denialFor(name), proofs, answer);
            return atName(name, wildcard, type, proofs, answer);
        }
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
        nothing(name, proofs, answer);
        write(denialFor(wildcard), proofs, answer);
        return Optional.empty();
    }

    private Optional<Name> atName(Name name, Name owner, int type, boolean proofs, Message answer) {
        var sets = names.get(owner);
        if (sets.containsKey(type)) {
            write(sets.get(type), name, Section.ANSWER, proofs, answer);
        } else if (sets.containsKey(Type.CNAME)) {
            write(sets.get(Type.CNAME), name, Section.ANSWER, proofs, answer);
            return Optional.of(((CNAMERecord) sets.get(Type.CNAME).first()).getTarget());
        } else {
            nothing(owner, proofs, answer);
        }
        return Optional.empty();
    }

    private boolean isEmptyNonTerminal(Name name) {
        var next = names.higherKey(name);
        return next != null && next.subdomain(name);
    }

    private Name encloser(Name name) {
        var encloser = new Name(name, 1);
        while (!names.containsKey(encloser) && !isEmptyNonTerminal(encloser)) {
            encloser = new Name(encloser, 1);
        }
        return encloser;
    }

    private void nothing(Name name, boolean proofs, Message answer) {
        write(names.get(apex).get(Type.SOA), apex, Section.AUTHORITY, proofs, answer);
        write(denialFor(name), proofs, answer);
    }

    private RRset denialFor(Name name) {
        return names.floorEntry(name).getValue().get(Type.NSEC);
    }

    private void write(RRset denial, boolean proofs, Message answer) {
        if (proofs) {
            write(denial, denial.getName(), Section.AUTHORITY, true, answer);
        }
    }

    private void write(RRset set, Name name, int section, boolean signed, Message answer) {
        if (answer.findRRset(name, set.getType(), section)) {
            return;
        }
        set.rrs().forEach(record -> answer.addRecord(record.withName(name), section));
        if (signed) {
            answer.addRecord(key.signature(set, apex).withName(name), section);
        }
    }
}
