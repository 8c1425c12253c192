package jp.kakuin.attack;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import jp.kakuin.issuance.CaaResult;
import jp.kakuin.pki.caa.CaaUnavailable;
import jp.kakuin.pki.caa.DnsCaaLookup;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The answer to a question for CAA records, byte by byte: none that is broken or forbids may read as a permission (BR 4.2.2.1). */
public final class CaaAnswerFuzz {

    private static final String NAME = "www.example.co.jp";
    private static final String OURS = "kakuin.example";

    private CaaAnswerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Message message;
        try {
            message = new Message(data);
        } catch (IOException unreadable) {
            message = null;
        }
        try {
            var result = new DnsCaaLookup(new AnsweringAnything(data), Set.of(OURS)).check(NAME);
            Told.require(message != null, "an answer that cannot be read was taken for one");
            Told.require(
                    message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN,
                    "a failure was taken for an answer");
            Told.require(!(result instanceof CaaResult.Permitted) || !forbids(message), "permitted what is forbidden");
        } catch (CaaUnavailable noAnswer) {
            // As it should be for what is no answer.
        }
    }

    // Judged apart: the name itself has issuers, none is ours, and no alias leads elsewhere.
    private static boolean forbids(Message message) {
        var answer = message.getSection(Section.ANSWER);
        var issuers = answer.stream()
                .filter(CAARecord.class::isInstance)
                .map(CAARecord.class::cast)
                .filter(record -> record.getName().equals(Name.fromConstantString(NAME + ".")))
                .filter(record -> record.getTag().equalsIgnoreCase("issue"))
                .map(record -> record.getValue().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return message.getRcode() == Rcode.NOERROR
                && !issuers.isEmpty()
                && !issuers.contains(OURS)
                && answer.stream().map(Record::getType).noneMatch(type -> type == Type.CNAME);
    }
}
