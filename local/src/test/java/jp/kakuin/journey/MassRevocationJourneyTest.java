package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.drill.DrillPlace;
import jp.kakuin.local.drill.MassRevocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPEC X-4, BR 5.7.1.2: the drill itself, small. On the day on which all of a kind must go, something on the way does not do what it says. */
@Journey
class MassRevocationJourneyTest {

    private final Suite suite;

    @TempDir
    private Path folder;

    MassRevocationJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void drill_shouldEndWithEveryCertificateOnItsCrlAndRevokedByOcsp_whenAListIsSent() throws Exception {
        var said = new ByteArrayOutputStream();
        var place = new DrillPlace(
                new ApiClient(suite.api()),
                suite.mailbox(),
                URI.create(suite.api().toString().replaceFirst("/v1$", "")),
                Map.of("sato", suite.staffToken("sato"), "suzuki", suite.staffToken("suzuki")),
                suite.clock(),
                suite::run,
                folder);

        var code = new MassRevocation(place, new PrintStream(said, true, StandardCharsets.UTF_8)).run(3);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Revoked: 3 of 3 by OCSP and CRL, 0 before.");
        assertThat(code).isZero();
    }
}
