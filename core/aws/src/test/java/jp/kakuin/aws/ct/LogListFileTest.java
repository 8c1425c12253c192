package jp.kakuin.aws.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.pki.ct.CtLog;
import jp.kakuin.pki.ct.LogList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form. A log that was read wrongly would be asked in vain, or its timestamps not counted by browsers. */
class LogListFileTest {

    private static final Map<String, byte[]> MADE = new HashMap<>();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final byte[] KEY = key("EC", 256);
    private static final String LIST = """
            {
              "version": "61.3",
              "log_list_timestamp": "2026-11-20T12:53:09Z",
              "operators": [
                {
                  "name": "One",
                  "email": ["ct@one.example"],
                  "logs": [
                    {
                      "description": "One 'Ume2027h1' log",
                      "log_id": "%s",
                      "key": "%s",
                      "url": "https://ct.one.example/ume2027h1/",
                      "mmd": 86400,
                      "log_type": "prod",
                      "state": {"usable": {"timestamp": "2026-05-04T00:00:00Z"}},
                      "temporal_interval": {
                        "start_inclusive": "2027-01-01T00:00:00Z", "end_exclusive": "2027-07-01T00:00:00Z"
                      }
                    }
                  ],
                  "tiled_logs": []
                },
                {
                  "name": "Two",
                  "email": [],
                  "logs": [],
                  "tiled_logs": [
                    {
                      "description": "Two 'Momiji'",
                      "log_id": "%s",
                      "key": "%s",
                      "submission_url": "https://log.two.example/momiji",
                      "monitoring_url": "https://mon.two.example/momiji/",
                      "mmd": 60,
                      "state": {"retired": {"timestamp": "2026-10-01T00:00:00Z"}}
                    }
                  ]
                }
              ]
            }
            """.formatted(
                    id(KEY), BASE64.encodeToString(KEY), id(key("RSA", 2048)), BASE64.encodeToString(key("RSA", 2048)));

    @Test
    void list_shouldSayOfEachLogWhatBrowsersKnow_whenRead() {
        var list = read(LIST);
        assertThat(list.version()).isEqualTo("61.3");
        assertThat(list.timestamp()).isEqualTo("2026-11-20T12:53:09Z");
        assertThat(list.logs()).hasSize(2);
        var ume = list.logs().getFirst();
        assertThat(ume.operator()).isEqualTo("One");
        assertThat(ume.form()).isEqualTo(CtLog.Form.RFC6962);
        assertThat(ume.state()).isEqualTo(CtLog.State.USABLE);
        assertThat(ume.url()).hasToString("https://ct.one.example/ume2027h1/");
        assertThat(ume.interval())
                .contains(new CtLog.Interval(
                        Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-07-01T00:00:00Z")));
        var momiji = list.logs().getLast();
        assertThat(momiji.form()).isEqualTo(CtLog.Form.TILED);
        assertThat(momiji.state()).isEqualTo(CtLog.State.RETIRED);
        assertThat(momiji.since()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(momiji.url()).hasToString("https://log.two.example/momiji/");
        assertThat(momiji.interval()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"61.3\"                  | \"version\": 61            | lacks the text “version”",
                "2026-11-20T12:53:09Z                   | yesterday                  | no list of logs of version 3",
                "\"usable\"                             | \"loved\"                  | its state is not known",
                "https://ct.one.example                 | http://ct.one.example      | does not begin with https",
                "\"key\": \"M                           | \"key\": \"N               | the log's id is not the hash of"
                        + " its key",
                "\"operators\"                          | \"operators\": 1, \"other\" | ",
                "{                                      | [                          | no list of logs of version 3",
            })
    void list_shouldBeRefusedWithASentence_whenItIsNotWhatItShouldBe(String was, String is, String sentence) {
        var bent = LIST.replaceFirst(java.util.regex.Pattern.quote(was), java.util.regex.Matcher.quoteReplacement(is));
        if (sentence == null) {
            assertThat(read(bent).logs()).as("no log is invented").isEmpty();
        } else {
            assertThatThrownBy(() -> read(bent))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(sentence);
        }
    }

    @Test
    void log_shouldBeRefused_whenItsKeyIsNoneThatRfc6962Allows_orItStandsThereTwice() {
        var p384 = key("EC", 384);
        var bent = LIST.replace(BASE64.encodeToString(KEY), BASE64.encodeToString(p384))
                .replace(id(KEY), id(p384));
        assertThatThrownBy(() -> read(bent)).hasMessageContaining("P-256");
        var twice = LIST.replace(BASE64.encodeToString(key("RSA", 2048)), BASE64.encodeToString(KEY))
                .replace(id(key("RSA", 2048)), id(KEY));
        assertThatThrownBy(() -> read(twice)).hasMessageContaining("twice");
    }

    @Test
    void list_shouldBeOld_whenChromeNoLongerGoesByIt() {
        var list = read(LIST);
        assertThat(list.isOldAt(list.timestamp().plus(Duration.ofDays(70)))).isFalse();
        assertThat(list.isOldAt(list.timestamp().plus(Duration.ofDays(70)).plusSeconds(1)))
                .isTrue();
    }

    private static LogList read(String json) {
        return LogListFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] key(String algorithm, int bits) {
        return MADE.computeIfAbsent(algorithm + bits, _ -> {
            try {
                var generator = KeyPairGenerator.getInstance(algorithm);
                generator.initialize(bits);
                return generator.generateKeyPair().getPublic().getEncoded();
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String id(byte[] key) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
