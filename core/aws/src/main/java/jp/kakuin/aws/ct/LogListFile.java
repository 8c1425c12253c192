package jp.kakuin.aws.ct;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.aws.json.Json;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.CtLog.Form;
import jp.kakuin.pki.ct.CtLog.Interval;
import jp.kakuin.pki.ct.CtLog.State;
import jp.kakuin.pki.ct.LogList;

/** Reads a list of logs in the form in which browsers publish it, log list version 3. */
public final class LogListFile {

    private static final int EC_BITS = 256;
    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private LogListFile() {}

    /** @throws IllegalArgumentException with a sentence if it is no such list */
    public static LogList read(byte[] json) {
        try {
            var root = Json.mapper().readTree(json);
            var logs = new ArrayList<CtLog>();
            for (var operator : root.path("operators")) {
                var name = text(operator, "name");
                operator.path("logs").forEach(log -> logs.add(log(log, name, Form.RFC6962, "url")));
                operator.path("tiled_logs").forEach(log -> logs.add(log(log, name, Form.TILED, "submission_url")));
            }
            demandDistinct(logs);
            return new LogList(text(root, "version"), Instant.parse(text(root, "log_list_timestamp")), logs);
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("This is no list of logs of version 3.", e);
        }
    }

    private static void demandDistinct(List<CtLog> logs) {
        var ids = new HashSet<String>();
        for (var log : logs) {
            if (!ids.add(log.id())) {
                throw new IllegalArgumentException(log.description() + " stands in the list twice.");
            }
        }
    }

    private static CtLog log(JsonNode log, String operator, Form form, String urlField) {
        var description = log.path("description").asText(text(log, urlField));
        var spki = bytes(log, "key");
        var id = HexFormat.of().formatHex(bytes(log, "log_id"));
        if (!id.equals(HexFormat.of().formatHex(sha256(spki)))) {
            throw new IllegalArgumentException(description + ": the log's id is not the hash of its key.");
        }
        var state = state(log.path("state"), description);
        return new CtLog(
                description,
                operator,
                id,
                key(spki, description),
                url(text(log, urlField), description),
                form,
                state,
                Instant.parse(text(log.path("state").path(state.name().toLowerCase(Locale.ROOT)), "timestamp")),
                interval(log.path("temporal_interval")));
    }

    private static State state(JsonNode state, String description) {
        if (state.size() != 1) {
            throw new IllegalArgumentException(description + ": one state is expected.");
        }
        var name = state.fieldNames().next();
        return Arrays.stream(State.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(description + ": its state is not known."));
    }

    private static Optional<Interval> interval(JsonNode interval) {
        return interval.isMissingNode() || interval.isNull()
                ? Optional.empty()
                : Optional.of(new Interval(
                        Instant.parse(text(interval, "start_inclusive")),
                        Instant.parse(text(interval, "end_exclusive"))));
    }

    private static PublicKey key(byte[] spki, String description) {
        for (var algorithm : List.of("EC", "RSA")) {
            try {
                var key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
                if (isAllowed(key)) {
                    return key;
                }
            } catch (GeneralSecurityException otherAlgorithm) {
                continue;
            }
        }
        throw new IllegalArgumentException(description + ": a log's key is on P-256, or RSA of 2048 bits or more.");
    }

    /** RFC 6962 2.1.4. */
    private static boolean isAllowed(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() == EC_BITS;
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            default -> false;
        };
    }

    /** By TLS, as RFC 6962 4 demands; on one machine there is nobody between. */
    private static URI url(String text, String description) {
        var url = URI.create(text.endsWith("/") ? text : text + "/");
        if (!"https".equals(url.getScheme())
                && !("http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost())))) {
            throw new IllegalArgumentException(description + ": the log's address does not begin with https.");
        }
        return url;
    }

    private static byte[] bytes(JsonNode node, String field) {
        try {
            return Base64.getDecoder().decode(text(node, field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The list of logs lacks “" + field + "” in base 64.", e);
        }
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("The list of logs lacks the text “" + field + "”.");
        }
        return value.asText();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
