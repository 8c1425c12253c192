package jp.kakuin.pki.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Asks a recursive resolver of our own by UDP, then TCP if the answer is cut, and validates what it says itself, up to the trust anchors. */
public final class ValidatingLookup implements DnsLookup {

    /** More aliases are a loop or an attack. */
    static final int MOST_ALIASES = 8;

    // BR 4.2.2.1 wants a failed look-up retried at least once.
    private static final int TRIES = 2;
    // A validation asks for the keys of every zone above the name. One that dawdles must not hold the order up.
    private static final int TIMEOUTS_A_TRY = 3;
    // What arrives whole everywhere (DNS flag day 2020).
    private static final int UDP_SIZE = 1232;

    private final ValidatingResolver validator;
    private final Clock clock;

    /**
     * @param resolver a recursive resolver of our own, for example {@code 127.0.0.1:53}
     * @param timeout for one question to it
     */
    public ValidatingLookup(InetSocketAddress resolver, TrustAnchors anchors, Clock clock, Duration timeout) {
        this(patient(new SimpleResolver(resolver), timeout), anchors, clock);
    }

    /** @param resolver whatever stands for the resolver of our own */
    public ValidatingLookup(Resolver resolver, TrustAnchors anchors, Clock clock) {
        this.clock = clock;
        this.validator = new ValidatingResolver(new WatchedResolver(resolver), clock);
        anchors.into(validator);
        validator.setEDNS(0, UDP_SIZE, 0, List.of());
    }

    private static Resolver patient(Resolver resolver, Duration timeout) {
        resolver.setTimeout(timeout);
        return resolver;
    }

    @Override
    public DnsAnswer ask(String name, int type) {
        var absolute = absolute(name);
        var answer = once(absolute, type);
        for (int tries = 1; answer.failed() && tries < TRIES; tries++) {
            answer = once(absolute, type);
        }
        return answer;
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a domain name: " + name, e);
        }
    }

    private DnsAnswer once(Name name, int type) {
        var watch = new Watch();
        var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        var patience = validator.getTimeout().multipliedBy(TIMEOUTS_A_TRY);
        try {
            var answer = validator.sendAsync(query, watch).toCompletableFuture();
            var judged = judged(query.getQuestion(), answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            return watch.faults().isEmpty() ? judged : unknown(name, watch, "");
        } catch (ExecutionException e) {
            return unknown(name, watch, e.getCause().toString());
        } catch (TimeoutException e) {
            return unknown(name, watch, "no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(name, watch, "interrupted");
        }
    }

    private static DnsAnswer unknown(Name name, Watch watch, String otherwise) {
        var reason = watch.faults().isEmpty() ? otherwise : String.join(", ", watch.faults());
        return failure(name, Security.UNKNOWN, reason);
    }

    private DnsAnswer judged(Record question, Message answer) {
        int code = answer.getRcode();
        var reason = reason(answer);
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return failure(question.getName(), Security.BOGUS, reason);
        }
        boolean secure = answer.getHeader().getFlag(Flags.AD);
        if (!secure && reason.isEmpty()) {
            // The validator broke off without a verdict, or found the name left out of its zone's chain.
            return isLeftOut(question, answer)
                    ? read(question, answer, Security.INSECURE, "left out of its zone's chain of NSEC3 records")
                    : failure(question.getName(), Security.UNKNOWN, "neither secure nor proven insecure");
        }
        return read(question, answer, secure ? Security.SECURE : Security.INSECURE, secure ? "" : reason);
    }

    private boolean isLeftOut(Record question, Message answer) {
        var soa = answer.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.SOA)
                .findFirst();
        if (answer.getRcode() != Rcode.NOERROR || soa.isEmpty()) {
            return false;
        }
        var zone = soa.get().getName();
        var keys = ask(zone.toString(), Type.DNSKEY);
        return keys.security() == Security.SECURE
                && new OptOut(
                                zone,
                                answer,
                                keys.records().stream()
                                        .map(DNSKEYRecord.class::cast)
                                        .toList(),
                                clock.instant())
                        .leavesOut(ToThePoint.end(question, answer));
    }

    private static DnsAnswer read(Record question, Message answer, Security security, String reason) {
        var aliases = new ArrayList<String>();
        var records = new ArrayList<Record>();
        for (var record : answer.getSection(Section.ANSWER)) {
            if (record.getType() == question.getType()) {
                records.add(record);
            } else if (record instanceof CNAMERecord alias) {
                aliases.add(text(alias.getTarget()));
            }
        }
        if (aliases.size() > MOST_ALIASES) {
            return failure(question.getName(), Security.UNKNOWN, "more than " + MOST_ALIASES + " aliases");
        }
        var outcome = !records.isEmpty()
                ? Outcome.FOUND
                : answer.getRcode() == Rcode.NXDOMAIN ? Outcome.NO_SUCH_NAME : Outcome.NO_DATA;
        return new DnsAnswer(text(question.getName()), outcome, security, aliases, records, timeToLive(answer), reason);
    }

    private static Duration timeToLive(Message answer) {
        var made = new ArrayList<>(answer.getSection(Section.ANSWER));
        made.addAll(answer.getSection(Section.AUTHORITY));
        return Duration.ofSeconds(made.stream()
                .mapToLong(record -> record instanceof SOARecord soa
                        ? Math.min(soa.getTTL(), soa.getMinimum()) // RFC 2308 5
                        : record.getTTL())
                .min()
                .orElse(0));
    }

    /** The validator puts it beside the answer; what the resolver itself wrote there was taken away before. */
    private static String reason(Message answer) {
        return answer.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record.getType() == Type.TXT
                        && record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .map(record -> String.join("", ((org.xbill.DNS.TXTRecord) record).getStrings()))
                .findFirst()
                .orElse("");
    }

    private static DnsAnswer failure(Name name, Security security, String reason) {
        return DnsAnswer.failure(text(name), security, reason);
    }

    private static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }
}
