package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.kakuin.local.LocalSystem;
import jp.kakuin.local.WiredHandlers;
import jp.kakuin.local.Workplace;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.emulator.ChosenEmulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.Layer;

/** The system as AWS SAM CLI builds, deploys, updates and deletes it: the real template with the jars and layers that Maven built. */
@Timeout(480)
class SamJourneyTest {

    private static final String EVENT = "events/ov-order/03-validate-csr.json";

    /** Made by {@code ./kakuin test}; a plain {@code ./mvnw verify} may lack it. */
    @BeforeAll
    static void demandSam() {
        var demanded = "1".equals(System.getenv("KAKUIN_REQUIRE_SAM"));
        assumeTrue(
                demanded || SamCli.isInstalled(),
                "Skipped: AWS SAM CLI is not in local/sam/.venv, ./kakuin test installs it");
    }

    @Test
    @Tag("every-emulator")
    void stackThatSamDeployed_shouldTakeAnOrderThroughItsUpdates_andBeTakenAwayBySam() throws Exception {
        var workplace = workFolder("sam");
        var sam = new SamCli(workplace);
        LocalSystem.Deployer bySam = (deployment, template, parameters) -> {
            if (ChosenEmulator.get() == ChosenEmulator.MINISTACK) {
                // Asks no emulator: once is enough.
                assertThat(sam.run("validate", "--lint").orFail().text()).contains("is a valid SAM Template");
            }
            sam.build();
            sam.deploy(parameters);
            return deployment.outputs();
        };
        try (var system = LocalSystem.start(workplace, false, WiredHandlers::new, ChosenEmulator.kind(), bySam);
                var suite = new EmbeddedSuite(workplace)) {
            assertDeployedAsBuilt(system);
            suite.openOffice();
            var story = OrderStory.ov(suite, "sam").apply();
            story.driveUntil("final-review");
            if (ChosenEmulator.get() == ChosenEmulator.MINISTACK) {
                // LocalStack cannot move an alias.
                changeALayer(system, sam, workplace);
                changeAParameter(system, sam);
            }
            assertThat(story.drive().path("status").asText()).isEqualTo("CLOSED");
            story.awaitAttempts(Map.of(1, "SUCCEEDED"));
            story.expectMails(Mails.ofOvOrder());
            if (ChosenEmulator.get() == ChosenEmulator.MINISTACK) {
                assertThat(story.mailsTo("keiri").getFirst().text())
                        .as("the changed parameter, in the invoice's mail")
                        .contains("new-support@");
            }
            sam.delete();
            assertGone(system);
        }
    }

    /** Without a container engine it comes as far as this: the function's name and the event's JSON are looked at inside the container. */
    @Test
    void localInvoke_shouldLackNothingButAContainerEngine_whenItIsGivenAnEvent() throws Exception {
        var sam = new SamCli(workFolder("sam-invoke"));

        var said = sam.run("local", "invoke", "ValidateCsrFunction", "-e", EVENT);
        var mistyped = sam.run("local", "invoke", "ValidateCsrFunction", "-e", "events/no-such-event.json");

        assertThat(said.text()).contains("requires a container runtime");
        assertThat(mistyped.text()).contains("No such file");
    }

    /** Layers of its own, so that one can be changed. SAM looks for what it builds beside the template, and follows its link. */
    private static Workplace workFolder(String name) throws IOException {
        var workplace = WorkFolder.fresh(name);
        var layers = workplace.root().resolve("layers");
        var built = layers.toRealPath();
        Files.delete(layers);
        for (var layer : List.of("runtime", "pki", "documents")) {
            var folder = Files.createDirectories(layers.resolve(layer).resolve("target"));
            Files.createSymbolicLink(
                    folder.resolve(layer + ".zip"), built.resolve(layer + "/target/" + layer + ".zip"));
        }
        Files.delete(workplace.template());
        Files.copy(built.resolveSibling("template.yaml"), workplace.template());
        for (var file : List.of("samconfig.toml", "events")) {
            Files.createSymbolicLink(workplace.root().resolve(file), built.resolveSibling(file));
        }
        return workplace;
    }

    private static void assertDeployedAsBuilt(LocalSystem system) throws Exception {
        for (var function : TemplateFile.read(system.workplace().template()).functions()) {
            var jar = system.workplace()
                    .root()
                    .resolve("functions/" + function.name() + "/target/" + function.name() + ".jar");
            assertThat(live(system, function.name()).codeSha256())
                    .as(function.name())
                    .isEqualTo(sha256(jar));
        }
    }

