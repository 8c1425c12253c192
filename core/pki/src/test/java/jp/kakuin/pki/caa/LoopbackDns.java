package jp.kakuin.pki.caa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback for tests: answers from a list of records, follows aliases, and fails when told to. */
final class LoopbackDns implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Map<Name, Integer> answerCodes = new ConcurrentHashMap<>();
    private final Map<Name, Name> referrals = new ConcurrentHashMap<>();
    private final Map<Name, AtomicInteger> silences = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    LoopbackDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    /** One line of a zone file, such as {@code 3600 IN CAA 0 issue "ca.example"}, under an absolute name. */
    LoopbackDns with(String name, String line) {
        try {
            var owner = Name.fromString(name);
            var parts = line.split(" ", 4);
            var type = Type.value(parts[2]);
            var record = Record.fromString(owner, type, DClass.IN, Long.parseLong(parts[0]), parts[3], Name.root);
            return with(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoopbackDns with(Record record) {
        zone.computeIfAbsent(record.getName(), _ -> new CopyOnWriteArrayList<>())
                .add(record);
        return this;
    }

    /** Points to another server for the name instead of answering. */
    LoopbackDns referring(String name, String server) {
        referrals.put(name(name), name(server));
        return this;
    }

    LoopbackDns answering(String name, int code) {
        answerCodes.put(name(name), code);
        return this;
    }

    /** Does not answer so many questions for the name. */
    LoopbackDns silent(String name, int times) {
        silences.put(name(name), new AtomicInteger(times));
        return this;
    }

    List<String> asked() {
        return asked;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        var buffer = new byte[4096];
        try {
            while (!socket.isClosed()) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                answer(new Message(java.util.Arrays.copyOf(buffer, packet.getLength())), packet);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(Message question, DatagramPacket packet) throws IOException {
        var name = question.getQuestion().getName();
        asked.add(name.toString(true));
        if (silences.getOrDefault(name, new AtomicInteger()).getAndDecrement() > 0) {
            return;
        }
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        var records = resolve(name);
        int code = records.isEmpty() && !zone.containsKey(name) ? Rcode.NXDOMAIN : Rcode.NOERROR;
        answer.getHeader().setRcode(answerCodes.getOrDefault(name, code));
        records.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (referrals.containsKey(name)) {
            answer.addRecord(new NSRecord(name, DClass.IN, 60, referrals.get(name)), Section.AUTHORITY);
            answer.getHeader().setRcode(Rcode.NOERROR);
        }
        var bytes = answer.toWire();
        socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    }

    private List<Record> resolve(Name name) {
        var records = new ArrayList<Record>();
        for (var record : zone.getOrDefault(name, List.of())) {
            records.add(record);
            if (record instanceof CNAMERecord alias) {
                records.addAll(resolve(alias.getTarget()));
            }
        }
        return records;
    }

    @Override
    public void close() {
        socket.close();
    }
}
