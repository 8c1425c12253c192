package jp.kakuin.local.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class ZoneServerTest {

    @TempDir
    Path folder;

    private Path zone;
    private ZoneServer server;
    private SimpleResolver resolver;

    @BeforeEach
    void start() throws IOException {
        zone = folder.resolve("zone.db");
        server = new ZoneServer(0, ZoneAnswers.from(zone, ZoneKey.open(folder.resolve("zone.key"), Clock.systemUTC())))
                .start();
        resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void caa_shouldNameTheCa_whenTheZoneDoes() throws IOException {
        var answer = ask("secure.example.co.jp.", Type.CAA);

        assertThat(answer.getSection(Section.ANSWER)).singleElement().isInstanceOfSatisfying(CAARecord.class, caa -> {
            assertThat(caa.getTag()).isEqualTo("issue");
            assertThat(caa.getValue()).isEqualTo("kakuin.example.co.jp");
        });
        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    }

    @Test
    void answer_shouldTellAbsentTypeFromAbsentName_soThatTheSearchForCaaEndsRightly() throws IOException {
        var noData = ask("www.example.co.jp.", Type.CAA);
        var noName = ask("nowhere.example.co.jp.", Type.CAA);
        var above = ask("jp.", Type.CAA);
        var elsewhere = ask("com.", Type.CAA);

        assertThat(noData.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(noData.getSection(Section.ANSWER)).isEmpty();
        assertThat(noData.getSection(Section.AUTHORITY))
                .extracting(Record::getType)
                .containsExactly(Type.SOA);
        assertThat(noName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(above.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(above.getSection(Section.ANSWER)).isEmpty();
        assertThat(elsewhere.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void edit_shouldCountFromTheNextQuestion_andABrokenOneShouldNotSilenceTheZone() throws IOException {
        edit(Files.readString(zone) + "www IN CAA 0 issue \";\"\n");
        assertThat(ask("www.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                .hasSize(1);

        edit("this is no zone\n");
        assertThat(ask("www.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void alias_shouldBeFollowedInTheZone_soThatCaaOfItsTargetIsSeen() throws IOException {
        edit(Files.readString(zone) + "pay IN CNAME secure\n");

        assertThat(ask("pay.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                .extracting(Record::getType)
                .containsExactly(Type.CNAME, Type.CAA);
    }

    @Test
    void longAnswer_shouldArriveWhole_whenUdpIsTooSmall() throws IOException {
        var many = new StringBuilder(Files.readString(zone));
        IntStream.range(0, 60)
                .forEach(i -> many.append("big IN TXT \"")
                        .append("x".repeat(60))
                        .append(i)
                        .append("\"\n"));
        edit(many.toString());

        assertThat(ask("big.example.co.jp.", Type.TXT).getSection(Section.ANSWER))
                .hasSize(60);
    }

    @Test
    void onePlace_shouldSeeAnotherWorld_onlyWhileItsOwnZoneIsThere() throws IOException {
        var own = folder.resolve("zone-us-west-2.db");
        try (var remote = new ZoneServer(
                        0, ZoneAnswers.from(own, zone, ZoneKey.open(folder.resolve("zone.key"), Clock.systemUTC())))
                .start()) {
            var there = new SimpleResolver("127.0.0.1");
            there.setPort(remote.port());

            Files.writeString(own, Files.readString(zone) + "www IN CAA 0 issue \"thief.example\"\n");
            assertThat(ask(there, "www.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                    .hasSize(1);
            assertThat(ask("www.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                    .isEmpty();

            Files.delete(own);
            assertThat(ask(there, "www.example.co.jp.", Type.CAA).getSection(Section.ANSWER))
                    .isEmpty();
        }
    }

    private void edit(String text) throws IOException {
        Files.writeString(zone, text);
    }

    private Message ask(String name, int type) throws IOException {
        return ask(resolver, name, type);
    }

    private static Message ask(SimpleResolver resolver, String name, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
    }
}
