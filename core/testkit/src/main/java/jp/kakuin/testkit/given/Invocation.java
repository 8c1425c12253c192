package jp.kakuin.testkit.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Invokes a function's handler as Lambda does: bytes in, bytes out. */
public final class Invocation {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Invocation() {}

    /**
     * A handler's method {@code handleRequest}.
     *
     * @param <C> Lambda's context, which tests leave out
     */
    @FunctionalInterface
    public interface Handler<C> {
        void handleRequest(InputStream in, OutputStream out, C context) throws IOException;
    }

    /** @param event path below {@code events/} */
    public static <C> Answer of(Handler<C> handler, String event) {
        return of(handler, new EventFile(event).json());
    }

    public static <C> Answer of(Handler<C> handler, JsonNode event) {
        var out = new ByteArrayOutputStream();
        try {
            var in = new ByteArrayInputStream(MAPPER.writeValueAsBytes(event));
            handler.handleRequest(in, out, null);
            return new Answer(MAPPER.readTree(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json what the function wrote: a step's answer, or the gateway's proxy answer around a body */
    public record Answer(JsonNode json) {

        public int status() {
            return json.path("statusCode").intValue();
        }

        public String header(String name) {
            return json.path("headers").path(name).asText();
        }

        public String text() {
            var body = json.path("body").asText();
            return json.path("isBase64Encoded").asBoolean()
                    ? new String(java.util.Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                    : body;
        }

        /** The body, read as JSON. */
        public JsonNode body() {
            try {
                return MAPPER.readTree(text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A step's word by which the flow goes on. */
        public String result() {
            return json.path("result").asText();
        }
    }
}
