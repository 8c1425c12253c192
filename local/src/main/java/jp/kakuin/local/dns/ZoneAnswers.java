package jp.kakuin.local.dns;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SetResponse;
import org.xbill.DNS.Type;
import org.xbill.DNS.Zone;

/** What the zone file says, as DNS messages. The file is read again whenever it changed; a broken edit keeps the last good zone. */
public final class ZoneAnswers {

    private static final System.Logger LOG = System.getLogger(ZoneAnswers.class.getName());
    private static final int PLAIN_UDP = 512;

    private record Loaded(Zone zone, FileTime at, long size) {}

    private final Path file;
    private Loaded loaded;

    private ZoneAnswers(Path file) throws IOException {
        this.file = file;
        this.loaded = load();
    }

    /** Answers from {@code file}, which is first made from the sample zone where it does not exist. */
    public static ZoneAnswers from(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream sample = ZoneAnswers.class.getResourceAsStream("zone.db")) {
                Files.copy(sample, file);
            }
        }
        return new ZoneAnswers(file);
    }

    /** The wire form of the answer; empty where the question is not even a DNS message. */
    byte[] answer(byte[] wire, boolean udp) {
        Message question;
        try {
            question = new Message(wire);
        } catch (IOException e) {
            return wire.length < Header.LENGTH ? new byte[0] : malformed(wire);
        }
        var answer = reply(question);
        OPTRecord edns = question.getOPT();
        int limit = !udp ? Message.MAXLENGTH : edns == null ? PLAIN_UDP : Math.max(PLAIN_UDP, edns.getPayloadSize());
        if (edns != null) {
            answer.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        }
        return answer.toWire(limit);
    }

    private Message reply(Message question) {
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setOpcode(question.getHeader().getOpcode());
        if (question.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        Record asked = question.getQuestion();
        if (asked == null || question.getHeader().getOpcode() != Opcode.QUERY || asked.getDClass() != DClass.IN) {
            answer.getHeader().setRcode(Rcode.NOTIMP);
            return answer;
        }
        answer.addRecord(asked, Section.QUESTION);
        Zone zone = zone();
        if (asked.getName().subdomain(zone.getOrigin())) {
            answer.getHeader().setFlag(Flags.AA);
            find(zone, asked.getName(), asked.getType(), answer, 0);
        } else {
            // Not REFUSED: CAA is looked for up to the top-level domain, and a name that does not exist ends that climb
            // well.
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    private static void find(Zone zone, Name name, int type, Message answer, int depth) {
        SetResponse found = zone.findRecords(name, type);
        if (found.isSuccessful()) {
            found.answers().forEach(set -> add(answer, set, Section.ANSWER));
        } else if (found.isCNAME()) {
            CNAMERecord alias = found.getCNAME();
            answer.addRecord(alias, Section.ANSWER);
            if (alias.getTarget().subdomain(zone.getOrigin()) && depth < 8) {
                find(zone, alias.getTarget(), type, answer, depth + 1);
            }
        } else if (found.isDelegation()) {
            answer.getHeader().unsetFlag(Flags.AA);
            add(answer, found.getNS(), Section.AUTHORITY);
        } else {
            if (found.isNXDOMAIN()) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            }
            answer.addRecord(zone.getSOA(), Section.AUTHORITY);
        }
    }

    private static void add(Message answer, RRset set, int section) {
        set.rrs().forEach(record -> answer.addRecord(record, section));
    }

    private static byte[] malformed(byte[] wire) {
        try {
            var header = new Header(wire);
            var answer = new Message(header.getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setRcode(Rcode.FORMERR);
            return answer.toWire();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private synchronized Zone zone() {
        try {
            if (!Files.getLastModifiedTime(file).equals(loaded.at()) || Files.size(file) != loaded.size()) {
                loaded = load();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, file + " cannot be read as a zone; the last good one still answers", e);
        }
        return loaded.zone();
    }

    private Loaded load() throws IOException {
        var at = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        List<Record> records = new ArrayList<>();
        Name origin = null;
        try (Master master = new Master(file.toString())) {
            for (Record record; (record = master.nextRecord()) != null; ) {
                records.add(record);
                origin = record.getType() == Type.SOA ? record.getName() : origin;
            }
        }
        if (origin == null) {
            throw new IOException(file + " has no SOA record.");
        }
        return new Loaded(new Zone(origin, records.toArray(Record[]::new)), at, size);
    }
}
