package jp.kakuin.local.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import org.junit.jupiter.api.Test;
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
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/** BR 4.2.2.2: whoever sits between the DNS and us must not get a certificate by forging what it says. */
class ForgedAnswersTest extends SignedDns {

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