    private static String sha256(Path file) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** DESIGN 4: a layer that changed is a new version of the functions that have it, and of no other. */
    private static void changeALayer(LocalSystem system, SamCli sam, Workplace workplace) throws IOException {
        var before = versions(system);
        withOneFileMore(workplace.root().resolve("layers/pki/target/pki.zip"));
        sam.build();
        sam.deploy(Map.of());
        var after = versions(system);
        assertThat(after).isNotEqualTo(before);
        before.forEach((function, version) -> assertThat(after.get(function))
                .as(function)
                .isEqualTo(hasLayer(system, function, "pki") ? version + 1 : version));
    }

    private static void withOneFileMore(Path layer) throws IOException {
        var copy = layer.resolveSibling("changed.zip");
        try (var from = new ZipInputStream(Files.newInputStream(layer));
                var to = new ZipOutputStream(Files.newOutputStream(copy))) {
            to.setLevel(1);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
            to.putNextEntry(new ZipEntry("changed.txt"));
            to.write("changed".getBytes(StandardCharsets.US_ASCII));
        }
        Files.delete(layer);
        Files.move(copy, layer);
    }

    /** A parameter is seen by each function at its next call, in a version of its own, while the version before keeps its value. */
    private static void changeAParameter(LocalSystem system, SamCli sam) throws IOException {
        var before = versions(system);
        sam.deploy(Map.of("SupportMail", "new-support@mail.kakuin.example.co.jp"));
        // The linter takes nothing from parameters.
        versions(system)
                .forEach((function, version) -> assertThat(version)
                        .as(function)
                        .isEqualTo(before.get(function) + (function.equals("lint-certificate") ? 0 : 1)));
        assertThat(variable(system, "send-invoice", before.get("send-invoice"))).startsWith("support@");
        assertThat(variable(system, "send-invoice", before.get("send-invoice") + 1))
                .startsWith("new-support@");
    }

    private static String variable(LocalSystem system, String function, int version) {
        try (var lambda = system.aws().lambda()) {
            return lambda.getFunctionConfiguration(get ->
                            get.functionName(LocalSystem.STACK + "-" + function).qualifier(String.valueOf(version)))
                    .environment()
                    .variables()
                    .get("SUPPORT_MAIL");
        }
    }

    /** The version that the alias of each function names. */
    private static Map<String, Integer> versions(LocalSystem system) {
        try (var lambda = system.aws().lambda()) {
            return lambda.listFunctionsPaginator().functions().stream()
                    .map(FunctionConfiguration::functionName)
                    .map(name -> name.substring(LocalSystem.STACK.length() + 1))
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> Integer.valueOf(live(system, name).version()),
                            (one, same) -> one,
                            TreeMap::new));
        }
    }

    private static boolean hasLayer(LocalSystem system, String function, String layer) {
        return live(system, function).layers().stream()
                .map(Layer::arn)
                .anyMatch(arn -> arn.contains(":" + LocalSystem.STACK + "-" + layer + ":"));
    }

    /** LocalStack does not take an alias for a version, so it is looked up. */
    private static GetFunctionConfigurationResponse live(LocalSystem system, String function) {
        var name = LocalSystem.STACK + "-" + function;
        try (var lambda = system.aws().lambda()) {
            var version =
                    lambda.getAlias(get -> get.functionName(name).name("live")).functionVersion();
            return lambda.getFunctionConfiguration(get -> get.functionName(name).qualifier(version));
        }
    }

    /** What orders and keys are in stays: a stack that is deleted by mistake loses no order. */
    private static void assertGone(LocalSystem system) {
        try (var stacks = system.aws().cloudFormation()) {
            assertThat(stacks.describeStacks().stacks().stream()
                            .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
                            .map(stack -> stack.stackName()))
                    .doesNotContain(LocalSystem.STACK);
        } catch (CloudFormationException none) {
            assertThat(none).hasMessageContaining("does not exist");
        }
        try (var s3 = system.aws().s3();
                var kms = system.aws().kms()) {
            assertThat(s3.listBuckets().buckets().stream().map(bucket -> bucket.name()))
                    .contains(system.outputs().get("CaBucket"), system.outputs().get("DocumentsBucket"));
            for (var key : system.outputs().get("CaKeyIds").split(",")) {
                assertThat(kms.describeKey(describe -> describe.keyId(key))
                                .keyMetadata()
                                .keyStateAsString())
                        .isEqualTo("Enabled");
            }
        }
    }
}
