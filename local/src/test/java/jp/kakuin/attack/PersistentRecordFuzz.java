package jp.kakuin.attack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.validation.LocalPerspective;
import jp.kakuin.validation.Probe;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

/** What stands in a persistent record: none shows control that does not name us and the very account, or that has ended (BR 3.2.2.4.22). */
public final class PersistentRecordFuzz {

    private static final String DOMAIN = "example.co.jp";
    private static final String OURS = "kakuin.example";
    private static final String ACCOUNT = "acct:a1@kakuin.example";
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private PersistentRecordFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var text = new String(data, StandardCharsets.ISO_8859_1);
        var sighting = new LocalPerspective((name, type) -> answer(name, data), (a, p) -> Optional.empty(), p -> null)
                .look(new Probe.PersistentRecord(DOMAIN, Set.of(OURS), ACCOUNT, NOW));
        Told.require(sighting.found().matches("[\\x20-\\x7E]{0,1000}"), "strange characters in the log");
        if (sighting.corroborates()) {
            var parts = Arrays.stream(text.split(";")).map(String::strip).toList();
            Told.require(parts.getFirst().equalsIgnoreCase(OURS), "another CA was taken for us");
            Told.require(
                    parts.stream()
                                            .filter(part -> part.matches("(?i)accounturi\\s*=.*"))
                                            .count()
                                    == 1
                            && text.contains(ACCOUNT),
                    "another account was taken for ours");
            Told.require(
                    parts.stream()
                            .filter(part -> part.matches("(?i)persistUntil\\s*=.*"))
                            .allMatch(part -> part.replaceAll("\\D", "").length() >= 10),
                    "a record that has ended counts");
        }
    }

    // A record of the DNS holds pieces of 255 bytes at most.
    private static DnsAnswer answer(String name, byte[] data) {
        var pieces = new java.util.ArrayList<byte[]>();
        for (int from = 0; from == 0 || from < data.length; from += 255) {
            pieces.add(Arrays.copyOfRange(data, from, Math.min(from + 255, data.length)));
        }
        var strings = pieces.stream().map(PersistentRecordFuzz::escaped).toList();
        var record = new TXTRecord(Name.fromConstantString(name + "."), DClass.IN, 60, strings);
        return new DnsAnswer(
                name,
                DnsAnswer.Outcome.FOUND,
                DnsAnswer.Security.SECURE,
                List.of(),
                List.of(record),
                Duration.ofMinutes(1),
                "");
    }

    private static String escaped(byte[] piece) {
        var text = new StringBuilder();
        for (byte each : piece) {
            text.append(String.format("\\%03d", each & 0xff));
        }
        return text.toString();
    }
}
