package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.aws.http.RequestCode;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.draft.DraftCode;
import jp.kakuin.highrisk.HighRiskCode;
import jp.kakuin.order.ApplicationCode;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.csr.CsrCode;
import jp.kakuin.pki.name.NameCode;
import jp.kakuin.problem.ProblemCode;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Sentences;
import jp.kakuin.revocation.RevocationCode;
import jp.kakuin.upload.UploadCode;
import jp.kakuin.vetting.LinkCode;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Holds docs/api to template.yaml and the code: who writes a client from it must find every route, field, choice and code. */
class OpenApiTest {

    private static final Path ROOT = Path.of("..");
    private static final Path CODE_LIST = ROOT.resolve("docs/api/codes.md");
    private static final Map<String, Object> API = api();

    /** Where the records are that a schema's name names: {@code OrderView.CheckView} is a nested one. */
    private static final List<String> PACKAGES = List.of(
            "aws.http audit catalogue compromise csr flow highrisk mail order problem revocation upload validation vetting"
                    .split(" "));

    /** Schemas of plain text. */
    private static final Set<String> PLAIN = Set.of("Code", "OrderId", "Telephone", "VerificationCode");

    private static final Map<Type, Map<String, String>> BASIC = Map.of(
            String.class, Map.of("type", "string"),
            URI.class, Map.of("type", "string", "format", "uri"),
            Instant.class, Map.of("type", "string", "format", "date-time"),
            LocalDate.class, Map.of("type", "string", "format", "date"),
            boolean.class, Map.of("type", "boolean"),
            Boolean.class, Map.of("type", "boolean"),
            int.class, Map.of("type", "integer"),
            Integer.class, Map.of("type", "integer"),
            long.class, Map.of("type", "integer", "format", "int64"),
            Long.class, Map.of("type", "integer", "format", "int64"));

    /** The step codes of the flow are not among them: they are never shown outside. */
    private static final Map<String, Class<? extends Enum<?>>> CODES = codes();

    private static Map<String, Class<? extends Enum<?>>> codes() {
        var all = new LinkedHashMap<String, Class<? extends Enum<?>>>();
        all.put("Requests", RequestCode.class);
        all.put("Applications", ApplicationCode.class);
        all.put("CSRs", CsrCode.class);
        all.put("Names", NameCode.class);
        all.put("Orders", OrderCode.class);
        all.put("Links", LinkCode.class);
        all.put("Vetting", VettingCode.class);
        all.put("Uploads", UploadCode.class);
        all.put("Drafts", DraftCode.class);
        all.put("Compromised keys", CompromiseCode.class);
        all.put("High-risk list", HighRiskCode.class);
        all.put("Revocation", RevocationCode.class);
        all.put("Problem reports", ProblemCode.class);
        return all;
    }

    @Test
    void routes_shouldBeDescribed_whenTheTemplateServesThem() throws IOException {
        var described = new TreeMap<String, String>();
        at("paths")
                .forEach((path, methods) -> map(methods)
                        .forEach((method, operation) -> described.put(
                                method.toUpperCase(Locale.ROOT) + " " + path,
                                map(operation).get("x-function").toString())));
        assertThat(described).isEqualTo(routes());
    }

    @Test
    void codes_shouldBeListed_whenCallersMayMeetThem() throws IOException {
        var shown = CODES.values().stream()
                .flatMap(codes -> constants(codes).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        shown.addAll(gatewayCodes());
        assertThat(texts(map(schemas().get("Code")).get("enum"))).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void codeList_shouldSayWhatCallersAreTold_whenASentenceChanges() throws IOException {
        var list = codeList();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CODE_LIST, list);
        }
        assertThat(list)
                .as("%s (if the change is wanted: -Dgolden.update=true)", CODE_LIST)
                .isEqualTo(Files.readString(CODE_LIST));
    }

    @Test
    void sample_shouldBeTheOneThatIsShown_andAcceptTheTermsInForce() throws IOException {
        var sample = new ObjectMapper()
                .readValue(ROOT.resolve("docs/api/ov-application.json").toFile(), Map.class);
        assertThat(at("paths", "/orders", "post", "requestBody", "content", "application/json", "example"))
                .isEqualTo(sample);
        assertThat(map(sample.get("terms")))
                .containsEntry("version", CatalogueFile.read().terms().version())
                .containsEntry("sha256", CatalogueFile.read().terms().sha256());
    }

    static Stream<String> described() {
        return schemas().keySet().stream().filter(name -> !PLAIN.contains(name));
    }

