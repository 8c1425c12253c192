package jp.kakuin.pki.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kakuin.csr.HostNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC C-10: a wrong name let through is a misissued certificate; a right one refused is a lost customer. */
class FullyQualifiedNamesTest {

    private static final int CN = 64;
    private static final int SAN = 253;
    private final HostNames names = new FullyQualifiedNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.co.jp",
                "example.co.jp",
                "EXAMPLE.CO.JP",
                "a-b.example.co.jp",
                "1.example.co.jp",
                "www.kakuin.jp",
                "a.tokyo",
                "xn--wgv71a119e.jp",
                "www.xn--wgv71a119e.jp",
                "xn--fiqs8s.xn--fiqs8s",
                "xn--strae-oqa.de",
                "city.kawasaki.jp",
                "kakuin.github.io"
            })
    void name_shouldPass_whenItIsAPublicHostName(String name) {
        assertThat(names.problems(name, "names[0]", CN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                               NAME_MISSING",
        "'  ',                             NAME_MISSING",
        "https://www.example.co.jp,        NAME_HAS_PROTOCOL",
        "www.example.co.jp/,               NAME_HAS_PATH",
        "www.example.co.jp:443,            NAME_HAS_PORT",
        "192.0.2.1,                        NAME_IS_IP_ADDRESS",
        "2001:db8::1,                      NAME_IS_IP_ADDRESS",
        "[2001:db8::1],                    NAME_IS_IP_ADDRESS",
        "*.example.co.jp,                  NAME_HAS_WILDCARD",
        "www.exam?ple.co.jp,               NAME_HAS_QUESTION_MARK",
        "www.example.co.jp.,               NAME_ENDS_WITH_DOT",
        "my_host.example.co.jp,            NAME_HAS_UNDERSCORE",
        "www..example.co.jp,               NAME_HAS_EMPTY_LABEL",
        ".example.co.jp,                   NAME_HAS_EMPTY_LABEL",
        "日本語.jp,                        NAME_HAS_OTHER_SCRIPT",
        "www example.co.jp,                NAME_HAS_WRONG_CHARACTER",
        "user@example.co.jp,               NAME_HAS_WRONG_CHARACTER",
        "-a.example.co.jp,                 NAME_HYPHEN_AT_EDGE",
        "a-.example.co.jp,                 NAME_HYPHEN_AT_EDGE",
        "xn--a.jp,                         NAME_A_LABEL_INVALID",
        "xn--99999999.jp,                  NAME_A_LABEL_INVALID",
        "xn--WGV71A119E9.jp,               NAME_A_LABEL_INVALID",
        "xn--abc-.jp,                      NAME_HYPHEN_AT_EDGE+NAME_A_LABEL_INVALID",
        "ab--c.jp,                         NAME_LABEL_RESERVED",
        "localhost,                        NAME_IS_SINGLE_LABEL",
        "jp,                               NAME_IS_SINGLE_LABEL",
        "www.example.com,                  NAME_IS_RESERVED",
        "example.net,                      NAME_IS_RESERVED",
        "printer.local,                    NAME_IS_RESERVED",
        "web.internal,                     NAME_IS_RESERVED",
        "www.shop.test,                    NAME_IS_RESERVED",
        "abc.onion,                        NAME_IS_RESERVED",
        "1.2.0.192.in-addr.arpa,           NAME_IS_RESERVED",
        "server.corp,                      NAME_ENDING_UNKNOWN",
        "192.0.2,                          NAME_ENDING_UNKNOWN",
        "co.jp,                            NAME_IS_PUBLIC_SUFFIX",
        "shibuya.tokyo.jp,                 NAME_IS_PUBLIC_SUFFIX",
        "foo.kawasaki.jp,                  NAME_IS_PUBLIC_SUFFIX",
        "https://*.example.com:8443/a?b=c, NAME_HAS_PROTOCOL+NAME_HAS_PATH+NAME_HAS_PORT+NAME_HAS_WILDCARD+NAME_IS_RESERVED",
    })
    void name_shouldBeRefusedWithItsOwnCode_whenItMayNotStand(String name, String codes) {
        assertThat(names.problems(name, "csr.subject.CN", CN).stream()
                        .map(r -> r.code().name()))
                .containsExactlyInAnyOrder(codes.split("\\+"));
        assertThat(names.problems(name, "csr.subject.CN", CN))
                .allMatch(r -> r.field().equals("csr.subject.CN"));
    }

    @Test
    void length_shouldBeJudgedByPlace_whenNameIsLong() {
        var name = "a".repeat(51) + ".example.co.jp";
        assertThat(name).hasSize(65);
        assertThat(names.problems(name.substring(1), "n", CN)).isEmpty();
        assertThat(names.problems(name, "n", CN)).singleElement().satisfies(r -> {
            assertThat(r.code()).isEqualTo(NameCode.NAME_TOO_LONG);
            assertThat(r.arguments()).containsEntry("length", "65").containsEntry("limit", "64");
        });
        assertThat(names.problems(name, "n", SAN)).isEmpty();
        assertThat(names.problems("a".repeat(64) + ".example.co.jp", "n", SAN))
                .extracting(r -> r.code().name())
                .containsExactly("NAME_LABEL_TOO_LONG");
    }

    @Test
    void authorizationDomainNames_shouldPruneToRegistrable_whenNameIsDeep() {
        assertThat(names.authorizationDomainNames("a.b.example.co.jp"))
                .containsExactly("a.b.example.co.jp", "b.example.co.jp", "example.co.jp");
        assertThat(names.authorizationDomainNames("example.co.jp")).containsExactly("example.co.jp");
        assertThat(names.authorizationDomainNames("kakuin.github.io")).containsExactly("kakuin.github.io", "github.io");
        assertThatThrownBy(() -> names.authorizationDomainNames("co.jp")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void problems_shouldNeverThrow_whenNameIsNoise() {
        var random = new Random(10);
        var alphabet = "abcxn--..**??__::[]//%@ \t\n日本ß\u0301\uD83D\uDE00\uD83Djp.co".toCharArray();
        for (int i = 0; i < 20_000; i++) {
            var name = IntStream.range(0, random.nextInt(40))
                    .mapToObj(n -> String.valueOf(alphabet[random.nextInt(alphabet.length)]))
                    .collect(Collectors.joining());
            assertThat(names.problems(name, "n", CN)).isNotNull();
        }
    }

    @Test
    void punycode_shouldEncodeBackTheSame_whenItDecodes() {
        for (var text : Arrays.asList("日本語", "bücher", "角印", "例え-テスト", "straße", "中国")) {
            assertThat(Punycode.decode(Punycode.encode(text))).contains(text);
        }
        assertThat(Punycode.encode("日本語")).isEqualTo("wgv71a119e");
        assertThat(Punycode.encode("bücher")).isEqualTo("bcher-kva");
    }
}
