package jp.kakuin.pki.dns;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Record;

/**
 * What the DNS says to one question, after validation. Whoever handles {@link Outcome#FAILURE} needs no look at the rest: an answer that is bogus,
 * or of which it could not be told whether it is, is a failure.
 *
 * @param name what was asked for, lower case, without a trailing dot
 * @param aliases where CNAME and DNAME records lead, in their order; the records stand at the last
 * @param records of the type that was asked for; empty unless {@code FOUND}
 * @param timeToLive the shortest of all records that make the answer; zero for a failure
 * @param reason why it is no answer, or why it is not secure; empty for a secure one
 */
public record DnsAnswer(
        String name,
        Outcome outcome,
        Security security,
        List<String> aliases,
        List<Record> records,
        Duration timeToLive,
        String reason) {

    /** Four things an answer can be. */
    public enum Outcome {
        FOUND,
        /** The name exists, without records of this type. */
        NO_DATA,
        NO_SUCH_NAME,
        /** No answer, or none to be believed: SERVFAIL, time-out, bogus. It never counts in favour of anything. */
        FAILURE
    }

    /** The four of RFC 4035 4.3. */
    public enum Security {
        SECURE,
        /** Proven that the zone, or one above it, is not signed. */
        INSECURE,
        BOGUS,
        /** Indeterminate: too little was answered to tell. */
        UNKNOWN
    }

    public DnsAnswer {
        aliases = List.copyOf(aliases);
        records = List.copyOf(records);
        boolean believed = security == Security.SECURE || security == Security.INSECURE;
        if (believed == (outcome == Outcome.FAILURE) || records.isEmpty() == (outcome == Outcome.FOUND)) {
            throw new IllegalArgumentException("no answer is " + outcome + " and " + security);
        }
    }

    static DnsAnswer failure(String name, Security security, String reason) {
        return new DnsAnswer(name, Outcome.FAILURE, security, List.of(), List.of(), Duration.ZERO, reason);
    }

    public boolean failed() {
        return outcome == Outcome.FAILURE;
    }

    /** The answer in one line, for a log or a person: aliases, then the records without their names, or what there is instead. */
    public String text() {
        var end =
                records.isEmpty() ? Stream.of(outcome.name()) : records.stream().map(Record::rdataToString);
        var said = Stream.concat(aliases.stream().map(alias -> "CNAME " + alias), end);
        return said.collect(Collectors.joining(" / ")) + " (" + security + (failed() ? ": " + reason : "") + ")";
    }
}
