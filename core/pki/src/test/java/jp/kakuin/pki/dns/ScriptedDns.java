package jp.kakuin.pki.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakuin.pki.dns.DnsAnswer.Outcome;
import jp.kakuin.pki.dns.DnsAnswer.Security;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A DNS in which every name exists without records, except where a test says otherwise. */
public final class ScriptedDns implements DnsLookup {

    private final Map<String, DnsAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** @param data as in a zone file, for example {@code 0 issue "ca.example"} */
    public ScriptedDns with(String name, int type, String... data) {
        return with(name, type, List.of(), data);
    }

    /** @param aliases where the name leads, in order; the data stand at the last */
    public ScriptedDns with(String name, int type, List<String> aliases, String... data) {
        var records = Stream.of(data).map(text -> record(name, type, text)).toList();
        return answer(
                type, new DnsAnswer(name, Outcome.FOUND, Security.SECURE, aliases, records, Duration.ofHours(1), ""));
    }

    public ScriptedDns without(String name, int type) {
        return answer(
                type,
                new DnsAnswer(
                        name, Outcome.NO_SUCH_NAME, Security.SECURE, List.of(), List.of(), Duration.ofHours(1), ""));
    }

    public ScriptedDns failing(String name, int type, Security security, String reason) {
        return answer(type, DnsAnswer.failure(name, security, reason));
    }

    private ScriptedDns answer(int type, DnsAnswer answer) {
        answers.put(key(answer.name(), type), answer);
        return this;
    }

    private static String key(String name, int type) {
        return name + " " + Type.string(type);
    }

    private static Record record(String name, int type, String text) {
        try {
            return Record.fromString(Name.fromString(name, Name.root), type, DClass.IN, 3600, text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and type of every question, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public DnsAnswer ask(String name, int type) {
        asked.add(key(name, type));
        var nothing = new DnsAnswer(
                name, Outcome.NO_DATA, Security.INSECURE, List.of(), List.of(), Duration.ofHours(1), "not signed");
        return answers.getOrDefault(key(name, type), nothing);
    }
}
