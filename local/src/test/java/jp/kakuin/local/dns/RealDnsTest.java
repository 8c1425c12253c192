package jp.kakuin.local.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.BinaryOperator;
import jp.kakuin.pki.caa.CaaCheck;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** BR 4.2.2.1 and 4.2.2.2 on servers that the world runs: a zone whose signatures do not hold must never let a certificate through. */
class RealDnsTest {

    @TempDir
    static Path folder;

    private static RealDns dns;

    @BeforeAll
    static void start() throws IOException {
        var missing = RealDns.missing();
        if (!missing.isEmpty()) {
            if ("1".equals(System.getenv("KAKUIN_REQUIRE_DNS"))) {
                fail("Debian's nsd, unbound and ldnsutils have to be here, and these are not: " + missing);
            }
            Assumptions.abort("No test on real name servers: this machine lacks " + missing);
        }
        dns = RealDns.start(folder);
    }

    @AfterAll
    static void stop() {
        if (dns != null) {
            dns.close();
        }
    }

    private static ValidatingLookup lookup(BinaryOperator<Message> forge) {
        try {
            var between = new BetweenUs(dns.resolver(), forge);
            return new ValidatingLookup(between, TrustAnchors.of(dns.trustAnchor()), Clock.systemUTC());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DnsAnswer ask(String name, int type) {
        return lookup((_, answer) -> answer).ask(name, type);
    }

    @ParameterizedTest
    @CsvSource({
        "good.jp, CAA, FOUND, SECURE",
        "_dnsauth.good.jp, TXT, FOUND, SECURE",
        "www.good.jp, CAA, NO_DATA, SECURE",
        "nowhere.good.jp, CAA, NO_SUCH_NAME, SECURE",
        "a.wild.good.jp, CAA, FOUND, SECURE",
        "to-nsec3.good.jp, CAA, FOUND, SECURE",
        "to-insecure.good.jp, CAA, FOUND, INSECURE",
        "to-nothing.good.jp, CAA, NO_SUCH_NAME, SECURE",
        "only-other.moved.good.jp, CAA, FOUND, SECURE",
        "www.nsec3.jp, CAA, NO_DATA, SECURE",
        "nowhere.nsec3.jp, CAA, NO_SUCH_NAME, SECURE",
        "empty.nsec3.jp, CAA, NO_DATA, SECURE",
        "a.wild.nsec3.jp, TXT, FOUND, SECURE",
        "a.wild.nsec3.jp, CAA, NO_DATA, SECURE",
        "big.jp, TXT, FOUND, SECURE",
        "insecure.jp, CAA, FOUND, INSECURE",
        "insecure.jp, TXT, NO_DATA, INSECURE",
        "nowhere.insecure.jp, CAA, NO_SUCH_NAME, INSECURE",
        "optout.jp, CAA, NO_DATA, SECURE",
        "below.ent.optout.jp, CAA, NO_DATA, INSECURE",
        "ent.optout.jp, CAA, NO_DATA, SECURE",
        "jp, CAA, NO_DATA, SECURE",
        "com, CAA, NO_SUCH_NAME, SECURE"
    })
    void answer_shouldBeBelieved_whenItHoldsOrItsZoneIsProvenUnsigned(
            String name, String type, Outcome outcome, Security security) {
        var answer = ask(name, Type.value(type));
        assertThat(answer.outcome()).as(answer.reason()).isEqualTo(outcome);
        assertThat(answer.security()).as(answer.reason()).isEqualTo(security);
    }

    @ParameterizedTest
    @CsvSource({
        "bogus.jp, CAA, BOGUS",
        "to-bogus.good.jp, CAA, BOGUS",
        "expired.jp, CAA, BOGUS",
        "expired.jp, TXT, BOGUS",
        "nowhere.expired.jp, CAA, BOGUS",
        "early.jp, CAA, BOGUS",
        "wrong-ds.jp, CAA, BOGUS",
        "wrong-ds.jp, TXT, BOGUS",
        "stripped.jp, CAA, BOGUS",
        "stripped.jp, TXT, BOGUS",
        "nowhere.stripped.jp, CAA, BOGUS",
        "lame.jp, CAA, UNKNOWN",
        "loop.good.jp, CAA, UNKNOWN"
    })
    void answer_shouldBeAFailure_whenItsSignaturesDoNotHoldOrItNeverCame(String name, String type, Security security) {
        var answer = ask(name, Type.value(type));
        assertThat(answer.outcome()).as(answer.text()).isEqualTo(Outcome.FAILURE);
        assertThat(answer.security()).as(answer.text()).isEqualTo(security);
    }

    @ParameterizedTest
    @CsvSource({
        "good.jp, CORROBORATES",
        "www.good.jp, CORROBORATES",
        "other.good.jp, CONTRADICTS",
        "a.wild.good.jp, CONTRADICTS",
        "critical.good.jp, CONTRADICTS",
        "to-nsec3.good.jp, CONTRADICTS",
        "to-insecure.good.jp, CONTRADICTS",
        "to-nothing.good.jp, CORROBORATES",
        "to-bogus.good.jp, NO_ANSWER",
        "only-other.moved.good.jp, CONTRADICTS",
        "www.nsec3.jp, CORROBORATES",
        "insecure.jp, CORROBORATES",
        "www.insecure.jp, CONTRADICTS",
        "below.ent.optout.jp, CORROBORATES",
        "well.bogus.jp, NO_ANSWER",
        "www.expired.jp, NO_ANSWER",
        "www.wrong-ds.jp, NO_ANSWER",
        "www.stripped.jp, NO_ANSWER",
        "lame.jp, NO_ANSWER",
        "www.example.com, CONTRADICTS"
    })
    void caa_shouldPermitOnlyWhatTheOwnerPermits(String name, Verdict verdict) {
        var asked = new Probe.CaaPermission(name, Set.of("kakuin.jp"), "ca-tbr-7", "acct:1@kakuin.jp");
        var sighting = new CaaCheck(lookup((_, answer) -> answer)).look(asked);
        assertThat(sighting.verdict()).as(sighting.found()).isEqualTo(verdict);
    }

    /** An unsigned zone elsewhere, or one that a forger owns, makes the whole answer "insecure" unless it is left out. */
    @ParameterizedTest
    @ValueSource(strings = {"insecure.jp.", "below.ent.optout.jp.", "other.good.jp.", "good.jp."})
    void absence_shouldNotBeBelieved_whenAnUnsignedZoneIsNamedAsItsWitness(String zone) {
        var apex = Name.fromConstantString(zone);
        var soa = new SOARecord(apex, 1, 60, apex, apex, 1, 60, 60, 60, 60);
        var forging = lookup((query, answer) -> {
            if (query.getQuestion().getType() == Type.CAA) {
                answer.removeAllRecords(Section.ANSWER);
                answer.removeAllRecords(Section.AUTHORITY);
                answer.addRecord(soa, Section.AUTHORITY);
            }
            return answer;
        });
        assertThat(forging.ask("other.good.jp", Type.CAA).outcome()).isEqualTo(Outcome.FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insecure.jp.", "below.ent.optout.jp."})
    void record_shouldNotBeBelieved_whenAnUnsignedZoneElsewhereSignsIt(String zone) {
        var signer = Name.fromConstantString(zone);
        var forging = lookup((query, answer) -> {
            if (query.getQuestion().getType() == Type.CAA) {
                var forged = answer.getSection(Section.ANSWER).stream()
                        .filter(RRSIGRecord.class::isInstance)
                        .map(RRSIGRecord.class::cast)
                        .map(sig -> signedBy(sig, signer))
                        .toList();
                answer.getSection(Section.ANSWER).stream()
                        .filter(RRSIGRecord.class::isInstance)
                        .toList()
                        .forEach(sig -> answer.removeRecord(sig, Section.ANSWER));
                forged.forEach(sig -> answer.addRecord(sig, Section.ANSWER));
            }
            return answer;
        });
        assertThat(forging.ask("good.jp", Type.CAA).outcome()).isEqualTo(Outcome.FAILURE);
    }

    private static Record signedBy(RRSIGRecord sig, Name signer) {
        return new RRSIGRecord(
                sig.getName(),
                sig.getDClass(),
                sig.getTTL(),
                sig.getTypeCovered(),
                sig.getAlgorithm(),
                sig.getOrigTTL(),
                sig.getExpire(),
                sig.getTimeSigned(),
                sig.getFootprint(),
                signer,
                sig.getSignature());
    }
}
