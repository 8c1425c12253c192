package jp.kakuin.local.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BinaryOperator;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.DnsLookup;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** A name server that signs what it answers, asked by way of somebody who may forge the answers. */
abstract class SignedDns {

    static final Clock CLOCK = Clock.systemUTC();
    private static final String ZONE = """
            $ORIGIN example.co.jp.
            $TTL 60
            @        IN SOA   ns1 hostmaster 1 3600 600 86400 30
            @        IN NS    ns1
            ns1      IN A     127.0.0.1
            a.b      IN TXT   "deep"
            www      IN CAA   0 issue "kakuin.example.co.jp"
            alias    IN CNAME www
            far      IN CNAME nowhere
            *.wild   IN TXT   "any"
            *.shop   IN CNAME www
            """;

    @TempDir
    Path folder;

    ZoneKey key;
    private ZoneServer server;

    @BeforeEach
    void start() throws IOException {
        var zone = new StringBuilder(ZONE);
        for (int i = 0; i < 60; i++) {
            zone.append("big IN TXT \"").append("x".repeat(60)).append(i).append("\"\n");
        }
        for (int i = 0; i < 12; i++) {
            zone.append("hop").append(i).append(" IN CNAME hop").append(i + 1).append('\n');
        }
        Files.writeString(folder.resolve("zone.db"), zone);
        key = ZoneKey.open(folder.resolve("zone.key"), CLOCK);
        server = new ZoneServer(0, ZoneAnswers.from(folder.resolve("zone.db"), key)).start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    SimpleResolver resolver() {
        try {
            var resolver = new SimpleResolver("127.0.0.1");
            resolver.setPort(server.port());
            resolver.setTimeout(Duration.ofSeconds(10));
            return resolver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DnsLookup lookup() {
        return new ValidatingLookup(resolver(), TrustAnchors.of(key.trustAnchor()), CLOCK);
    }

    DnsAnswer forged(String name, int type, BinaryOperator<Message> forge) {
        var between = new BetweenUs(resolver(), forge);
        return new ValidatingLookup(between, TrustAnchors.of(key.trustAnchor()), CLOCK).ask(name, type);
    }

    static boolean isFor(Message query, int type) {
        return query.getQuestion().getType() == type;
    }
}
