package jp.kakuin.local.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/** BR 4.2.2.2: what the DNS says counts only if it is signed up to the root, or proven not to be; else a forger on the way gets a certificate. */
class ValidatingLookupTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String ZONE = """
            $ORIGIN example.co.jp.
            $TTL 60
            @        IN SOA   ns1 hostmaster 1 3600 600 86400 30
            @        IN NS    ns1
            ns1      IN A     127.0.0.1
            a.b      IN TXT   "deep"
            www      IN CAA   0 issue "kakuin.example.co.jp"
            alias    IN CNAME www
            far      IN CNAME nowhere
            *.wild   IN TXT   "any"
            *.shop   IN CNAME www
            """;

    @TempDir
    Path folder;

    private ZoneKey key;
    private ZoneServer server;

    @BeforeEach
    void start() throws IOException {
        var zone = new StringBuilder(ZONE);
        for (int i = 0; i < 60; i++) {
            zone.append("big IN TXT \"").append("x".repeat(60)).append(i).append("\"\n");
        }
        for (int i = 0; i < 12; i++) {
            zone.append("hop").append(i).append(" IN CNAME hop").append(i + 1).append('\n');
        }
        Files.writeString(folder.resolve("zone.db"), zone);
        key = ZoneKey.open(folder.resolve("zone.key"), CLOCK);
        server = new ZoneServer(0, ZoneAnswers.from(folder.resolve("zone.db"), key)).start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private SimpleResolver resolver() {
        try {
            var resolver = new SimpleResolver("127.0.0.1");
            resolver.setPort(server.port());
            resolver.setTimeout(Duration.ofSeconds(10));
            return resolver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DnsLookup lookup() {
        return new ValidatingLookup(resolver(), TrustAnchors.of(key.trustAnchor()), CLOCK);
    }

    private DnsAnswer forged(String name, int type, BinaryOperator<Message> forge) {
        var between = new BetweenUs(resolver(), forge);
        return new ValidatingLookup(between, TrustAnchors.of(key.trustAnchor()), CLOCK).ask(name, type);
    }

    private static boolean isFor(Message query, int type) {
        return query.getQuestion().getType() == type;
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.co.jp, CAA, FOUND",
        "www.example.co.jp, TXT, NO_DATA",
        "WWW.example.CO.jp., CAA, FOUND",
        "b.example.co.jp, TXT, NO_DATA",
        "a.b.example.co.jp, TXT, FOUND",
        "nowhere.example.co.jp, TXT, NO_SUCH_NAME",
        "x.wild.example.co.jp, TXT, FOUND",
        "x.wild.example.co.jp, CAA, NO_DATA",
        "x.y.wild.example.co.jp, TXT, FOUND",
        "wild.example.co.jp, TXT, NO_DATA",
        "alias.example.co.jp, CAA, FOUND",
        "alias.example.co.jp, CNAME, FOUND",
        "alias.example.co.jp, TXT, NO_DATA",
        "x.shop.example.co.jp, CAA, FOUND",
        "far.example.co.jp, CAA, NO_SUCH_NAME",
        "big.example.co.jp, TXT, FOUND",
        "hop5.example.co.jp, TXT, NO_SUCH_NAME",
        "example.co.jp, CAA, NO_DATA",
        "co.jp, CAA, NO_DATA",
        "jp, CAA, NO_DATA",
        "com, CAA, NO_SUCH_NAME",
    })
    void answer_shouldBeSecure_whenTheZoneIsSigned(String name, String type, Outcome outcome) {
        var answer = lookup().ask(name, Type.value(type));
        assertThat(answer.security()).as(answer.reason()).isEqualTo(Security.SECURE);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.timeToLive())
                .isEqualTo(Duration.ofSeconds(outcome == Outcome.FOUND ? 60 : 30)
                        .minus(
                                name.endsWith("example.co.jp") || outcome == Outcome.FOUND
                                        ? Duration.ZERO
                                        : Duration.ofSeconds(-30)));
    }

    @Test
    void aliases_shouldBeTold_soThatTheyCanBeJudged() {
        var answer = lookup().ask("alias.example.co.jp", Type.CAA);
        assertThat(answer.aliases()).containsExactly("www.example.co.jp");
        assertThat(answer.records()).singleElement().returns("0 issue \"kakuin.example.co.jp\"", Record::rdataToString);
        assertThat(answer.text()).isEqualTo("CNAME www.example.co.jp / 0 issue \"kakuin.example.co.jp\" (SECURE)");
        assertThat(lookup().ask("alias.example.co.jp", Type.CNAME).aliases()).isEmpty();
    }

    @Test
    void chain_shouldNotBeFollowedForEver_whenItHasMoreThanEightAliases() {
        assertThat(lookup().ask("hop4.example.co.jp", Type.TXT).aliases()).hasSize(8);
        assertThat(lookup().ask("hop3.example.co.jp", Type.TXT).outcome()).isEqualTo(Outcome.FAILURE);
    }

    @Test
    void answer_shouldStillHold_whenTheClockWasMovedByMonths() throws IOException {
        var later = Clock.offset(CLOCK, Duration.ofDays(90));
        var zone = ZoneAnswers.from(folder.resolve("zone.db"), ZoneKey.open(folder.resolve("zone.key"), later));
        try (var moved = new ZoneServer(0, zone).start()) {
            var resolver = resolver();
            resolver.setPort(moved.port());
            var anchors = TrustAnchors.of(key.trustAnchor());
            assertThat(new ValidatingLookup(resolver, anchors, later)
                            .ask("www.example.co.jp", Type.CAA)
                            .failed())
                    .isFalse();
            assertThat(new ValidatingLookup(resolver, anchors, CLOCK)
                            .ask("www.example.co.jp", Type.CAA)
                            .security())
                    .isEqualTo(Security.BOGUS);
        }
    }

    @Test
    void answer_shouldBeBogus_whenTheAnchorIsAnother() {
        assertThat(new ValidatingLookup(resolver(), TrustAnchors.iana(), CLOCK)
                        .ask("www.example.co.jp", Type.CAA)
                        .security())
                .isEqualTo(Security.BOGUS);
    }

    @Test
    void answer_shouldBeBogus_whenSignaturesAreTakenAway() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            if (isFor(query, Type.CAA)) {
                real.getSection(Section.ANSWER).stream()
                        .filter(record -> record.getType() == Type.RRSIG)
                        .toList()
                        .forEach(record -> real.removeRecord(record, Section.ANSWER));
            }
            return real;
        });
        assertThat(answer.security()).isEqualTo(Security.BOGUS);
    }

    @Test
    void answer_shouldBeBogus_whenARecordWasAdded() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            if (isFor(query, Type.CAA)) {
                real.addRecord(record("www.example.co.jp.", Type.CAA, "0 issue \"forger.example\""), Section.ANSWER);
            }
            return real;
        });
        assertThat(answer.security()).isEqualTo(Security.BOGUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.co.jp.", "www.example.co.jp.", "jp.", ".", "forger.example.", "sub.www.example.co.jp."})
    void absence_shouldNotBeBelieved_whenItIsForgedInTheNameOfAnyZone(String zone) {
        for (int code : new int[] {Rcode.NOERROR, Rcode.NXDOMAIN}) {
            var answer = forged(
                    "www.example.co.jp",
                    Type.CAA,
                    (query, real) -> isFor(query, Type.CAA) ? absent(query, code, zone) : real);
            assertThat(answer.outcome()).isEqualTo(Outcome.FAILURE);
        }
    }

    @Test
    void record_shouldNotBeBelieved_whenItIsOfAnotherClass() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            if (isFor(query, Type.CAA)) {
                real.removeAllRecords(Section.ANSWER);
                var name = query.getQuestion().getName();
                real.addRecord(
                        new CNAMERecord(name, DClass.CHAOS, 60, Name.fromConstantString("forger.example.")),
                        Section.ANSWER);
            }
            return real;
        });
        assertThat(answer.text()).startsWith("FAILURE").contains("a record of another class");
    }

    @Test
    void absence_shouldNotBeBelieved_whenTheKeysCannotBeAskedFor() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            if (isFor(query, Type.CAA)) {
                return absent(query, Rcode.NOERROR, "example.co.jp.");
            }
            throw new UncheckedIOException(new IOException("timed out"));
        });
        assertThat(answer.security()).isEqualTo(Security.UNKNOWN);
        assertThat(answer.reason()).contains("DNSKEY: ", "timed out");
    }

    @Test
    void absence_shouldNotBeBelieved_whenTheForgerWritesItsReasonBesideIt() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            var absent = absent(query, Rcode.NOERROR, "example.co.jp.");
            absent.addRecord(new TXTRecord(Name.root, 65280, 0, "proven insecure"), Section.ADDITIONAL);
            return isFor(query, Type.CAA)
                    ? absent
                    : new Message(query.getHeader().getID());
        });
        assertThat(answer.outcome()).isEqualTo(Outcome.FAILURE);
    }

    /** As some top-level domains do: of a label with nothing but unsigned delegations below, the chain says nothing (RFC 5155 9.2). */
    @ParameterizedTest
    @CsvSource({"1, NO_DATA, INSECURE", "0, FAILURE, BOGUS"})
    void absence_shouldBeInsecure_whenItsZoneMayHoldUnsignedNamesThere(int flags, Outcome outcome, Security security) {
        var answer = forged("ent.example.co.jp", Type.CAA, (query, real) -> {
            if (isFor(query, Type.CAA)) {
                real.getHeader().setRcode(Rcode.NOERROR);
                real.getSection(Section.AUTHORITY).stream()
                        .filter(record -> record.getRRsetType() == Type.NSEC)
                        .toList()
                        .forEach(record -> real.removeRecord(record, Section.AUTHORITY));
                signedChain(flags).forEach(record -> real.addRecord(record, Section.AUTHORITY));
            }
            return real;
        });
        assertThat(answer.outcome()).as(answer.text()).isEqualTo(outcome);
        assertThat(answer.security()).as(answer.text()).isEqualTo(security);
    }

    /** One NSEC3 record, of the zone itself: everything else lies in the gap behind it. */
    private List<Record> signedChain(int flags) {
        try {
            var zone = Name.fromString("example.co.jp.");
            var apex = new NSEC3Record(zone, DClass.IN, 30, 1, flags, 0, new byte[0], new byte[20], new int[0])
                    .hashName(zone);
            var owner = Name.fromString(new base32(base32.Alphabet.BASE32HEX, false, false).toString(apex), zone);
            var types = new int[] {Type.NS, Type.SOA, Type.RRSIG, Type.DNSKEY, Type.NSEC3PARAM};
            var chain = new NSEC3Record(owner, DClass.IN, 30, 1, flags, 0, new byte[0], apex, types);
            return List.of(chain, key.sign(new RRset(chain), zone));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.FORMERR, Rcode.NOTIMP})
    void failure_shouldBeTold_whenTheResolverFailsTwice(int code) {
        var asked = new AtomicInteger();
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            asked.incrementAndGet();
            real.getHeader().setRcode(code);
            return real;
        });
        assertThat(answer.text()).isEqualTo("FAILURE (UNKNOWN: www.example.co.jp. CAA: " + Rcode.string(code) + ")");
        assertThat(asked).hasValue(2);
    }

    @Test
    void answer_shouldCount_whenTheSecondTryGetsOne() {
        var asked = new AtomicInteger();
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            if (asked.incrementAndGet() == 1) {
                real.getHeader().setRcode(Rcode.SERVFAIL);
            }
            return real;
        });
        assertThat(answer.outcome()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void answer_shouldNotCount_whenItIsToAnotherQuestion() {
        var answer = forged("www.example.co.jp", Type.CAA, (query, real) -> {
            real.removeAllRecords(Section.QUESTION);
            real.addRecord(Record.newRecord(Name.root, Type.CAA, DClass.IN), Section.QUESTION);
            return real;
        });
        assertThat(answer.reason()).contains("another question");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ". A 127.0.0.1", "nonsense", ". DS 1 8 2"})
    void anchors_shouldBeRefused_whenTheyAreNone(String records) {
        assertThatThrownBy(() -> TrustAnchors.of(records)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Message absent(Message query, int code, String zone) {
        var absent = new Message(query.getHeader().getID());
        absent.getHeader().setRcode(code);
        absent.addRecord(query.getQuestion(), Section.QUESTION);
        var apex = Name.fromConstantString(zone);
        absent.addRecord(new SOARecord(apex, DClass.IN, 60, apex, apex, 1, 60, 60, 60, 60), Section.AUTHORITY);
        return absent;
    }

    private static Record record(String name, int type, String text) {
        try {
            return Record.fromString(Name.fromString(name), type, DClass.IN, 60, text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
