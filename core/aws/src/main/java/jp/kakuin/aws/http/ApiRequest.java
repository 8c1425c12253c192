package jp.kakuin.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/**
 * A request as API Gateway's proxy event brings it.
 *
 * @param resource the route, for example {@code /orders/{orderId}}
 * @param headers by name in lower case
 * @param body the bytes the caller sent; empty if none
 * @param id the gateway's number of this request
 */
public record ApiRequest(
        String method,
        String resource,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        String sourceIp,
        String id) {

    /** Largest body that is read. */
    public static final int MAX_BODY = 512 * 1024;

    private static final int LONGEST_CURSOR = 200;

    /** A byte that no UTF-8 contains. */
    private static final byte[] NO_TEXT = {(byte) 0xFF};

    /** The value of a path parameter; the route guarantees that it is there. */
    public String path(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Where the page before ended. Refused if it is longer than any that we hand out. */
    public Result<Optional<String>> cursor() {
        var cursor = query("cursor");
        return cursor.filter(text -> text.length() > LONGEST_CURSOR).isPresent()
                ? Result.refused(Refusal.of(RequestCode.CURSOR_MALFORMED, "cursor"))
                : Result.accepted(cursor);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The token of an {@code Authorization: Bearer} header. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(token -> !token.isEmpty());
    }

    /** Lower-case hex of SHA-256 over the body. */
    public String bodySha256() {
        return sha256(body);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean tooLarge() {
        return body.length > MAX_BODY;
    }

    static ApiRequest of(JsonNode event) {
        return new ApiRequest(
                event.path("httpMethod").asText(),
                event.path("resource").asText(),
                texts(event.path("pathParameters"), name -> name),
                texts(event.path("queryStringParameters"), name -> name),
                texts(event.path("headers"), name -> name.toLowerCase(Locale.ROOT)),
                bodyOf(event),
                event.path("requestContext").path("identity").path("sourceIp").asText(),
                event.path("requestContext").path("requestId").asText());
    }

    private static byte[] bodyOf(JsonNode event) {
        var body = event.path("body");
        if (!body.isTextual()) {
            return new byte[0];
        }
        return event.path("isBase64Encoded").asBoolean()
                ? decoded(body.textValue())
                : body.textValue().getBytes(StandardCharsets.UTF_8);
    }

    // What is said to be base64 and is not, is no JSON either: refused like that, and no fault of ours.
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return NO_TEXT;
        }
    }

    private static Map<String, String> texts(JsonNode node, UnaryOperator<String> spelling) {
        var all = new HashMap<String, String>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                all.put(spelling.apply(entry.getKey()), entry.getValue().asText());
            }
        });
        return Map.copyOf(all);
    }
}
