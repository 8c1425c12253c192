package jp.kakuin.local.dns;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What the zone file says, signed, as DNS messages. The file is read again whenever it changed; a broken edit keeps the last good zone. */
public final class ZoneAnswers {

    private static final System.Logger LOG = System.getLogger(ZoneAnswers.class.getName());
    private static final int PLAIN_UDP = 512;

    private record Loaded(Path file, SignedWorld world, FileTime at, long size) {}

    private final Path own;
    private final Path common;
    private final ZoneKey key;
    private Loaded loaded;

    private ZoneAnswers(Path own, Path common, ZoneKey key) throws IOException {
        this.own = own;
        this.common = common;
        this.key = key;
        this.loaded = load(file());
    }

    /** Answers from {@code file}, which is first made from the sample zone where it does not exist. */
    public static ZoneAnswers from(Path file, ZoneKey key) throws IOException {
        return from(file, file, key);
    }

    /** The same, but while the file {@code own} is there, it alone counts: so somebody can be made to see another world than the others. */
    public static ZoneAnswers from(Path own, Path file, ZoneKey key) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream sample = ZoneAnswers.class.getResourceAsStream("zone.db")) {
                Files.copy(sample, file);
            }
        }
        return new ZoneAnswers(own, file, key);
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
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setFlag(Flags.RA);
        var edns = question.getOPT();
        boolean proofs = edns != null && (edns.getFlags() & ExtendedFlags.DO) != 0;
        world().answer(asked, proofs, answer);
        return answer;
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

    private Path file() {
        return Files.exists(own) ? own : common;
    }

    private synchronized SignedWorld world() {
        var file = file();
        try {
            if (!file.equals(loaded.file())
                    || !Files.getLastModifiedTime(file).equals(loaded.at())
                    || Files.size(file) != loaded.size()) {
                loaded = load(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, file + " cannot be read as a zone; the last good one still answers", e);
        }
        return loaded.world();
    }

    private Loaded load(Path file) throws IOException {
        var at = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        List<Record> records = new ArrayList<>();
        try (Master master = new Master(file.toString())) {
            for (Record record; (record = master.nextRecord()) != null; ) {
                records.add(record);
            }
        }
        return new Loaded(file, new SignedWorld(records, key), at, size);
    }
}