    @ParameterizedTest
    @MethodSource("described")
    void schema_shouldFitItsType_whenFieldsComeAndGo(String name) {
        var schema = map(schemas().get(name));
        var type = type(name);
        if (type.isEnum()) {
            assertThat(texts(schema.get("enum"))).isEqualTo(constants(type));
            return;
        }
        var fields = type.getRecordComponents();
        assertThat(map(schema.get("properties")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(fields).map(RecordComponent::getName).toList());
        for (var field : fields) {
            var described = map(map(schema.get("properties")).get(field.getName()));
            assertThat(fits(described, field.getGenericType()))
                    .as("%s %s: %s", field.getGenericType(), field.getName(), described)
                    .isTrue();
        }
        // What a form must have is for the rules to say; what an answer always has, its record does.
        if (!Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            assertThat(texts(schema.get("required")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(fields)
                            .filter(field -> field.getType() != Optional.class)
                            .map(RecordComponent::getName)
                            .toList());
        }
    }

    private static boolean fits(Map<String, Object> schema, Type type) {
        if (type instanceof ParameterizedType generic) {
            return fitsGeneric(schema, generic);
        }
        var reference = String.valueOf(schema.get("$ref")).replace("#/components/schemas/", "");
        if (type == String.class && schema.containsKey("$ref")) {
            return PLAIN.contains(reference) || type(reference).isEnum();
        }
        return BASIC.containsKey(type)
                ? schema.entrySet().containsAll(BASIC.get(type).entrySet())
                : !PLAIN.contains(reference) && type(reference) == type
                        || type == OrderId.class && reference.equals("OrderId");
    }

    private static boolean fitsGeneric(Map<String, Object> schema, ParameterizedType type) {
        var inner = type.getActualTypeArguments()[0];
        var raw = type.getRawType();
        if (raw == Optional.class) {
            return fits(schema, inner);
        }
        return raw == Map.class
                ? "object".equals(schema.get("type")) && schema.containsKey("additionalProperties")
                : "array".equals(schema.get("type")) && fits(map(schema.get("items")), inner);
    }

    private static Class<?> type(String schema) {
        for (var place : PACKAGES) {
            try {
                return Class.forName("jp.kakuin." + place + "." + schema.replace('.', '$'));
            } catch (ClassNotFoundException elsewhere) {
                // The next package may have it.
            }
        }
        throw new AssertionError("no record or enum for the schema " + schema);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /** By method and path the function that serves it. */
    private static Map<String, String> routes() throws IOException {
        var found = new TreeMap<String, String>();
        var function = "";
        var name = Pattern.compile("FunctionName: !Sub '\\$\\{AWS::StackName}-([a-z-]+)'");
        var route = Pattern.compile("Type: Api,.* Path: '?(/[^\\s',]*)'?, Method: ([A-Z]+)");
        for (var line : Files.readAllLines(ROOT.resolve("template.yaml"))) {
            var named = name.matcher(line);
            function = named.find() ? named.group(1) : function;
            // OCSP describes itself (RFC 6960).
            var routed = route.matcher(line.contains("!Ref OcspApi") ? "" : line);
            if (routed.find()) {
                found.put(routed.group(2) + " " + routed.group(1), function);
            }
        }
        return found;
    }

    /** What API Gateway answers by itself. */
    private static Set<String> gatewayCodes() throws IOException {
        return Pattern.compile("\"code\": \"([A-Z_]+)\"")
                .matcher(Files.readString(ROOT.resolve("template.yaml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String codeList() throws IOException {
        var text = new StringBuilder("""
                # Refusal codes

                Each is stable: a code is never renamed or given another meaning. `{…}` stands for a value. Written from the code by
                `OpenApiTest`; a change of a sentence shows here.

                Two codes come from API Gateway and not from a function: `REQUEST_BLOCKED` (403, the request was blocked before it
                arrived) and `TOO_MANY_REQUESTS` (429). It also answers `ROUTE_NOT_FOUND`, `BODY_TOO_LARGE` and `INTERNAL_FAULT`.
                """);
        CODES.forEach((heading, codes) -> {
            text.append("\n## %s\n\n| Code | Rule | Japanese | English |\n|---|---|---|---|\n".formatted(heading));
            for (var constant : codes.getEnumConstants()) {
                var code = (Code) constant;
                text.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                code.name(),
                                code.rule(),
                                cell(Sentences.pattern(code, Locale.JAPANESE)),
                                cell(Sentences.pattern(code, Locale.ENGLISH))));
            }
        });
        return text.toString();
    }

    private static String cell(String sentence) {
        return sentence.replace("|", "\\|").replace("*", "\\*");
    }

    private static Map<String, Object> schemas() {
        return at("components", "schemas");
    }

    private static Map<String, Object> at(String... path) {
        var place = API;
        for (var step : path) {
            place = map(place.get(step));
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object node) {
        return (List<String>) node;
    }

    private static Map<String, Object> api() {
        try {
            return new Yaml().load(Files.readString(ROOT.resolve("docs/api/openapi.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
