package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.Contract;
import jp.kakuin.order.JapanTime;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.rule.DatedRules;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.junit.jupiter.api.Test;

/**
 * Certificates as the real pipeline makes them, of every product, key and CA, with names and subjects at their limits and on both sides of every date. Those that our
 * own rules pass are written to {@code target/matrix}, where {@code .ci/lint_matrix.py} lets two other linters judge them.
 */
class CertificateMatrixTest {

    private static final Path FOLDER = Path.of("target", "matrix");

    private static final Map<String, KeyPair> SUBSCRIBERS = keys();
    private static final Map<String, Hierarchy> CAS =
            Map.of("rsa", Samples.rsaCa(), "p256", Samples.ecCa(), "p384", Samples.ca(Keys.ec("secp384r1", "issuing")));

    /** Each with its own key kind, beside the issuing CA of the same. */
    private static final Map<String, Hierarchy> TEST_CAS = Map.of(
            "rsa",
            Samples.trialCa(Keys.rsa(2048, "trial")),
            "p256",
            Samples.trialCa(Keys.ec("secp256r1", "trial")),
            "p384",
            Samples.trialCa(Keys.ec("secp384r1", "trial")));

    private static final String LABEL = "a".repeat(63);

    private static final Map<String, List<String>> NAMES = Map.of(
            "one", List.of("www.example.co.jp"),
            "two", List.of("www.example.co.jp", "example.co.jp"),
            "hundred",
                    IntStream.range(0, 100)
                            .mapToObj(n -> "n" + n + ".example.co.jp")
                            .toList(),
            "idn", List.of("xn--wgv71a119e.jp", "www.xn--p1b6ci4b4b3a.example.co.jp"),
            "longest",
                    List.of(
                            "www.example.co.jp",
                            LABEL + "." + LABEL + "." + LABEL + "." + "b".repeat(47) + ".example.co.jp"));

    private static final List<SubjectIdentity> SUBJECTS = List.of(
            new SubjectIdentity("JP", "Tokyo", "Chiyoda-ku", "Kakuin Shoji Co., Ltd.", "", Optional.empty()),
            new SubjectIdentity("JP", "東京都", "千代田区", "株式会社 角印商事", "", Optional.empty()),
            new SubjectIdentity("JP", "s".repeat(128), "l".repeat(128), "o".repeat(64), "", Optional.empty()),
            new SubjectIdentity("JP", "Hokkaido", "Abuta-gun Niseko-cho", "A", "", Optional.empty()));

    /** The last second before and the first second of each day on which the longest life changes, and of SC-104's and EVG 2.0.3's dates. */
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 3, 15),
            LocalDate.of(2026, 10, 4),
            LocalDate.of(2027, 3, 15),
            LocalDate.of(2027, 9, 15),
            LocalDate.of(2028, 3, 15),
            LocalDate.of(2029, 3, 15));

    private final List<String> manifest = new ArrayList<>();

    private static Map<String, KeyPair> keys() {
        var keys = new LinkedHashMap<String, KeyPair>();
        keys.put("rsa2048", Keys.rsa(2048, "matrix"));
        keys.put("rsa3072", Keys.rsa(3072));
        keys.put("rsa4096", Keys.rsa(4096));
        keys.put("p256", Keys.ec("secp256r1"));
        keys.put("p384", Keys.ec("secp384r1"));
        return keys;
    }

    @Test
    void certificates_shouldVerify_whenWrittenForOtherLinters() throws IOException {
        Files.createDirectories(FOLDER);
        for (var ca : CAS.entrySet()) {
            write("root-" + ca.getKey(), ca.getValue().root(), "ca", ca.getKey());
            write("issuing-" + ca.getKey(), ca.getValue().issuer().chain().getFirst(), "ca", ca.getKey());
            write("trial-" + ca.getKey(), TEST_CAS.get(ca.getKey()).root(), "ca", ca.getKey());
        }
        int number = 0;
        for (var kind : CertificateKind.values()) {
            for (var ca : CAS.keySet()) {
                for (var key : SUBSCRIBERS.keySet()) {
                    for (var names : NAMES.keySet()) {
                        issue(kind, ca, key, names, SUBJECTS.get(number++ % SUBJECTS.size()), Samples.NOW);
                    }
                }
                for (var date : DATES) {
                    var first = JapanTime.startOf(date);
                    issue(kind, ca, "p256", "one", SUBJECTS.getFirst(), first.minusSeconds(1));
                    issue(kind, ca, "p256", "one", SUBJECTS.getFirst(), first);
                }
            }
        }
        Files.write(FOLDER.resolve("manifest.txt"), manifest);
        assertThat(manifest.size()).isGreaterThan(2 * 180);
    }

    private void issue(CertificateKind kind, String ca, String key, String names, SubjectIdentity subject, Instant now)
            throws IOException {
        var hierarchy = (kind == CertificateKind.TRIAL ? TEST_CAS : CAS).get(ca);
        var ledger = new InMemorySignatureLedger();
        var issued = new LedgeredIssuer(
                        () -> IssuingAuthorities.only(CAS.get(ca).issuer())
                                .with(() -> TEST_CAS.get(ca).issuer()),
                        Samples.linter(),
                        Samples.CONTENT,
                        SctSource.NONE,
                        ledger,
                        Clock.fixed(now, ZoneOffset.UTC),
                        new SecureRandom())
                .issue(request(kind, key, NAMES.get(names), subject, now));
        assertThat(Chain.verify(issued.der(), issued.issuerDer(), hierarchy.root(), now))
                .isEmpty();
        for (var entry : ledger.entries()) {
            var name = String.join(
                    "-",
                    kind.name(),
                    ca,
                    key,
                    names,
                    now.toString(),
                    entry.stage().name());
            var order = manifest.size() + "-" + name.toLowerCase(Locale.ROOT).replace(":", "");
            write(order, entry.signed().orElseThrow(), kind.name().toLowerCase(Locale.ROOT), ca);
        }
    }

    /** As long as is recommended on the day, as orders of a year get it. */
    private static IssuanceRequest request(
            CertificateKind kind, String key, List<String> names, SubjectIdentity subject, Instant now) {
        var days = kind == CertificateKind.TRIAL
                ? Contract.TRIAL_DAYS
                : DatedRules.RECOMMENDED_LIFE.on(JapanTime.dayOf(now));
        var validity = new Validity(now, now.plus(Duration.ofDays(days)).minusSeconds(1));
        var sample = Samples.request(kind, SUBSCRIBERS.get(key), validity);
        return new IssuanceRequest(
                sample.order(),
                kind,
                new SubjectIdentity(
                        subject.country(),
                        subject.stateOrProvince(),
                        subject.locality(),
                        subject.organisation(),
                        names.getFirst(),
                        sample.subject().ev()),
                names,
                sample.csr(),
                validity);
    }

    private void write(String name, byte[] der, String kind, String ca) throws IOException {
        Files.writeString(FOLDER.resolve(name + ".pem"), Pem.certificate(der));
        manifest.add(name + ".pem " + kind + (kind.equals("trial") ? " trial-" : " issuing-") + ca + ".pem");
    }
}
