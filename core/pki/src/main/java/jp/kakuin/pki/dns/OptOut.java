package jp.kakuin.pki.dns;

import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/**
 * The "no" of a signed zone about a name that its NSEC3 chain leaves out, as it may what belongs to unsigned delegations alone (RFC 5155 6, 9.2), for
 * example a prefecture's label in jp. The validator takes it for insecure without giving its reason, as it does where it broke off; so it is proven here.
 */
final class OptOut {

    // RFC 9276 3.2: more are there to make validators work.
    private static final int MOST_ITERATIONS = 100;
    private static final base32 HASHES = new base32(base32.Alphabet.BASE32HEX, false, false);

    private final Name zone;
    private final List<NSEC3Record> chain;

    /** @param keys of the zone, secure */
    OptOut(Name zone, Message answer, List<DNSKEYRecord> keys, Instant now) {
        this.zone = zone;
        this.chain = answer.getSectionRRsets(Section.AUTHORITY).stream()
                .filter(set -> set.getType() == Type.NSEC3 && new Name(set.getName(), 1).equals(zone))
                .filter(set -> keys.stream().anyMatch(key -> holds(set, key, now)))
                .map(set -> (NSEC3Record) set.first())
                .filter(record -> record.getIterations() <= MOST_ITERATIONS)
                .toList();
    }

    private static boolean holds(RRset set, DNSKEYRecord key, Instant now) {
        return set.sigs().stream().anyMatch(signature -> {
            try {
                DNSSEC.verify(set, signature, key, now);
                return true;
            } catch (DNSSEC.DNSSECException e) {
                return false;
            }
        });
    }

    /** Whether the nearest name above it that the chain has is followed by a gap that may hold unsigned delegations. */
    boolean leavesOut(Name name) {
        if (!name.subdomain(zone) || name.equals(zone) || has(name)) {
            return false;
        }
        var next = name;
        var encloser = new Name(name, 1);
        while (!encloser.equals(zone) && !has(encloser)) {
            next = encloser;
            encloser = new Name(encloser, 1);
        }
        var gap = next;
        return has(encloser)
                && chain.stream()
                        .anyMatch(record -> (record.getFlags() & NSEC3Record.Flags.OPT_OUT) != 0
                                && covers(record, hash(record, gap)));
    }

    private boolean has(Name name) {
        return chain.stream().anyMatch(record -> Arrays.equals(owner(record), hash(record, name)));
    }

    private static boolean covers(NSEC3Record record, byte[] hash) {
        boolean behind = Arrays.compareUnsigned(owner(record), hash) < 0;
        boolean before = Arrays.compareUnsigned(hash, record.getNext()) < 0;
        boolean isLast = Arrays.compareUnsigned(owner(record), record.getNext()) >= 0;
        return isLast ? behind || before : behind && before;
    }

    private static byte[] owner(NSEC3Record record) {
        return HASHES.fromString(record.getName().getLabelString(0).toUpperCase(Locale.ROOT));
    }

    private static byte[] hash(NSEC3Record record, Name name) {
        try {
            return record.hashName(name);
        } catch (NoSuchAlgorithmException e) {
            return new byte[0];
        }
    }
}
