package jp.kakuin.pki.validation;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer of a site that may be hostile (RFC 9112): bounded in every direction, and only as much of HTTP/1.1 as a small file needs.
 *
 * @param location of a redirect
 * @param body its first bytes, each as one character
 */
public record HttpAnswer(int status, Optional<String> location, String body) {

    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_LINES = 100;
    private static final int LONGEST_BODY = 1_024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})[ \t]*(?:;.*)?");

    /** @throws IOException if it is no answer */
    public static HttpAnswer read(InputStream in) throws IOException {
        var status = STATUS.matcher(line(in));
        if (!status.matches()) {
            throw new IOException("not an answer in HTTP/1.1");
        }
        var fields = fields(in);
        return new HttpAnswer(
                Integer.parseInt(status.group(1)),
                Optional.ofNullable(fields.get("location")).filter(text -> !text.isEmpty()),
                body(in, fields));
    }

    private static Map<String, String> fields(InputStream in) throws IOException {
        var fields = new HashMap<String, String>();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            var line = line(in);
            if (line.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a line that is no field");
            }
            // Told twice, the first counts: whoever says two things is not to choose between them.
            fields.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new IOException("too many fields");
    }

    private static String body(InputStream in, Map<String, String> fields) throws IOException {
        var coding = fields.get("transfer-encoding");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("a transfer coding that was not asked for");
            }
            return chunks(in);
        }
        var length = fields.get("content-length");
        if (length != null && !LENGTH.matcher(length).matches()) {
            throw new IOException("a length that is none");
        }
        return text(in.readNBytes(length == null ? LONGEST_BODY : Math.min(LONGEST_BODY, Integer.parseInt(length))));
    }

    private static String chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (body.size() < LONGEST_BODY) {
            var size = CHUNK.matcher(line(in));
            if (!size.matches()) {
                throw new IOException("a chunk without its size");
            }
            int wanted = Integer.parseInt(size.group(1), 16);
            if (wanted == 0) {
                break;
            }
            int taken = Math.min(wanted, LONGEST_BODY - body.size());
            body.write(in.readNBytes(taken));
            if (taken < wanted) {
                break;
            }
            if (!line(in).isEmpty()) {
                throw new IOException("a chunk that does not end");
            }
        }
        return text(body.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer breaks off");
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.append((char) next);
        }
        return line.toString().replaceFirst("\r$", "");
    }
}
