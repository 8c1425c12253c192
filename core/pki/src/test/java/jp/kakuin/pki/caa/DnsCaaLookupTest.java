package jp.kakuin.pki.caa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.issuance.CaaLookup;
import jp.kakuin.issuance.CaaResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

/** SPEC D-7: a domain owner's "not this CA" must hold, and a broken DNS must never read as a yes. */
class DnsCaaLookupTest {

    private static final String NAME = "www.shop.example.co.jp";
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private final LoopbackDns dns = new LoopbackDns();
    private final CaaLookup lookup = new DnsCaaLookup(dns.address(), Set.of("kakuin.jp"), TIMEOUT);

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void issue_shouldBePermitted_whenTheTreeHasNoRecords() {
        assertThat(lookup.check(NAME)).isEqualTo(new CaaResult.Permitted(Optional.empty(), Duration.ZERO));
        assertThat(dns.asked()).containsExactly(NAME, "shop.example.co.jp", "example.co.jp", "co.jp", "jp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"kakuin.jp\"",
                "0 issue \"KAKUIN.JP\"",
                "128 issue \" kakuin.jp \\; account=1\"",
                "0 iodef \"mailto:a@example.co.jp\"",
                "0 issuewild \"\\;\"",
                "0 unknown \"x\"",
                "128 issuemail \"\\;\""
            })
    void issue_shouldBePermitted_whenRecordsAllowUsOrSayNothingOfIt(String record) {
        dns.with(NAME + ".", "3600 IN CAA " + record);
        assertThat(lookup.check(NAME)).isEqualTo(new CaaResult.Permitted(Optional.of(NAME), Duration.ofSeconds(3600)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"other.jp\"",
                "0 issue \"\\;\"",
                "0 issue \"\"",
                "0 issue \"evil.kakuin.jp\"",
                "0 issue \"kakuin.jp.evil.jp\"",
                "128 unknown \"x\"",
                "0 issue \"kakuin.jp other.jp\""
            })
    void issue_shouldBeForbidden_whenRecordsNameOthersOrAreBeyondUs(String record) {
        dns.with(NAME + ".", "3600 IN CAA " + record);
        assertThat(lookup.check(NAME)).isInstanceOfSatisfying(CaaResult.Forbidden.class, forbidden -> {
            assertThat(forbidden.name()).isEqualTo(NAME);
            assertThat(forbidden.foundAt()).isEqualTo(NAME);
            assertThat(forbidden.records()).hasSize(1);
        });
    }

    @Test
    void unknownCriticalProperty_shouldForbid_whenWeAreNamedBesideIt() {
        dns.with(NAME + ".", "60 IN CAA 0 issue \"kakuin.jp\"").with(NAME + ".", "60 IN CAA 128 future \"x\"");
        assertThat(lookup.check(NAME)).isInstanceOf(CaaResult.Forbidden.class);
    }

    @Test
    void fault_shouldBeRaised_whenTheServerOnlyPointsElsewhere() {
        dns.referring("example.co.jp.", "ns.example.co.jp.");
        assertThatThrownBy(() -> lookup.check(NAME)).isInstanceOf(CaaUnavailable.class);
    }

    @Test
    void nearestRecords_shouldDecideAlone_whenAncestorsHaveSomeToo() {
        dns.with("shop.example.co.jp.", "60 IN CAA 0 issue \"other.jp\"")
                .with("shop.example.co.jp.", "30 IN CAA 0 issue \"kakuin.jp\"")
                .with("example.co.jp.", "60 IN CAA 0 issue \"other.jp\"");
        assertThat(lookup.check(NAME))
                .isEqualTo(new CaaResult.Permitted(Optional.of("shop.example.co.jp"), Duration.ofSeconds(30)));
        assertThat(lookup.check("example.co.jp"))
                .isEqualTo(new CaaResult.Forbidden("example.co.jp", "example.co.jp", List.of("0 issue \"other.jp\"")));
    }

    @Test
    void aliasTarget_shouldDecide_whenTheNameIsAnAlias() {
        dns.with(NAME + ".", "60 IN CNAME cdn.other.jp.").with("cdn.other.jp.", "60 IN CAA 0 issue \"other.jp\"");
        assertThat(lookup.check(NAME)).isInstanceOf(CaaResult.Forbidden.class);
    }

    @Test
    void ancestors_shouldDecide_whenTheAliasTargetHasNoRecords() {
        dns.with(NAME + ".", "60 IN CNAME cdn.other.jp.")
                .with("cdn.other.jp.", "60 IN A 192.0.2.1")
                .with("other.jp.", "60 IN CAA 0 issue \"other.jp\"")
                .with("example.co.jp.", "60 IN CAA 0 issue \"kakuin.jp\"");
        assertThat(lookup.check(NAME))
                .isEqualTo(new CaaResult.Permitted(Optional.of("example.co.jp"), Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.FORMERR, Rcode.NOTIMP})
    void fault_shouldBeRaised_whenTheResolverFailsTwice(int code) {
        dns.answering("example.co.jp.", code);
        assertThatThrownBy(() -> lookup.check(NAME)).isInstanceOf(CaaUnavailable.class);
        assertThat(dns.asked().stream().filter("example.co.jp"::equals)).hasSize(2);
    }

    @Test
    void fault_shouldBeRaised_whenNobodyAnswersTwice() {
        dns.silent(NAME + ".", 2);
        assertThatThrownBy(() -> lookup.check(NAME)).isInstanceOf(CaaUnavailable.class);
    }

    @Test
    void answer_shouldCount_whenTheSecondTryGetsOne() {
        dns.silent(NAME + ".", 1).with(NAME + ".", "60 IN CAA 0 issue \"other.jp\"");
        assertThat(lookup.check(NAME)).isInstanceOf(CaaResult.Forbidden.class);
    }
}
