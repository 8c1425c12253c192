package jp.kakuin.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever may invoke a perspective can have it look for what a CA looks for, and use it as a tool for nothing else. */
class CheckPerspectiveTest {

    private static final String NAME = "www.example.co.jp";
    private static final String VALUE = "k7Qz".repeat(7);
    private static final Set<String> OURS = Set.of("ca.example");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final List<Probe> looked = new ArrayList<>();
    private final CheckPerspective perspective = new CheckPerspective(probe -> {
        looked.add(probe);
        return new Sighting(Sighting.Verdict.CORROBORATES, "");
    });

    static Stream<Probe> probes() {
        return Stream.of(
                new Probe.DnsChange("example.co.jp", "example.co.jp", VALUE),
                new Probe.DnsChange("example.co.jp", "_kakuin-validation.example.co.jp", VALUE),
                new Probe.WebsiteChange(NAME, "k0hv5r34x51sb.txt", VALUE),
                new Probe.PersistentRecord("xn--eckwd4c7c.xn--zckzah", OURS, "acct:a1@ca.example", NOW),
                new Probe.Alias(NAME, "example.net"),
                new Probe.CaaPermission(NAME, OURS, "ca-tbr-7", "acct:a1@ca.example"));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void probe_shouldBeLookedAt_whenItIsOneOfOurs(Probe probe) {
        assertThat(perspective.run(probe).corroborates()).isTrue();
        assertThat(looked).containsExactly(probe);
    }

    static Stream<Probe> misuses() {
        return Stream.concat(
                Stream.of(
                                "127.0.0.1",
                                "169.254.169.254",
                                "[::1]",
                                "localhost",
                                "example",
                                "Example.co.jp",
                                "example.co.jp.",
                                "example.co.jp:8080",
                                "user@example.co.jp",
                                "example.co.jp/path",
                                "*.example.co.jp",
                                "-a.example",
                                "a..example",
                                "",
                                "a".repeat(64) + ".example",
                                "a.".repeat(130) + "example",
                                "例え.テスト")
                        .flatMap(name -> Stream.of(
                                new Probe.WebsiteChange(name, "file.txt", VALUE),
                                new Probe.CaaPermission(name, OURS, "ca-tbr-7", "acct:a1@ca.example"),
                                new Probe.Alias(NAME, name),
                                new Probe.DnsChange(name, name, VALUE))),
                Stream.of(
                        new Probe.WebsiteChange(NAME, "../../admin", VALUE),
                        new Probe.WebsiteChange(NAME, "a/b", VALUE),
                        new Probe.WebsiteChange(NAME, ".htaccess", VALUE),
                        new Probe.WebsiteChange(NAME, "a?b=c", VALUE),
                        new Probe.WebsiteChange(NAME, "file.txt", ""),
                        new Probe.WebsiteChange(NAME, "file.txt", "two words"),
                        new Probe.WebsiteChange(NAME, "file.txt", "x".repeat(301)),
                        new Probe.DnsChange("example.co.jp", "www.example.co.jp", VALUE),
                        new Probe.DnsChange("example.co.jp", "_a._b.example.co.jp", VALUE),
                        new Probe.DnsChange("example.co.jp", "_example.co.jp", VALUE),
                        new Probe.DnsChange("example.co.jp", "other.example", VALUE),
                        new Probe.PersistentRecord("example.co.jp", Set.of(), "acct:a1@ca.example", NOW),
                        new Probe.CaaPermission(NAME, Set.of("not a name"), "ca-tbr-7", "acct:a1@ca.example"),
                        new Probe.CaaPermission(NAME, OURS, "", "acct:a1@ca.example")));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void nothing_shouldBeLookedUp_whenItIsNoProbeOfOurs(Probe probe) {
        assertThatThrownBy(() -> perspective.run(probe)).isInstanceOf(IllegalArgumentException.class);

        assertThat(looked).isEmpty();
    }
}
