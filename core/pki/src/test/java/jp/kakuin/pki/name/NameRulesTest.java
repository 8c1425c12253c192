package jp.kakuin.pki.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC C-10, BR 4.2.2 and 7.1.2.7.12: each rule by itself, with what it lets pass and what it stops. */
class NameRulesTest {

    private static final int SAN = 253;

    @ParameterizedTest
    @CsvSource({
        "UrlPartsRule,     www.example.co.jp,                   https://www.example.co.jp, NAME_HAS_PROTOCOL",
        "UrlPartsRule,     www.example.co.jp,                   www.example.co.jp/a,       NAME_HAS_PATH",
        "UrlPartsRule,     www.example.co.jp,                   www.example.co.jp:8443,    NAME_HAS_PORT",
        "TrailingDotRule,  www.example.co.jp,                   www.example.co.jp.,        NAME_ENDS_WITH_DOT",
        "IpAddressRule,    192.example.co.jp,                   192.0.2.1,                 NAME_IS_IP_ADDRESS",
        "IpAddressRule,    192.example.co.jp,                   2001:db8::1,               NAME_IS_IP_ADDRESS",
        "EmptyLabelRule,   www.example.co.jp,                   www..example.co.jp,        NAME_HAS_EMPTY_LABEL",
        "WildcardRule,     www.example.co.jp,                   *.example.co.jp,           NAME_HAS_WILDCARD",
        "WildcardRule,     www.example.co.jp,                   w*.example.co.jp,          NAME_HAS_WILDCARD",
        "QuestionMarkRule, www.example.co.jp,                   ww?.example.co.jp,         NAME_HAS_QUESTION_MARK",
        "UnderscoreRule,   my-host.example.co.jp,               my_host.example.co.jp,     NAME_HAS_UNDERSCORE",
        "UnderscoreRule,   my-host.example.co.jp,               _dmarc.example.co.jp,      NAME_HAS_UNDERSCORE",
        "CharactersRule,   WWW.EXAMPLE.CO.JP,                   user@example.co.jp,        NAME_HAS_WRONG_CHARACTER",
        "CharactersRule,   xn--wgv71a119e.jp,                   日本語.jp,                 NAME_HAS_OTHER_SCRIPT",
        "CharactersRule,   paypal.example.co.jp,                раураl.example.co.jp,      NAME_HAS_OTHER_SCRIPT",
        "CharactersRule,   example.co.jp,                       ｅｘａｍｐｌｅ.co.jp,        NAME_HAS_OTHER_SCRIPT",
        "CharactersRule,   example.co.jp,                       example。co.jp,            NAME_HAS_WRONG_CHARACTER",
        "HyphenRule,       a-b.example.co.jp,                   -ab.example.co.jp,         NAME_HYPHEN_AT_EDGE",
        "HyphenRule,       a-b.example.co.jp,                   ab-.example.co.jp,         NAME_HYPHEN_AT_EDGE",
        "ReservedLabelRule,xn--wgv71a119e.jp,                   ab--cd.jp,                 NAME_LABEL_RESERVED",
        "ReservedLabelRule,a-b--c.jp,                           zz--zz.jp,                 NAME_LABEL_RESERVED",
        "ALabelRule,       xn--wgv71a119e.jp,                   xn--99999999.jp,           NAME_A_LABEL_INVALID",
        "ALabelRule,       xn--strae-oqa.de,                    xn--a.jp,                  NAME_A_LABEL_INVALID",
        "SingleLabelRule,  example.jp,                          intranet,                  NAME_IS_SINGLE_LABEL",
        "ReservedNameRule, example.co.jp,                       www.example.com,           NAME_IS_RESERVED",
        "ReservedNameRule, local.example.co.jp,                 printer.local,             NAME_IS_RESERVED",
        "ReservedNameRule, testament.jp,                        shop.test,                 NAME_IS_RESERVED",
        "ReservedNameRule, internal.jp,                         db.internal,               NAME_IS_RESERVED",
        "ReverseZoneRule,  arpa.example.co.jp,                  1.2.0.192.in-addr.arpa,    NAME_IS_RESERVED",
        "ReverseZoneRule,  arpa.example.co.jp,                  8.b.d.0.1.0.0.2.ip6.arpa,  NAME_IS_RESERVED",
        "ReverseZoneRule,  arpa.example.co.jp,                  router.home.arpa,          NAME_IS_RESERVED",
        "EndingRule,       example.tokyo,                       server.corp,               NAME_ENDING_UNKNOWN",
        "EndingRule,       example.xn--q9jyb4c,                 example.1,                 NAME_ENDING_UNKNOWN",
        "PublicSuffixRule, example.co.jp,                       co.jp,                     NAME_IS_PUBLIC_SUFFIX",
        "PublicSuffixRule, city.kawasaki.jp,                    foo.kawasaki.jp,           NAME_IS_PUBLIC_SUFFIX",
        "PublicSuffixRule, github.io,                           shibuya.tokyo.jp,          NAME_IS_PUBLIC_SUFFIX",
    })
    void rule_shouldStopItsOwnCaseAlone(String rule, String passing, String failing, NameCode code) {
        assertThat(judged(rule, passing)).isEmpty();
        assertThat(judged(rule, failing)).containsExactly(code.name());
    }

    @Test
    void lengths_shouldBeThoseOfTheDns_andOfTheCommonName() {
        var longest = "a".repeat(63) + ".example.co.jp";
        assertThat(judged("LabelLengthRule", longest)).isEmpty();
        assertThat(judged("LabelLengthRule", "a" + longest)).containsExactly("NAME_LABEL_TOO_LONG");
        var name = ("a".repeat(49) + ".").repeat(4) + "a".repeat(40) + ".example.jp";
        assertThat(judged("NameLengthRule", name)).isEmpty();
        assertThat(judged("NameLengthRule", "aaa." + name)).containsExactly("NAME_TOO_LONG");
    }

    @Test
    void everyRule_shouldBeListedWithItsSource_andHaveACaseHere() throws Exception {
        assertThat(NameRules.ALL)
                .allSatisfy(rule -> assertThat(rule.citation()).isNotBlank())
                .allSatisfy(rule -> assertThat(rule.effective()).isBefore(rule.ineffective()));
        var cases = Arrays.stream(NameRulesTest.class
                        .getDeclaredMethod(
                                "rule_shouldStopItsOwnCaseAlone",
                                String.class,
                                String.class,
                                String.class,
                                NameCode.class)
                        .getAnnotation(CsvSource.class)
                        .value())
                .map(row -> row.substring(0, row.indexOf(',')).strip())
                .collect(Collectors.toSet());
        cases.addAll(Arrays.asList("LabelLengthRule", "NameLengthRule"));
        assertThat(NameRules.ALL)
                .extracting(rule -> rule.getClass().getSimpleName())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(cases);
    }

    private static java.util.List<String> judged(String ruleName, String name) {
        var found = new NameFindings();
        NameRules.ALL.stream()
                .filter(rule -> rule.getClass().getSimpleName().equals(ruleName))
                .forEach(rule -> rule.judge(NameAnatomy.of(name, SAN), found));
        return found.refusals("n", name).stream().map(r -> r.code().name()).toList();
    }
}
