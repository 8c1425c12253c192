package jp.kakuin.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that are small to send and costly to read for who is careless. By name, as the gateway hands them over. */
final class Bombs {

    private static final int DEEP = 10_000;
    private static final int MANY = 100_000;

    private Bombs() {}

    /** @param good a request whose body the bombs are built into */
    static Map<String, ObjectNode> of(ObjectNode good) {
        var body = Poison.body(good);
        var all = new LinkedHashMap<String, ObjectNode>();
        texts(body).forEach((name, text) -> all.put(name, good.deepCopy().put("body", text)));
        bytes(body)
                .forEach((name, bytes) -> all.put(
                        name,
                        good.deepCopy()
                                .put("isBase64Encoded", true)
                                .put("body", Base64.getEncoder().encodeToString(bytes))));
        var plain = body.toString();
        all.put(
                "base64 that is none",
                good.deepCopy().put("isBase64Encoded", true).put("body", plain));
        all.put("base64 cut off", good.deepCopy().put("isBase64Encoded", true).put("body", "eyJh="));
        return all;
    }

    private static Map<String, String> texts(JsonNode body) {
        var all = new LinkedHashMap<String, String>();
        all.put("objects in objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        all.put("lists in lists", "[".repeat(DEEP) + "]".repeat(DEEP));
        all.put("lists never closed", "{\"names\":" + "[".repeat(DEEP));
        all.put("a megabyte", "{\"product\":\"" + "x".repeat(1_000_000) + "\"}");
        all.put("many keys", keys(40_000));
        all.put("a key too long", "{\"" + "k".repeat(MANY) + "\":1}");
        all.put("blanks", " ".repeat(500_000));
        all.put(
                "the same key twice",
                body.toString().replaceFirst("}$", "," + body.toString().substring(1)));
        for (var word :
                new String[] {"null", "true", "1", "\"\"", "[]", "[{}]", "{", "{}{}", "NaN", "<a/>", "a=1&b=2"}) {
            all.put("the body " + word, word);
        }
        for (var entry : body.properties()) {
            numbers()
                    .forEach((name, number) ->
                            all.put(entry.getKey() + " is " + name, with(body, entry.getKey(), number)));
        }
        return all;
    }

    // Each stands for a value that no field of ours has.
    private static Map<String, String> numbers() {
        var all = new LinkedHashMap<String, String>();
        all.put("a huge exponent", "1e999999");
        all.put("a tiny exponent", "-1e-999999999");
        all.put("a number of 400 digits", "9".repeat(400));
        all.put("a number of 100,000 digits", "9".repeat(MANY));
        all.put("a fraction of 900 digits", "0." + "3".repeat(900));
        all.put("a list of 100,000", "[" + "1,".repeat(MANY) + "1]");
        all.put("a list of lists", "[" + "[],".repeat(MANY) + "[]]");
        all.put("a text of 400,000", "\"" + "x".repeat(400_000) + "\"");
        all.put("NaN", "NaN");
        all.put("deep", "[".repeat(DEEP) + "]".repeat(DEEP));
        return all;
    }

    private static Map<String, byte[]> bytes(JsonNode body) {
        var good = body.toString();
        var all = new LinkedHashMap<String, byte[]>();
        all.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
        all.put("a byte order mark", ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8));
        all.put("an overlong slash", bent(good, 0xC0, 0xAF));
        all.put("a surrogate in UTF-8", bent(good, 0xED, 0xA0, 0x80));
        all.put("beyond Unicode", bent(good, 0xF5, 0x80, 0x80, 0x80));
        all.put("half a character", bent(good, 0xE3, 0x81));
        all.put("a byte FF", bent(good, 0xFF));
        return all;
    }

    private static byte[] bent(String good, int... bytes) {
        var end = new StringBuilder(good.substring(0, good.length() - 1)).append(",\"x\":\"");
        for (int value : bytes) {
            end.append((char) value);
        }
        return end.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String keys(int count) {
        var text = new StringBuilder("{\"k\":1");
        for (int i = 0; i < count; i++) {
            text.append(",\"k").append(i).append("\":1");
        }
        return text.append('}').toString();
    }

    private static String with(JsonNode body, String field, String raw) {
        var changed = ((ObjectNode) body.deepCopy()).put(field, "@@");
        return changed.toString().replace("\"@@\"", raw);
    }
}
