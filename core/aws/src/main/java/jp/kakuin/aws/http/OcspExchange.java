package jp.kakuin.aws.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import jp.kakuin.status.AnswerOcsp;
import jp.kakuin.status.OcspResponder;

/** OCSP over HTTP: a request in a path or a body, and an answer that caches may keep (RFC 6960 appendix A, RFC 5019 section 6). */
public final class OcspExchange {

    private static final String TYPE = "application/ocsp-response";

    /** Longer than any request that is read: nothing of it is decoded. */
    private static final int LONGEST_PATH = 8192;

    private OcspExchange() {}

    /** DER of the request, or something that is none. */
    public static byte[] question(ApiRequest request) {
        return request.method().equals("POST") ? request.body() : decoded(request.path("request"));
    }

    /**
     * What clients make of base64 in a path: as it is, with slashes as %2F, in the alphabet for addresses, with a slash too many before it, without
     * the signs at its end. Some decode it on the way, and a plus becomes a space.
     */
    static byte[] decoded(String path) {
        if (path.length() > LONGEST_PATH) {
            return new byte[0];
        }
        try {
            var plain = path.contains("%") ? URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8) : path;
            var base64 = plain.replaceFirst("^/", "")
                    .replace(' ', '-')
                    .replace('+', '-')
                    .replace('/', '_')
                    .replaceFirst("=+$", "");
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** What is signed may be kept, and asked for again by its tag; an error may not. */
    public static ApiAnswer answer(ApiRequest request, AnswerOcsp.Reply reply) {
        var response =
                new ApiAnswer(200, Map.of("Content-Type", TYPE), reply.answer().der(), true);
        return reply.keptFor()
                .flatMap(age -> reply.answer().stands().map(term -> cacheable(request, response, term, age)))
                .orElseGet(() -> response.with("Cache-Control", "no-store"));
    }

    private static ApiAnswer cacheable(ApiRequest request, ApiAnswer response, OcspResponder.Term term, Duration age) {
        var tag = "\"" + ApiRequest.sha256(response.body()) + "\"";
        var known = request.header("if-none-match")
                .filter(tags -> Arrays.asList(tags.split("\\s*,\\s*")).contains(tag))
                .isPresent();
        var base =
                known && request.method().equals("GET") ? new ApiAnswer(304, Map.of(), new byte[0], false) : response;
        return base.with("ETag", tag)
                .with("Last-Modified", date(term.thisUpdate()))
                .with("Expires", date(term.nextUpdate()))
                .with(
                        "Cache-Control",
                        "max-age=" + Math.max(0, age.toSeconds()) + ", public, no-transform, must-revalidate");
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(ZoneOffset.UTC));
    }
}
