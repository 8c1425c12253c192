package jp.kakuin.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What Lambda unpacks beside a function: each jar once, small enough, and no mail or PDF code near the CA key. */
class LayersTest {

    private static final List<String> LAYERS = List.of("runtime", "pki", "documents");
    private static final long LARGEST_UPLOAD = 50_000_000;

    @Test
    void jar_shouldBeInOneLayerOnly_whenFunctionsStackLayers() throws IOException {
        var layerOf = new HashMap<String, String>();
        for (String layer : LAYERS) {
            for (String artifact : artifacts(layer)) {
                assertThat(layerOf.put(artifact, layer))
                        .as("the other layer with %s, beside %s", artifact, layer)
                        .isNull();
            }
        }
    }

    @Test
    void layer_shouldBeUploadable_whenDeployed() throws IOException {
        for (String layer : LAYERS) {
            assertThat(Files.size(zip(layer))).as(layer).isLessThan(LARGEST_UPLOAD);
        }
    }

    @Test
    void runtime_shouldBringOneHttpClientOnly_whenFunctionsStartCold() throws IOException {
        assertThat(artifacts("runtime"))
                .contains("kakuin-domain", "kakuin-aws", "url-connection-client")
                .noneMatch(artifact -> artifact.startsWith("netty") || artifact.contains("apache-client"));
    }

    /** issue-certificate has runtime and pki alone: nothing that parses mail or pages runs where the CA key may be used. */
    @Test
    void issuance_shouldCarryNoMailOrPdfCode_whenItUsesTheCaKey() throws IOException {
        assertThat(artifacts("pki")).contains("kakuin-pki", "bcpkix-jdk18on", "dnsjava");
        assertThat(artifacts("documents")).contains("kakuin-documents", "angus-mail", "openhtmltopdf-pdfbox");
        for (String layer : List.of("runtime", "pki")) {
            assertThat(artifacts(layer)).as(layer).noneMatch(artifact -> artifact.matches(".*(mail|pdf|documents).*"));
        }
    }

    /** Names of the jars without their versions: two versions of one jar are twice the same. */
    private static List<String> artifacts(String layer) throws IOException {
        try (var zip = new ZipFile(zip(layer).toFile())) {
            return zip.stream()
                    .map(entry -> Path.of(entry.getName()).getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("-\\d[^-]*(-SNAPSHOT|-jre)?\\.jar$", ""))
                    .toList();
        }
    }

    private static Path zip(String layer) {
        return Path.of("..", layer, "target", layer + ".zip");
    }
}
