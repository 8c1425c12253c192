package jp.kakuin.local.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Zones that are signed by ldns-signzone, some of them badly, below a root of their own. What is in them stands in {@code zones.txt}. */
final class TestZones {

    private static final String BEGINNING = """
            $TTL 300
            @ IN SOA ns. hostmaster. 1 3600 600 86400 120
            @ IN NS ns.
            """;
    private static final List<String> PAST = List.of("-i", "20200101", "-e", "20200201");
    private static final List<String> FUTURE = List.of("-i", "20350101", "-e", "20350201");

    private final Path folder;
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    TestZones(Path folder) throws IOException {
        this.folder = folder;
        try (var text = TestZones.class.getResourceAsStream("zones.txt")) {
            for (var part : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^= ")) {
                var lines = part.split("\n", 2);
                var head = lines[0].split(" +");
                if (head.length == 2) {
                    kinds.put(head[0], head[1]);
                    bodies.put(head[0], lines[1]);
                }
            }
        }
    }

    /** The names of the zones; each lies in the folder as {@code <name>.zone}, the root as {@code root.zone}. */
    TreeSet<String> names() {
        return new TreeSet<>(kinds.keySet());
    }

    static String file(String zone) {
        return (zone.equals(".") ? "root" : zone) + ".zone";
    }

    /**
     * Signs every zone, the lower ones first, since the upper ones hold their DS records.
     *
     * @return the DS record of the root
     */
    String sign() throws IOException {
        var delegations = new HashMap<String, String>();
        for (var zone :
                kinds.keySet().stream().sorted((a, b) -> depth(b) - depth(a)).toList()) {
            var ds = delegation(zone, BEGINNING + bodies.get(zone) + delegations.getOrDefault(zone, ""));
            if (zone.equals(".")) {
                return ds;
            }
            delegations.merge(above(zone), zone + " IN NS ns.\n" + ds, String::concat);
        }
        throw new IOException("there is no root");
    }

    private String delegation(String zone, String text) throws IOException {
        var plain = folder.resolve(file(zone));
        Files.writeString(plain, text);
        return switch (kinds.get(zone)) {
            case "unsigned" -> "";
            case "stripped" -> ds(key(zone));
            case "nsec" -> signed(zone, List.of());
            case "nsec3" -> signed(zone, List.of("-n"));
            case "opt-out" -> signed(zone, List.of("-n", "-p"));
            case "expired" -> signed(zone, PAST);
            case "early" -> signed(zone, FUTURE);
            case "wrong-ds" -> {
                signed(zone, List.of());
                yield ds(key(zone));
            }
            case "tampered" -> {
                var ds = signed(zone, List.of());
                Files.writeString(plain, Files.readString(plain).replace("nobody.example", "forger.example"));
                yield ds;
            }
            default -> throw new IllegalArgumentException(zone);
        };
    }

    private String signed(String zone, List<String> options) throws IOException {
        var key = key(zone);
        var plain = folder.resolve(file(zone)).toString();
        var command = new ArrayList<>(List.of("ldns-signzone", "-o", zone, "-f", plain + ".signed"));
        command.addAll(options);
        command.addAll(List.of(plain, key));
        run(command);
        Files.move(Path.of(plain + ".signed"), Path.of(plain), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return ds(key);
    }

    private String key(String zone) throws IOException {
        return run(List.of("ldns-keygen", "-a", "ECDSAP256SHA256", "-k", zone)).strip();
    }

    private String ds(String key) throws IOException {
        return Files.readString(folder.resolve(key + ".ds"));
    }

    private String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + " failed: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int depth(String zone) {
        return zone.equals(".") ? 0 : zone.split("\\.").length;
    }

    private String above(String zone) {
        var upper = zone;
        do {
            upper = upper.substring(upper.indexOf('.') + 1);
        } while (!upper.isEmpty() && !kinds.containsKey(upper));
        return upper.isEmpty() ? "." : upper;
    }
}
