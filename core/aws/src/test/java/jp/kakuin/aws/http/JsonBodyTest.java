package jp.kakuin.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    public enum Colour {
        RED,
        BLUE
    }

    public record Inner(String city, Integer number) {}

    public record Form(
            String name,
            Integer months,
            Boolean sticker,
            Colour colour,
            List<String> names,
            Set<Colour> colours,
            Inner address,
            List<Inner> addresses,
            LocalDate day,
            Instant at,
            Optional<String> code,
            Map<String, String> statement) {}

    @Test
    void form_shouldBeReadWhole_whenEveryFieldIsRight() {
        var form = accepted("""
            {"name": "角印", "months": 12, "sticker": true, "colour": "RED", "names": ["a", "b"], "colours": ["BLUE"],
             "address": {"city": "千代田区", "number": 1}, "addresses": [{"city": "x"}], "day": "2026-11-20",
             "at": "2026-11-20T01:30:00Z", "code": "c", "statement": {"fullName": "山田"}}
            """);

        assertThat(form)
                .isEqualTo(new Form(
                        "角印",
                        12,
                        true,
                        Colour.RED,
                        List.of("a", "b"),
                        Set.of(Colour.BLUE),
                        new Inner("千代田区", 1),
                        List.of(new Inner("x", null)),
                        LocalDate.of(2026, 11, 20),
                        Instant.parse("2026-11-20T01:30:00Z"),
                        Optional.of("c"),
                        Map.of("fullName", "山田")));
    }

    @Test
    void fieldsLeftOut_shouldBeNull_whenTheUseCaseJudgesThem() {
        var form = accepted("{\"name\": null}");

        assertThat(form.name()).isNull();
        assertThat(form.names()).isNull();
        assertThat(form.code()).isEmpty();
    }

    @Test
    void caller_shouldBeToldWhichEntryIsNone_whenAListHoldsNull() {
        assertThat(refused("{\"names\": [\"a\", null], \"addresses\": [null], \"colours\": [null]}"))
                .extracting(Refusal::code, Refusal::field)
                .containsExactlyInAnyOrder(
                        tuple(RequestCode.FIELD_WRONG_TYPE, "names[1]"),
                        tuple(RequestCode.FIELD_WRONG_TYPE, "addresses[0]"),
                        tuple(RequestCode.FIELD_WRONG_TYPE, "colours[0]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\": \"-1000000000-01-01T00:00:00Z\"}",
                "{\"at\": \"+1000000000-12-31T23:59:59Z\"}",
                "{\"at\": \"0000-01-01T00:00:00Z\"}",
                "{\"at\": \"3000-01-01T00:00:00Z\"}",
                "{\"at\": \"\"}",
                "{\"day\": \"-999999999-01-01\"}",
                "{\"day\": \"1799-12-31\"}",
                "{\"day\": \"2026-02-30\"}"
            })
    void caller_shouldBeToldToMendATime_whenNoCalendarCanReckonWithIt(String body) {
        assertThat(refused(body)).extracting(Refusal::code).containsExactly(RequestCode.FIELD_WRONG_TYPE);
    }

    @Test
    void form_shouldBeRefused_whenAListOrTextIsBeyondEveryRule() {
        var entries = String.join(",", java.util.Collections.nCopies(FormBinding.MOST_ENTRIES, "\"a\""));
        var text = "x".repeat(FormBinding.LONGEST_TEXT);

        assertThat(accepted("{\"names\": [" + entries + "], \"name\": \"" + text + "\"}")
                        .names())
                .hasSize(FormBinding.MOST_ENTRIES);
        assertThat(refused("{\"names\": [" + entries + ",\"a\"], \"name\": \"x" + text + "\"}"))
                .extracting(Refusal::field)
                .containsExactlyInAnyOrder("names", "name");
    }

    @Test
    void form_shouldBeRefused_whenATextHoldsHalfACharacter() {
        assertThat(accepted("{\"name\": \"\\ud842\\udfb7\"}").name()).isEqualTo("𠮷");
        assertThat(refused("{\"name\": \"a\\ud842\", \"names\": [\"\\udfb7\\ud842\"]}"))
                .extracting(Refusal::field)
                .containsExactly("name", "names[0]");
    }

    @Test
    void answer_shouldStayReadable_whenTheRequestIsNothingButMistakes() {
        var unknown = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "\"u" + i + "\": 1")
                .collect(java.util.stream.Collectors.joining(","));
        var longName = "n".repeat(10_000);

        assertThat(refused("{" + unknown + "}")).hasSize(FormBinding.MOST_REFUSALS);
        assertThat(refused("{\"" + longName + "\": 1}").getFirst().field()).hasSize(101);
    }

    @Test
    void customer_shouldSeeEveryMistakeAtOnce_whenTheFormHasMany() {
        var refusals = refused("""
            {"name": 1, "months": "12", "sticker": "yes", "colour": "GREEN", "names": ["a", 2], "colours": "RED",
             "address": {"city": [], "street": "x"}, "addresses": [{}, {"number": 1.5}], "day": "tomorrow", "at": 0,
             "statement": [], "unknown": 1}
            """);

        assertThat(refusals)
                .extracting(Refusal::field)
                .containsExactlyInAnyOrder(
                        "unknown",
                        "name",
                        "months",
                        "sticker",
                        "colour",
                        "names[1]",
                        "colours",
                        "address.street",
                        "address.city",
                        "addresses[1].number",
                        "day",
                        "at",
                        "statement");
        assertThat(code(refusals, "address.street")).isEqualTo(RequestCode.FIELD_UNKNOWN);
        assertThat(code(refusals, "colour")).isEqualTo(RequestCode.FIELD_VALUE_UNKNOWN);
        assertThat(code(refusals, "months")).isEqualTo(RequestCode.FIELD_WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\u0000",
                "a\\r\\nb",
                "\\ud800",
                "\\u202e",
                "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"
            })
    void caller_shouldBeToldOfAFieldThatHeCanSee_whenItsNameIsNone(String name) {
        var refusals = refused("{\"" + "x".repeat(name.startsWith("𠮷") ? 99 : 0) + name + "\": 1}");

        assertThat(refusals).hasSize(1);
        assertThat(Problem.of(refusals).status()).isEqualTo(422);
        assertThat(refusals.getFirst().field())
                .isNotBlank()
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
                .matches(field -> StandardCharsets.UTF_8.newEncoder().canEncode(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "1", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}"})
    void body_shouldBeRefused_whenItIsNoJsonObject(String body) {
        assertThat(refused(body)).containsExactly(Refusal.of(RequestCode.BODY_NOT_JSON));
    }

    @Test
    void body_shouldBeRefused_whenItIsNestedToExhaustUs() {
        assertThat(refused("{\"a\":".repeat(5_000))).containsExactly(Refusal.of(RequestCode.BODY_NOT_JSON));
    }

    @Test
    void body_shouldBeRefused_whenItsBytesAreNoUtf8() {
        var shiftJis = new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0x8A, (byte) 0x70, '"', '}'};

        assertThat(JsonBody.read(request(shiftJis), Form.class))
                .isEqualTo(Result.refused(Refusal.of(RequestCode.BODY_NOT_JSON)));
    }

    @Test
    void caller_shouldBeAskedForABody_whenThereIsNone() {
        assertThat(refused("")).containsExactly(Refusal.of(RequestCode.BODY_MISSING));
    }

    private static Code code(List<Refusal> refusals, String field) {
        return refusals.stream()
                .filter(refusal -> refusal.field().equals(field))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private static Form accepted(String body) {
        return ((Result.Accepted<Form>) read(body)).value();
    }

    private static List<Refusal> refused(String body) {
        return ((Result.Refused<Form>) read(body)).refusals();
    }

    private static Result<Form> read(String body) {
        return JsonBody.read(request(body.getBytes(StandardCharsets.UTF_8)), Form.class);
    }

    private static ApiRequest request(byte[] body) {
        return new ApiRequest("POST", "/", Map.of(), Map.of(), Map.of(), body, "", "");
    }
}
