package jp.kakuin.local.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** BR 4.2.2.2: what the DNS says counts only if it is signed up to the root, or proven not to be. */
class ValidatingLookupTest extends SignedDns {

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
}
