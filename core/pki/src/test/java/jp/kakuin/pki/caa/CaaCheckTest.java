package jp.kakuin.pki.caa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.ScriptedDns;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

/** SPEC D-7: a domain owner's "not this CA" must hold, and a broken DNS must never read as a yes. */
class CaaCheckTest {

    private static final String NAME = "www.shop.example.co.jp";
    private static final String ACCOUNT = "acct:4711@kakuin.jp";
    private final ScriptedDns dns = new ScriptedDns();

    private Sighting look(String name) {
        return new CaaCheck(dns)
                .look(new Probe.CaaPermission(name, Set.of("kakuin.jp", "ca.kakuin.jp"), "ca-tbr-7", ACCOUNT));
    }

    @Test
    void issue_shouldBePermitted_whenTheTreeHasNoRecords() {
        assertThat(look(NAME)).isEqualTo(new Sighting(Verdict.CORROBORATES, "no CAA records"));
        assertThat(dns.asked())
                .containsExactly(NAME + " CAA", "shop.example.co.jp CAA", "example.co.jp CAA", "co.jp CAA", "jp CAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"kakuin.jp\"",
                "0 issue \"ca.kakuin.jp\"",
                "0 issue \"KAKUIN.JP\"",
                "128 issue \"\t kakuin.jp \"",
                "0 issue \"kakuin.jp\\;\"",
                "0 issue \" kakuin.jp \\; account=1 \\; policy=ev\"",
                "0 issue \"kakuin.jp\\; empty=\"",
                "0 iodef \"mailto:a@example.co.jp\"",
                "128 iodef \"mailto:a@example.co.jp\"",
                "0 issuewild \"\\;\"",
                "0 issuewild \"other.jp\"",
                "0 unknown \"x\"",
                "64 unknown \"x\"",
                "128 issuemail \"\\;\"",
                "0 issuemail \"other.jp\"",
                "128 issuevmc \"\\;\"",
                "128 contactemail \"a@example.co.jp\"",
                "128 contactphone \"+81-3-1234-5678\""
            })
    void issue_shouldBePermitted_whenRecordsAllowUsOrSayNothingOfIt(String record) {
        dns.with(NAME, Type.CAA, record);
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CORROBORATES);
        assertThat(look(NAME).found()).startsWith(NAME + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"other.jp\"",
                "0 issue \"\\;\"",
                "0 issue \"\"",
                "0 issue \"\\; account=1\"",
                "0 issue \"evil.kakuin.jp\"",
                "0 issue \"kakuin.jp.evil.jp\"",
                "0 issue \"kakuin.jp.\"",
                "128 unknown \"x\"",
                "1 unknown \"x\"",
                "129 unknown \"x\"",
                // RFC 8659 4.2: what does not follow the grammar lets nobody issue.
                "0 issue \"kakuin.jp other.jp\"",
                "0 issue \"kakuin.jp\\; account\"",
                "0 issue \"kakuin.jp\\; a=1\\;\"",
                "0 issue \"kakuin.jp\\; a=b c\"",
                "0 issue \"kakuin.jp\\; ac_count=1\"",
                "0 issue \"kakuin.jp\\; =1\"",
                "0 issue \"kakuin.jp\\; a=\\233\"",
                "0 issue \"-kakuin.jp\"",
                "0 issue \"kakuin.jp\\000\"",
                "0 issue \"%%%%%\""
            })
    void issue_shouldBeForbidden_whenRecordsNameOthersOrAreBeyondUs(String record) {
        dns.with(NAME, Type.CAA, record);
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CONTRADICTS);
        assertThat(look(NAME).found()).startsWith(NAME + ": ");
    }

    @Test
    void unknownCriticalProperty_shouldForbid_whenWeAreNamedBesideIt() {
        dns.with(NAME, Type.CAA, "0 issue \"kakuin.jp\"", "128 future \"x\"");
        assertThat(look(NAME))
                .isEqualTo(new Sighting(
                        Verdict.CONTRADICTS,
                        NAME + ": 0 issue \"kakuin.jp\" / 128 future \"x\" [UNKNOWN_CRITICAL_PROPERTY]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CORROBORATES | accounturi=acct:4711@kakuin.jp",
                "CONTRADICTS  | accounturi=acct:4712@kakuin.jp",
                "CONTRADICTS  | accounturi=acct:4711@KAKUIN.jp",
                "CONTRADICTS  | accounturi=",
                "CONTRADICTS  | AccountURI=acct:4712@kakuin.jp",
                "CONTRADICTS  | accounturi=acct:4711@kakuin.jp\\; accounturi=acct:4711@kakuin.jp",
                "CORROBORATES | validationmethods=ca-tbr-7",
                "CORROBORATES | validationmethods=dns-01,ca-tbr-7",
                "CONTRADICTS  | validationmethods=ca-tbr-4",
                "CONTRADICTS  | validationmethods=ca-tbr-77",
                "CONTRADICTS  | validationmethods=dns-01",
                "CONTRADICTS  | validationmethods=",
                "CONTRADICTS  | validationmethods=CA-TBR-7",
                "CONTRADICTS  | validationmethods=ca-tbr-7\\; validationmethods=ca-tbr-7",
                "CORROBORATES | validationmethods=ca-tbr-7\\; accounturi=acct:4711@kakuin.jp\\; other=1",
                "CONTRADICTS  | validationmethods=ca-tbr-7\\; accounturi=acct:1@kakuin.jp",
            })
    void parameters_shouldNarrowThePermission_whenTheOwnerSetsThem(Verdict verdict, String parameters) {
        dns.with(NAME, Type.CAA, "0 issue \"kakuin.jp\\; " + parameters + "\"");
        assertThat(look(NAME).verdict()).isEqualTo(verdict);
        assertThat(look(NAME).found().endsWith(" [OTHER_ACCOUNT_OR_METHOD]")).isEqualTo(verdict == Verdict.CONTRADICTS);
    }

    @Test
    void permission_shouldStand_whenOneOfTwoRecordsForUsIsMet() {
        dns.with(
                NAME,
                Type.CAA,
                "0 issue \"kakuin.jp\\; validationmethods=ca-tbr-4\"",
                "0 issue \"kakuin.jp\\; validationmethods=ca-tbr-7\"",
                "0 issue \"other.jp\"");
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CORROBORATES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CORROBORATES | 0 issue \"kakuin.jp\"  | 0 iodef \"mailto:a@example.jp\"",
                "CONTRADICTS  | 0 issue \"other.jp\"   | 0 iodef \"mailto:a@example.jp\"",
                "CORROBORATES | 0 issue \"other.jp\"   | 0 issuewild \"kakuin.jp\"",
                "CONTRADICTS  | 0 issue \"kakuin.jp\"  | 0 issuewild \"other.jp\"",
                "CONTRADICTS  | 0 issue \"kakuin.jp\"  | 0 issuewild \"\\;\"",
                "CONTRADICTS  | 0 issue \"kakuin.jp\"  | 128 future \"x\""
            })
    void wildcard_shouldFollowItsOwnProperty_whenThereIsOne(Verdict verdict, String first, String second) {
        dns.with("example.co.jp", Type.CAA, first, second);
        assertThat(look("*.example.co.jp").verdict()).isEqualTo(verdict);
        assertThat(dns.asked()).containsOnly("example.co.jp CAA");
    }

    @Test
    void nearestRecords_shouldDecideAlone_whenAncestorsHaveSomeToo() {
        dns.with("shop.example.co.jp", Type.CAA, "0 issue \"other.jp\"", "0 issue \"kakuin.jp\"")
                .with("example.co.jp", Type.CAA, "0 issue \"other.jp\"");
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CORROBORATES);
        assertThat(look("example.co.jp"))
                .isEqualTo(new Sighting(Verdict.CONTRADICTS, "example.co.jp: 0 issue \"other.jp\" [OTHER_ISSUER]"));
    }

    @Test
    void topLevelDomain_shouldDecide_whenItHasRecords() {
        dns.with("jp", Type.CAA, "0 issue \"other.jp\"");
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void aliasTarget_shouldDecide_whenTheNameIsAnAlias() {
        dns.with(NAME, Type.CAA, List.of("cdn.other.jp"), "0 issue \"other.jp\"");
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void missingNames_shouldNotStopTheIssue_unlessTheTopLevelDomainItselfIsMissing() {
        dns.without(NAME, Type.CAA).without("shop.example.co.jp", Type.CAA);
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CORROBORATES);
        dns.without("jp", Type.CAA);
        assertThat(look(NAME)).isEqualTo(new Sighting(Verdict.CONTRADICTS, "jp:  [NO_SUCH_TOP_LEVEL_DOMAIN]"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BOGUS", "UNKNOWN"})
    void failure_shouldNeverPermit_whereverInTheTreeItIs(Security security) {
        dns.failing("co.jp", Type.CAA, security, "SERVFAIL");
        assertThat(look(NAME))
                .isEqualTo(new Sighting(Verdict.NO_ANSWER, "CAA of co.jp: FAILURE (" + security + ": SERVFAIL)"));
    }

    @Test
    void recordsBelowAFailure_shouldDecide_becauseTheClimbEndsThere() {
        dns.with("example.co.jp", Type.CAA, "0 issue \"kakuin.jp\"").failing("jp", Type.CAA, Security.BOGUS, "");
        assertThat(look(NAME).verdict()).isEqualTo(Verdict.CORROBORATES);
    }
}
