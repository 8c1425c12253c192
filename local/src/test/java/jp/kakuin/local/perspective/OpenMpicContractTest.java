package jp.kakuin.local.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kakuin.aws.perspective.OpenMpicApi;
import jp.kakuin.local.dns.ZoneAnswers;
import jp.kakuin.local.dns.ZoneKey;
import jp.kakuin.local.dns.ZoneServer;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our requests and Open MPIC's own coordinator and checkers, version 6.5.0, understand each other. Runs where {@code KAKUIN_OPEN_MPIC} names a Python that has
 * the requirements of {@code src/test/open-mpic}; {@code OpenMpicApiTest} holds the form of both sides everywhere.
 */
class OpenMpicContractTest {

    private static final Set<String> NAMES = Set.copyOf(RemotePlaces.REGIONS);
    private static final String VALUE = "k7qzk7qzk7qzk7qzk7qzk7qzk7qz";
    private static final String RECORDS = """
            _kakuin IN TXT "%1$s"
            _other IN CNAME %1$s.dcv.ca.example.
            _validation-persist IN TXT "ca.example; accounturi=acct:a1@ca.example"
            www IN CAA 0 issue "other.example"
            """.formatted(VALUE);

    @TempDir
    static Path folder;

    private static ZoneServer names;
    private static Process service;
    private static String port;
    private static OpenMpicApi api;

    @BeforeAll
    static void start() throws IOException {
        var python = System.getenv("KAKUIN_OPEN_MPIC");
        assumeTrue(python != null, "Skipped: KAKUIN_OPEN_MPIC names no Python with open-mpic-core");
        var zone = folder.resolve("zone.db");
        names = new ZoneServer(0, ZoneAnswers.from(zone, ZoneKey.open(folder.resolve("zone.key"), Clock.systemUTC())))
                .start();
        Files.writeString(zone, Files.readString(zone) + "\n" + RECORDS);
        service = new ProcessBuilder(
                        python,
                        EventFile.root()
                                .resolve("local/src/test/open-mpic/serve.py")
                                .toString(),
                        Integer.toString(names.port()))
                .redirectError(folder.resolve("service.log").toFile())
                .start();
        var said = new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        port = said.readLine();
        api = api("the-key");
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.destroy();
            names.close();
        }
    }

    @Test
    void caa_shouldPermitOrForbid_asEveryPerspectiveSeesIt() {
        expect(Verdict.CORROBORATES, caa("secure.example.co.jp", "kakuin.example.co.jp"));
        expect(Verdict.CORROBORATES, caa("shop.example.co.jp", "kakuin.example.co.jp"));
        expect(Verdict.CONTRADICTS, caa("www.example.co.jp", "kakuin.example.co.jp"));
        assertThat(api.look(caa("www.example.co.jp", "kakuin.example.co.jp"))
                        .get("us-west-2")
                        .found())
                .contains("other.example");
    }

    @Test
    void randomValue_shouldBeFoundInTextOrAlias_andNowhereElse() {
        expect(Verdict.CORROBORATES, new Probe.DnsChange("example.co.jp", "_kakuin.example.co.jp", VALUE));
        expect(Verdict.CORROBORATES, new Probe.DnsChange("example.co.jp", "_other.example.co.jp", VALUE));
        expect(Verdict.CONTRADICTS, new Probe.DnsChange("example.co.jp", "_kakuin.example.co.jp", "another"));
        expect(Verdict.CONTRADICTS, new Probe.DnsChange("example.co.jp", "_absent.example.co.jp", VALUE));
    }

    @Test
    void persistentRecord_shouldCount_forItsOwnAccountAlone() {
        expect(Verdict.CORROBORATES, persistent("acct:a1@ca.example"));
        expect(Verdict.CONTRADICTS, persistent("acct:a2@ca.example"));
    }

    @Test
    void wrongKey_shouldEndInAFault() {
        var stranger = api("another-key");

        assertThatThrownBy(() -> stranger.look(persistent("acct:a1@ca.example")))
                .hasMessageContaining("403");
    }

    private static Probe caa(String name, String issuer) {
        return new Probe.CaaPermission(name, Set.of(issuer), "ca-tbr-7", "acct:a1@ca.example");
    }

    private static Probe persistent(String account) {
        return new Probe.PersistentRecord("example.co.jp", Set.of("ca.example"), account, Instant.EPOCH);
    }

    private static void expect(Verdict verdict, Probe probe) {
        assertThat(api.look(probe))
                .as(probe.toString())
                .containsOnlyKeys(NAMES)
                .allSatisfy((place, sighting) ->
                        assertThat(sighting.verdict()).as(sighting.found()).isEqualTo(verdict));
    }

    private static OpenMpicApi api(String key) {
        return new OpenMpicApi(URI.create("http://127.0.0.1:" + port), () -> key, NAMES, Duration.ofSeconds(20));
    }
}
