package jp.kakuin.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kakuin.pki.caa.CaaCheck;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import jp.kakuin.validation.Probe;
import jp.kakuin.validation.Sighting.Verdict;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * The answer to a question for CAA records, byte by byte: whoever has not the keys of the root cannot make one that is believed, and no records that
 * forbid may read as a permission (BR 4.2.2.1, 4.2.2.2).
 */
public final class CaaAnswerFuzz {

    private static final String OURS = "kakuin.example";
    private static final Probe.CaaPermission ASKED =
            new Probe.CaaPermission("www.example.co.jp", Set.of(OURS), "ca-tbr-7", "acct:1@kakuin.example");

    private CaaAnswerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var validating = new ValidatingLookup(new AnsweringAnything(data), TrustAnchors.iana(), Clock.systemUTC());
        Told.require(
                new CaaCheck(validating).look(ASKED).verdict() == Verdict.NO_ANSWER,
                "an answer without keys was believed");
        var records = records(data);
        if (!records.isEmpty()) {
            var verdict = new CaaCheck((name, type) -> answer(name, records))
                    .look(ASKED)
                    .verdict();
            Told.require(verdict != Verdict.NO_ANSWER, "an answer that was believed is none any more");
            Told.require(verdict == Verdict.CONTRADICTS || !forbid(records), "permitted what is forbidden");
        }
    }

    private static List<Record> records(byte[] data) {
        try {
            return new Message(data)
                    .getSection(Section.ANSWER).stream()
                            .filter(CAARecord.class::isInstance)
                            .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static DnsAnswer answer(String name, List<Record> records) {
        return new DnsAnswer(name, Outcome.FOUND, Security.SECURE, List.of(), records, Duration.ZERO, "");
    }

    // Judged apart: there are issuers, and none is ours.
    private static boolean forbid(List<Record> records) {
        var issuers = records.stream()
                .map(CAARecord.class::cast)
                .filter(record -> record.getTag().equalsIgnoreCase("issue"))
                .map(record -> new String(record.getValueAsByteArray(), StandardCharsets.ISO_8859_1))
                .map(value -> value.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return !issuers.isEmpty() && !issuers.contains(OURS);
    }
}
