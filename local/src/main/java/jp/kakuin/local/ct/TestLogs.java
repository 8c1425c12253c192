package jp.kakuin.local.ct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kakuin.aws.ct.LogListObject;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.pki.ct.SignedTimestamp;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Three logs of two operators, as many as a certificate of 199 days needs (RULES 7). They are on loopback, take what leads to the suite's own root,
 * and no browser knows them.
 */
public final class TestLogs {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final String DAY = "2026-01-01T00:00:00Z";

    private final Map<String, TestLog> logs = new LinkedHashMap<>();
    private final URI origin;
    private final Clock clock;
    private volatile List<byte[]> roots = List.of();

    private TestLogs(URI origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * @param origin of the route {@code /ct}
     * @param folder of their keys and entries
     */
    public static TestLogs open(URI origin, Path folder, Clock clock) throws IOException {
        var all = new TestLogs(origin, clock);
        for (var name : List.of("ume", "sakura", "momiji")) {
            var operator = name.equals("momiji") ? "Kakuin Test Logs East" : "Kakuin Test Logs West";
            all.logs.put(name, TestLog.open(name, operator, folder, clock));
        }
        return all;
    }

    /** The list that the suite's functions go by, as browsers publish theirs. */
    public byte[] list() throws IOException {
        var operators = logs.values().stream()
                .collect(Collectors.groupingBy(TestLog::operator, LinkedHashMap::new, Collectors.toList()));
        var json = new LinkedHashMap<String, Object>();
        json.put("version", "1.0");
        json.put(
                "log_list_timestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put(
                "operators",
                operators.entrySet().stream()
                        .map(each -> Map.of(
                                "name",
                                each.getKey(),
                                "logs",
                                each.getValue().stream().map(this::told).toList()))
                        .toList());
        return Exchange.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /** @param id lower-case hex */
    public String name(String id) {
        return logs.values().stream()
                .filter(log -> HexFormat.of().formatHex(log.key().id()).equals(id))
                .map(log -> log.name() + " (" + log.operator() + ")")
                .findFirst()
                .orElse("an unknown log");
    }

    /** The same for {@code openssl s_client -ctlogfile}. */
    public String listForOpenSsl() {
        var text = new StringBuilder("enabled_logs = " + String.join(",", logs.keySet()) + "\n");
        logs.forEach((name, log) -> text.append("[%s]%ndescription = %s%nkey = %s%n"
                .formatted(
                        name, name, BASE64.encodeToString(log.key().publicKey().getEncoded()))));
        return text.toString();
    }

    /**
     * Lets a stack go by these logs, and them take what its CA signs. At each start, for the ports may be others, and after the clock was moved.
     *
     * @param accepted DER of the roots
     */
    public void install(S3Client s3, Map<String, String> outputs, List<byte[]> accepted) {
        roots = List.copyOf(accepted);
        try {
            new LogListObject(s3, outputs.get("CaBucket"), outputs.get("CtLogList")).install(list());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> told(TestLog log) {
        var told = new LinkedHashMap<String, Object>();
        told.put("description", "Kakuin test log " + log.name());
        told.put("log_id", BASE64.encodeToString(log.key().id()));
        told.put("key", BASE64.encodeToString(log.key().publicKey().getEncoded()));
        told.put("url", origin.resolve("/ct/" + log.name() + "/").toString());
        told.put("mmd", 1);
        told.put("state", Map.of("usable", Map.of("timestamp", DAY)));
        return told;
    }

    /** The route that the logs' names stand behind. */
    public void serve(Exchange exchange) throws IOException {
        var words = exchange.segments();
        if (exchange.is("GET") && words.equals(List.of("log-list.json"))) {
            exchange.answer(200, "application/json", list());
            return;
        }
        var log = words.isEmpty() ? null : logs.get(words.getFirst());
        if (log == null || words.size() != 4 || !words.subList(1, 3).equals(List.of("ct", "v1"))) {
            exchange.notFound();
            return;
        }
        switch (exchange.method() + " " + words.getLast()) {
            case "POST add-pre-chain" -> timestamp(exchange, log.addPreChain(chain(exchange)));
            case "POST add-chain" -> timestamp(exchange, log.addChain(chain(exchange)));
            case "GET get-sth" -> head(exchange, log.head());
            case "GET get-sth-consistency" ->
                exchange.json(
                        200,
                        Map.of(
                                "consistency",
                                encoded(log.consistency(number(exchange, "first"), number(exchange, "second")))));
            case "GET get-proof-by-hash" -> proof(exchange, log);
            case "GET get-entries" -> entries(exchange, log);
            case "GET get-roots" -> exchange.json(200, Map.of("certificates", encoded(roots)));
            default -> exchange.notFound();
        }
    }

    private SubmittedChain chain(Exchange exchange) throws IOException {
        var ders = new ArrayList<byte[]>();
        exchange.json()
                .path("chain")
                .forEach(each -> ders.add(Base64.getDecoder().decode(each.asText())));
        return SubmittedChain.of(ders, roots);
    }

    private static void timestamp(Exchange exchange, SignedTimestamp timestamp) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("sct_version", 0);
        json.put("id", BASE64.encodeToString(timestamp.logId()));
        json.put("timestamp", timestamp.timestamp().toEpochMilli());
        json.put("extensions", BASE64.encodeToString(timestamp.extensions()));
        json.put("signature", BASE64.encodeToString(timestamp.signature()));
        exchange.json(200, json);
    }

    private static void head(Exchange exchange, TestLog.Head head) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("tree_size", head.size());
        json.put("timestamp", head.timestamp());
        json.put("sha256_root_hash", BASE64.encodeToString(head.root()));
        json.put("tree_head_signature", BASE64.encodeToString(head.signature()));
        exchange.json(200, json);
    }

    private static void proof(Exchange exchange, TestLog log) throws IOException {
        var hash = Base64.getDecoder().decode(exchange.query("hash").orElse(""));
        int index = log.indexOf(hash);
        if (index < 0) {
            exchange.notFound();
            return;
        }
        var path = encoded(log.path(index, number(exchange, "tree_size")));
        exchange.json(200, Map.of("leaf_index", index, "audit_path", path));
    }

    private static void entries(Exchange exchange, TestLog log) throws IOException {
        int start = number(exchange, "start");
        int end = number(exchange, "end");
        if (start > end || start >= log.head().size()) {
            throw new IllegalArgumentException("There are no such entries.");
        }
        exchange.json(
                200,
                Map.of(
                        "entries",
                        log.entries(start, end).stream()
                                .map(entry -> Map.of(
                                        "leaf_input",
                                        BASE64.encodeToString(entry.leaf()),
                                        "extra_data",
                                        BASE64.encodeToString(entry.extra())))
                                .toList()));
    }

    private static List<String> encoded(List<byte[]> all) {
        return all.stream().map(BASE64::encodeToString).toList();
    }

    /** @throws IllegalArgumentException if it is none from 0 on */
    private static int number(Exchange exchange, String name) {
        int number = Integer.parseInt(exchange.query(name).orElse(""));
        if (number < 0) {
            throw new IllegalArgumentException("Numbers begin with 0.");
        }
        return number;
    }
}
