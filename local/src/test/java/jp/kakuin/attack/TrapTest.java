package jp.kakuin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.kakuin.pki.caa.CaaCheck;
import jp.kakuin.pki.dns.DnsAnswer;
import jp.kakuin.pki.dns.TrustAnchors;
import jp.kakuin.pki.dns.ValidatingLookup;
import jp.kakuin.pki.validation.LocalPerspective;
import jp.kakuin.pki.validation.PublicInternet;
import jp.kakuin.validation.Probe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Nothing that a stranger sends makes us speak to an address of his choice, which might be one within our own network. */
class TrapTest {

    private final Log log = new Log();
    private final Trap trap = new Trap();

    @AfterEach
    void close() {
        trap.close();
        log.close();
    }

    static List<Route> forms() {
        return InjectionTest.forms();
    }

    @Test
    void trap_shouldSpring_whenAnybodyConnects() throws IOException {
        var address = URI.create(trap.url());
        new Socket(address.getHost(), address.getPort()).close();

        assertThat(trap.touched()).isTrue();
    }

    @Test
    void tokenOfStaff_shouldSendUsNowhere_whenItNamesKeysOrIssuersElsewhere() throws JOSEException, IOException {
        var key = new RSAKeyGenerator(2048).keyID(IdentityProvider.KEY_ID).generate();
        var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
        try (var provider = new IdentityProvider(key)) {
            for (var signer : List.of(key, stranger)) {
                for (var header : headers(provider, stranger)) {
                    assertThat(provider.tokens()
                                    .verify(provider.signed(
                                            header, provider.claims().issuer(trap.url()), new RSASSASigner(signer))))
                            .isEmpty();
                }
                for (var header : headers(provider, stranger).subList(0, 4)) {
                    provider.tokens().verify(provider.signed(header, provider.claims(), new RSASSASigner(signer)));
                }
            }
        }
        assertThat(trap.touched()).isFalse();
    }

    private List<JWSHeader> headers(IdentityProvider provider, RSAKey stranger) {
        return List.of(
                provider.header().jwkURL(URI.create(trap.url())).build(),
                provider.header().x509CertURL(URI.create(trap.url())).build(),
                provider.header().keyID(trap.url()).build(),
                provider.header()
                        .jwk(new RSAKey.Builder(stranger.toPublicJWK())
                                .x509CertURL(URI.create(trap.url()))
                                .build())
                        .build(),
                provider.header().build());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void form_shouldSendUsNowhere_whenAnyTextOfItIsAnAddress(Route route) {
        var door = Door.of(route);
        var world = new AttackedWorld(door);
        var good = world.event(InjectionTest.holder(door), Target.OWN);
        var before = world.everything();
        var poisons = new String[] {
            trap.url(),
            "<img src=\"" + trap.url() + "\">",
            "admin@[127.0.0.1]:" + trap.address(),
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"" + trap.url() + "\">]><x>&y;</x>",
            "${jndi:ldap://" + trap.address() + "/x}",
            "url(" + trap.url() + ")"
        };
        int tried = 0;
        for (var event : Poison.everyText(good, poisons)) {
            ((ObjectNode) event.path("headers")).put("Idempotency-Key", "attacked-by-addresses-" + tried++);
            var answer = world.ask(route, event);
            if (!world.everything().equals(before)) {
                InjectionTest.follow(world, answer);
                world = new AttackedWorld(door);
            }
        }
        log.close();
        System.out.println("{\"addresses\":\"" + route + "\",\"tried\":" + tried + "}");
        assertThat(trap.touched()).isFalse();
    }

    @Test
    void nameOfAServer_shouldSendUsNowhere_whenItsZoneNamesAddressesOfOurs() throws TextParseException {
        var name = Name.fromString("www.example.co.jp.");
        var inside = Name.fromString("localhost.");
        var answer = new Message();
        answer.addRecord(new CNAMERecord(name, DClass.IN, 300, inside), Section.ANSWER);
        answer.addRecord(new CAARecord(inside, DClass.IN, 300, 0, "iodef", trap.url()), Section.ANSWER);
        answer.addRecord(new CAARecord(inside, DClass.IN, 300, 0, "issue", "ca.example"), Section.ANSWER);
        answer.addRecord(new ARecord(inside, DClass.IN, 300, InetAddress.getLoopbackAddress()), Section.ADDITIONAL);
        var resolver = new AnsweringAnything(answer.toWire());

        var lookup = new ValidatingLookup(resolver, TrustAnchors.iana(), Clock.systemUTC());
        var asked = new Probe.CaaPermission("www.example.co.jp", Set.of("kakuin.example"), "ca-tbr-7", "");
        assertThat(new CaaCheck(lookup).look(asked).corroborates()).isFalse();

        // One resolver, ours, is asked for CAA records and for keys: no address of the name is ever looked up.
        assertThat(resolver.questions())
                .isNotEmpty()
                .allMatch(question -> Set.of(Type.CAA, Type.DS, Type.DNSKEY)
                        .contains(question.getQuestion().getType()));
        assertThat(trap.touched()).isFalse();
    }

    @Test
    void site_shouldSendUsNowhere_whenItsAddressOrItsRedirectIsOneOfOurs() throws TextParseException {
        var name = Name.fromString("www.example.co.jp.");
        var inside = new ARecord(name, DClass.IN, 300, InetAddress.getLoopbackAddress());
        var dns = new DnsAnswer(
                "www.example.co.jp",
                DnsAnswer.Outcome.FOUND,
                DnsAnswer.Security.SECURE,
                List.of(),
                List.of(inside),
                Duration.ofMinutes(5),
                "");
        var perspective = new LocalPerspective(
                (asked, type) -> dns,
                // As if the trap stood on an authorized port.
                (address, port) ->
                        new PublicInternet().to(address, URI.create(trap.url()).getPort()),
                permission -> null);

        assertThat(perspective
                        .look(new Probe.WebsiteChange("www.example.co.jp", "k1.txt", "7q2m8wz4k1n6v0x5t9r3h8j2d4"))
                        .corroborates())
                .isFalse();
        assertThat(trap.touched()).isFalse();
    }

    @Test
    void paper_shouldSendUsNowhere_whenANameIsAPieceOfAPage() {
        for (char field = 'a'; field < 'a' + TypedApplication.FIELDS.size(); field++) {
            for (var piece : List.of(
                    "<img src=\"%s\"/>",
                    "<link rel=\"stylesheet\" href=\"%s\"/>",
                    "<object data=\"%s\"/>",
                    "<style>@import url(%s)</style>",
                    "\" style=\"background:url(%s)",
                    "<?xml-stylesheet href=\"%s\"?>")) {
                var text = field + piece.formatted("http://" + trap.address());
                PaperFuzz.fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(trap.touched()).isFalse();
    }
}
