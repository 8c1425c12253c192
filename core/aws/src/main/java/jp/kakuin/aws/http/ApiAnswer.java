package jp.kakuin.aws.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.kakuin.aws.json.Json;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** An answer as API Gateway's proxy integration takes it. */
public record ApiAnswer(int status, Map<String, String> headers, byte[] body, boolean binary) {

    private static final Map<String, String> ALWAYS = Map.of(
            "Access-Control-Expose-Headers", "Content-Disposition, Location, Retry-After",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
            "X-Content-Type-Options", "nosniff");

    /** The thing asked for, or a problem that says why not. */
    public static <T> ApiAnswer of(Result<T> result, Function<? super T, ApiAnswer> accepted) {
        return switch (result) {
            case Result.Accepted<T>(var value) -> accepted.apply(value);
            case Result.Refused<T>(var refusals) -> refused(refusals);
        };
    }

    /** 200 with a record as JSON. */
    public static ApiAnswer ok(Object value) {
        return json(200, value);
    }

    /** 201 with a record as JSON and where to find it. */
    public static ApiAnswer created(String location, Object value) {
        return json(201, value).with("Location", location);
    }

    public static ApiAnswer json(int status, Object value) {
        return text(status, "application/json", Json.write(value));
    }

    public static ApiAnswer noContent() {
        return new ApiAnswer(204, Map.of(), new byte[0], false);
    }

    /** 200 with a text file to keep. */
    public static ApiAnswer textFile(String mediaType, String name, String content) {
        return text(200, mediaType, content).with("Content-Disposition", attachment(name));
    }

    /** 200 with a binary file to keep. */
    public static ApiAnswer file(String mediaType, String name, byte[] content) {
        return new ApiAnswer(200, Map.of("Content-Type", mediaType), content, true)
                .with("Content-Disposition", attachment(name));
    }

    /** A problem with one entry for each refusal (RFC 9457). */
    public static ApiAnswer refused(List<Refusal> refusals) {
        var problem = Problem.of(refusals);
        var answer = text(problem.status(), "application/problem+json", Json.write(problem));
        return switch (problem.status()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer");
            case 429 ->
                answer.with("Retry-After", refusals.getFirst().arguments().getOrDefault("seconds", "60"));
            default -> answer;
        };
    }

    public static ApiAnswer refused(Refusal refusal) {
        return refused(List.of(refusal));
    }

    public ApiAnswer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new ApiAnswer(status, Map.copyOf(all), body, binary);
    }

    // API Gateway answers the browser's preflight; the answer itself has to name the portal as well.
    String encoded(String portal) {
        var all = new HashMap<>(ALWAYS);
        all.put("Access-Control-Allow-Origin", portal);
        all.putAll(headers);
        return encoded(all);
    }

    /** With no headers but its own. */
    String encoded() {
        return encoded(headers);
    }

    private String encoded(Map<String, String> all) {
        var event = new LinkedHashMap<String, Object>();
        event.put("statusCode", status);
        event.put("headers", all);
        event.put("body", binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        event.put("isBase64Encoded", binary);
        return Json.write(event);
    }

    private static ApiAnswer text(int status, String mediaType, String content) {
        return new ApiAnswer(
                status,
                Map.of("Content-Type", mediaType + "; charset=utf-8"),
                content.getBytes(StandardCharsets.UTF_8),
                false);
    }

    // Names are ours: letters, digits, dot and hyphen.
    private static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body) * 31 + status;
    }

    @Override
    public String toString() {
        return "ApiAnswer[" + status + "]";
    }
}
