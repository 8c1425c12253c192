package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.RefusedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One name in six places: who knows a step's name finds its code, test data, resource and state without searching. */
class NamesTest {

    private static final Path ROOT = EventFile.root();
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_HANDLER = 60;
    private static final int MOST_RESOURCES = 460;

    static Set<String> functions() {
        return Functions.all();
    }

    static Set<String> inJava() {
        return Functions.inJava();
    }

    static Stream<String> inPython() {
        return functions().stream().filter(function -> !inJava().contains(function));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void module_shouldBeFound_whenOnlyTheFunctionIsKnown(String function) throws IOException {
        assertThat(read("functions/" + function + "/pom.xml"))
                .contains("<artifactId>" + function + "</artifactId>\n</project>");
        assertThat(read("functions/pom.xml")).contains("<module>" + function + "</module>");
        assertThat(read("local/pom.xml")).contains("<artifactId>" + function + "</artifactId>");
    }

    /** Who moves the clock to see something happen waits for the next quarter of an hour, or in vain. */
    @Test
    void everySchedule_shouldBeStarted_whenTheClockIsMoved() throws IOException {
        var scheduled = Pattern.compile("Name: !Sub '\\$\\{AWS::StackName}-([a-z-]+)'\n +(?:#.*\n +)*RoleArn:")
                .matcher(read("template.yaml"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(scheduled)
                .containsAll(LocalSystem.SCHEDULED)
                .hasSize(LocalSystem.SCHEDULED.size() + 2)
                .contains("publish-crl", "renewal-run");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void resource_shouldBeFound_whenOnlyTheFunctionIsKnown(String function) throws IOException {
        var template = templates().stream()
                .filter(each ->
                        each.functions().stream().anyMatch(known -> known.name().equals(function)))
                .findFirst()
                .orElseThrow();
        assertThat(template.functions())
                .filteredOn(resource -> resource.name().equals(function))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.logicalId()).isEqualTo(Functions.useCase(function) + "Function");
                    assertThat(resource.handlerClass())
                            .isEqualTo(
                                    resource.isPython()
                                            ? function.replace('-', '_') + ".handle"
                                            : Functions.handlerClass(function));
                    assertThat(resource.handlerMethod()).isEqualTo("handleRequest");
                });
        assertThat(template.localFiles())
                .contains(ROOT.resolve("functions/" + function + "/target/" + function + ".jar"));
    }

    @Test
    void everyResource_shouldHaveItsFolder_whenItIsAFunction() throws IOException {
        assertThat(templates().stream().flatMap(template -> template.functions().stream()))
                .extracting(FunctionDeclaration::name)
                .containsExactlyInAnyOrderElementsOf(functions());
    }

    private static List<TemplateFile> templates() throws IOException {
        return List.of(
                TemplateFile.read(ROOT.resolve("template.yaml")), TemplateFile.read(ROOT.resolve("perspective.yaml")));
    }

    @ParameterizedTest
    @MethodSource("inPython")
    void pythonCode_shouldBeFound_whenOnlyTheFunctionIsKnown(String function) {
        var module = function.replace('-', '_');
        assertThat(ROOT.resolve("functions/" + function + "/src/main/resources/" + module + ".py"))
                .isRegularFile();
        assertThat(ROOT.resolve("functions/" + function + "/src/test/python/test_" + module + ".py"))
                .isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("inJava")
    void useCase_shouldBeFound_whenOnlyTheFunctionIsKnown(String function) throws Exception {
        var useCase = Functions.useCase(function);
        assertThat(Class.forName(Functions.handlerClass(function)).getDeclaredFields())
                .filteredOn(field -> field.getType().getSimpleName().equals(useCase))
                .singleElement()
                .satisfies(field -> assertThat(ROOT.resolve("core/domain/src/main/java/"
                                + field.getType().getName().replace('.', '/') + ".java"))
                        .isRegularFile());
        assertThat(ROOT.resolve(
                        "functions/" + function + "/src/test/java/jp/kakuin/functions/" + useCase + "HandlerTest.java"))
                .isRegularFile();
    }

    @Test
    void everyFunction_shouldHaveAnEvent_whenSomebodyWantsToTryIt() {
        var withEvent = Stream.of("ov-order", "ev-order", "side-paths")
                .flatMap(story -> EventFile.of(story).stream())
                .map(EventFile::function)
                .collect(Collectors.toSet());
        assertThat(withEvent).containsAll(functions());
        assertThat(RefusedCase.all())
                .allSatisfy(refused -> assertThat(functions()).contains(refused.function()));
    }

    @Test
    void state_shouldBeNamedAsItsFunction_whenItCallsOne() throws IOException {
        statesByFunction().forEach((function, states) -> {
            assertThat(functions()).contains(function);
            if (states.size() == 1) {
                assertThat(Functions.ofState(states.iterator().next())).isEqualTo(function);
            } else {
                assertThat(states).allSatisfy(state -> {
                    assertThat(first(Functions.ofState(state))).isEqualTo(first(function));
                    assertThat(last(Functions.ofState(state))).isEqualTo(last(function));
                });
            }
        });
    }

    @Test
    void stateNames_shouldReadWell_whenSomebodyWatchesAnExecution() throws IOException {
        for (var machine : machines()) {
            machine.path("States").properties().forEach(entry -> {
                assertThat(entry.getKey().split(" ")).allMatch(word -> Character.isUpperCase(word.charAt(0)));
                assertThat(entry.getKey().endsWith("?"))
                        .as(entry.getKey() + " asks a question if and only if it is a Choice")
                        .isEqualTo(entry.getValue().path("Type").asText().equals("Choice"));
            });
        }
    }

    @Test
    void file_shouldBeReadAtOneSitting_whenItIsNotAmongTheDecisions() throws IOException {
        var decisions = ROOT.resolve("docs/decisions.md");
        var allowed = Files.exists(decisions) ? Files.readString(decisions) : "";
        assertThat(javaFiles(file -> lines(file) > LONGEST_FILE))
                .filteredOn(file -> !allowed.contains(file.getFileName().toString()))
                .isEmpty();
    }

    @Test
    void handler_shouldOnlyDecodeCallAndEncode_whenRulesBelongToTheUseCase() throws IOException {
        assertThat(javaFiles(file -> file.toString().endsWith("Handler.java")
                        && file.startsWith(ROOT.resolve("functions"))
                        && lines(file) > LONGEST_HANDLER))
                .isEmpty();
    }

    @Test
    void tests_shouldNotSleep_whenAClockCanBeMoved() throws IOException {
        var sleep = "Thread" + ".sleep";
        assertThat(javaFiles(file -> file.toString().contains("/src/test/")
                        && Functions.text(file).contains(sleep)))
                .isEmpty();
    }

    // What the SAM transform makes of each resource; CloudFormation stops at 500.
    @Test
    void stack_shouldStayDeployable_whenFunctionsAreAdded() throws IOException {
        var text = read("template.yaml");
        var resources = text.substring(text.indexOf("\nResources:"));
        var declared = count(resources, "(?m)^  [A-Za-z0-9]+:$");
        var functions = count(resources, "Type: AWS::Serverless::Function\\b");
        // A permission for a route, a schedule for a schedule.
        var events = count(resources, "Type: (Api|ScheduleV2|Schedule)\\b");
        var apis = count(resources, "Type: AWS::Serverless::Api\\b");
        assertThat(declared + functions * 2 + events + apis * 2).isLessThan(MOST_RESOURCES);
    }

    private static long count(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern).matcher(text).results().count();
    }

    private static Map<String, Set<String>> statesByFunction() throws IOException {
        var all = new TreeMap<String, Set<String>>();
        for (var machine : machines()) {
            machine.path("States").properties().forEach(entry -> {
                var called =
                        entry.getValue().path("Arguments").path("FunctionName").asText();
                if (!called.isEmpty()) {
                    var useCase = called.substring(2, called.length() - "Function}".length());
                    all.computeIfAbsent(folder(useCase), f -> new LinkedHashSet<>())
                            .add(entry.getKey());
                }
            });
        }
        return all;
    }

    private static String folder(String useCase) {
        return useCase.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** The machines, and the machines within their branches and maps. */
    private static List<JsonNode> machines() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("statemachines"))) {
            return files.filter(file -> file.toString().endsWith(".asl.json"))
                    .map(Functions::json)
                    .flatMap(NamesTest::withInner)
                    .toList();
        }
    }

    private static Stream<JsonNode> withInner(JsonNode machine) {
        return Stream.concat(
                Stream.of(machine),
                machine.path("States").properties().stream()
                        .flatMap(entry -> Stream.concat(
                                entry.getValue().path("Branches").valueStream(),
                                Stream.of(entry.getValue().path("ItemProcessor"))))
                        .filter(JsonNode::isObject)
                        .flatMap(NamesTest::withInner));
    }

    private static String first(String name) {
        return name.split("-")[0];
    }

    private static String last(String name) {
        return Arrays.asList(name.split("-")).getLast();
    }

    private static Set<Path> javaFiles(Predicate<Path> wanted) throws IOException {
        var all = new TreeSet<Path>();
        for (var folder : List.of("core", "functions", "layers", "local", "bench")) {
            if (Files.isDirectory(ROOT.resolve(folder))) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("/target/"))
                            .filter(wanted)
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static long lines(Path file) {
        return Functions.text(file).lines().count();
    }

    private static String read(String path) {
        return Functions.text(ROOT.resolve(path));
    }
}
