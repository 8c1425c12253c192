package jp.kakuin.aws.ct;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.kakuin.aws.json.Json;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.LogClient;
import jp.kakuin.pki.ct.LogFailure;
import jp.kakuin.pki.ct.SignedTimestamp;

/** Asks logs by HTTP and JSON (RFC 6962 4). What a log says in words is not passed on: it may be anything. */
public final class HttpLogClient implements LogClient {

    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Duration timeout;

    /** @param timeout for the connection, and for each read */
    public HttpLogClient(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public SignedTimestamp addPreChain(CtLog log, List<byte[]> chain) {
        return add(log, "ct/v1/add-pre-chain", chain);
    }

    @Override
    public SignedTimestamp addChain(CtLog log, List<byte[]> chain) {
        return add(log, "ct/v1/add-chain", chain);
    }

    private SignedTimestamp add(CtLog log, String call, List<byte[]> chain) {
        try {
            return timestamp(post(log, call, chain));
        } catch (SocketTimeoutException e) {
            throw new LogFailure("no answer in time", e);
        } catch (IOException e) {
            throw new LogFailure("no answer", e);
        } catch (IllegalArgumentException e) {
            throw new LogFailure("an answer that is no timestamp", e);
        }
    }

    private byte[] post(CtLog log, String call, List<byte[]> chain) throws IOException {
        var encoder = Base64.getEncoder();
        var body = Json.write(Map.of(
                        "chain", chain.stream().map(encoder::encodeToString).toList()))
                .getBytes(StandardCharsets.US_ASCII);
        var http = (HttpURLConnection) log.url().resolve(call).toURL().openConnection();
        try {
            http.setInstanceFollowRedirects(false);
            http.setConnectTimeout((int) timeout.toMillis());
            http.setReadTimeout((int) timeout.toMillis());
            http.setRequestMethod("POST");
            http.setRequestProperty("Content-Type", "application/json");
            http.setDoOutput(true);
            // With a length told beforehand the JDK does not send a request a second time by itself.
            http.setFixedLengthStreamingMode(body.length);
            http.getOutputStream().write(body);
            if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new LogFailure("status " + http.getResponseCode());
            }
            return http.getInputStream().readNBytes(LARGEST_ANSWER);
        } finally {
            http.disconnect();
        }
    }

    private static SignedTimestamp timestamp(byte[] answer) throws IOException {
        var json = Json.mapper().readTree(answer);
        if (json.path("sct_version").asInt(-1) != 0 || !json.path("timestamp").isIntegralNumber()) {
            throw new IllegalArgumentException("no timestamp of version 1");
        }
        return new SignedTimestamp(
                bytes(json, "id"),
                Instant.ofEpochMilli(json.path("timestamp").asLong()),
                bytes(json, "extensions"),
                bytes(json, "signature"));
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).asText());
    }
}
