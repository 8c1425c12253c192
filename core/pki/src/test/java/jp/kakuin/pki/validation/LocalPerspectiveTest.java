package jp.kakuin.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

/** BR 3.2.2.4.7 and .22: what the DNS has to say, and what it may not be taken for. */
class LocalPerspectiveTest {

    private static final String VALUE = "7q2m8wz4k1n6v0x5t9r3h8j2d4";
    private static final String LABEL = "_kakuin-validation.example.co.jp";
    private static final String PERSISTENT = "_validation-persist.example.co.jp";
    private static final String ACCOUNT = "acct:a1@ca.example";
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final FakeDns dns = new FakeDns();

    private Sighting look(Probe probe) {
        return new LocalPerspective(dns, (address, port) -> Optional.empty(), permission -> null).look(probe);
    }

    private Verdict dnsChange() {
        return look(new Probe.DnsChange("example.co.jp", LABEL, VALUE)).verdict();
    }

    private Verdict persistent(String text) {
        dns.with(PERSISTENT, Type.TXT, "\"" + text.replace(";", "\\;") + "\"");
        return look(new Probe.PersistentRecord("example.co.jp", Set.of("ca.example", "ca.example.jp"), ACCOUNT, NOW))
                .verdict();
    }

    @Test
    void dnsChange_shouldHold_whenATextRecordOrAnAliasHasTheValue() {
        assertThat(dnsChange()).isEqualTo(Verdict.CONTRADICTS);
        dns.with(LABEL, Type.TXT, "other").with(LABEL, Type.TXT, VALUE);
        assertThat(dnsChange()).isEqualTo(Verdict.CORROBORATES);

        var alias = new FakeDns().with(LABEL, Type.CNAME, VALUE.toUpperCase() + ".dcv.ca.example.");
        assertThat(new LocalPerspective(alias, (address, port) -> Optional.empty(), permission -> null)
                        .look(new Probe.DnsChange("example.co.jp", LABEL, VALUE))
                        .verdict())
                .isEqualTo(Verdict.CORROBORATES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x" + VALUE, VALUE + "x", "other"})
    void dnsChange_shouldNotHold_whenTheRecordIsAnother(String text) {
        dns.with(LABEL, Type.TXT, text);

        assertThat(dnsChange()).isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void dnsChange_shouldBeNoAnswer_whenTheZoneIsBroken() {
        dns.with(LABEL, Type.TXT, VALUE).broken(LABEL);

        assertThat(dnsChange()).isEqualTo(Verdict.NO_ANSWER);
    }

    @Test
    void alias_shouldHold_whenTheChainLeadsToTheDomainOrBelowIt() {
        dns.with("www.example.co.jp", Type.CNAME, "edge.cdn.example.com.")
                .with("edge.cdn.example.com", Type.CNAME, "a.notcdn.example.net.");

        assertThat(look(new Probe.Alias("www.example.co.jp", "cdn.example.com")).verdict())
                .isEqualTo(Verdict.CORROBORATES);
        assertThat(look(new Probe.Alias("www.example.co.jp", "notcdn.example.net"))
                        .verdict())
                .isEqualTo(Verdict.CORROBORATES);
        assertThat(look(new Probe.Alias("www.example.co.jp", "cdn.example.net")).verdict())
                .isEqualTo(Verdict.CONTRADICTS);
        assertThat(look(new Probe.Alias("www.example.co.jp", "www.example.co.jp"))
                        .verdict())
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca.example; accounturi=acct:a1@ca.example",
                "CA.Example.JP;accounturi=acct:a1@ca.example",
                " ca.example ; accounturi = acct:a1@ca.example ",
                "ca.example; persistUntil=1795219200; accounturi=acct:a1@ca.example",
                "ca.example; accounturi=acct:a1@ca.example; policy=wildcard; unknown=",
                "ca.example; accounturi=acct:a1@ca.example; persistUntil=99999999999999999999",
            })
    void persistentRecord_shouldHold_whenItNamesUsAndTheAccount(String text) {
        assertThat(persistent(text)).isEqualTo(Verdict.CORROBORATES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca.example",
                "ca.example;",
                "accounturi=acct:a1@ca.example",
                "other.example; accounturi=acct:a1@ca.example",
                "ca.example; accounturi=acct:A1@ca.example",
                "ca.example; accounturi=acct:a1@ca.example; accounturi=acct:a1@ca.example",
                "ca.example; accounturi=acct:a1@ca.example;",
                "ca.example accounturi=acct:a1@ca.example",
                "-ca.example; accounturi=acct:a1@ca.example",
                "ca.example; accounturi=acct:a1@ca.example; persistUntil=",
                "ca.example; accounturi=acct:a1@ca.example; persistUntil=-1",
                "ca.example; accounturi=acct:a1@ca.example; persistUntil=2027-01-01",
                "ca.example; accounturi=acct:a1@ca.example; persistUntil=1795219200; persistUntil=1",
                "ca.example; accounturi=acct:a1@ca.example; two words",
            })
    void persistentRecord_shouldNotHold_whenItIsNotInTheFormOrNamesAnother(String text) {
        assertThat(persistent(text)).isEqualTo(Verdict.CONTRADICTS);
    }

    @ParameterizedTest
    @CsvSource({"1795219199, CONTRADICTS", "1795219200, CORROBORATES", "1795219201, CORROBORATES"})
    void persistentRecord_shouldHoldUntilItsEnd_whenItHasOne(long until, Verdict verdict) {
        assertThat(NOW.getEpochSecond()).isEqualTo(1_795_219_200L);
        assertThat(persistent("ca.example; accounturi=acct:a1@ca.example; persistUntil=" + until))
                .isEqualTo(verdict);
    }
}
