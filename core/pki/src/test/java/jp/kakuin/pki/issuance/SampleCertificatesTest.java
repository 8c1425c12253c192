package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.junit.jupiter.api.Test;

/** Writes {@code target/samples/*.pem} for {@code lint.sh}: each product, kind of subscriber key and kind of CA key. */
class SampleCertificatesTest {

    private static final Path FOLDER = Path.of("target", "samples");

    @Test
    void samples_shouldVerify_whenWrittenForTheLinters() throws IOException {
        Files.createDirectories(FOLDER);
        write("rsa-ca", Samples.rsaCa());
        write("ec-ca", Samples.ecCa());
    }

    private static void write(String ca, Hierarchy hierarchy) throws IOException {
        write("root-" + ca, hierarchy.root());
        write("intermediate-" + ca, hierarchy.issuer().chain().getFirst());
        for (var kind : CertificateKind.values()) {
            write(ca, hierarchy, kind, "rsa2048", Keys.rsa(2048));
            write(ca, hierarchy, kind, "p256", Keys.ec("secp256r1"));
        }
    }

    private static void write(String ca, Hierarchy hierarchy, CertificateKind kind, String keyName, KeyPair keys)
            throws IOException {
        var ledger = new InMemorySignatureLedger();
        var issuer = new LedgeredIssuer(
                () -> IssuingAuthorities.only(hierarchy.issuer()),
                new FullyQualifiedNames(),
                Samples.CONTENT,
                SctSource.NONE,
                ledger,
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                new SecureRandom());
        var issued = issuer.issue(Samples.request(kind, keys));
        assertThat(Chain.verify(issued.der(), issued.issuerDer(), hierarchy.root(), Samples.NOW))
                .isEmpty();
        write(kind.name().toLowerCase(Locale.ROOT) + "-" + keyName + "-" + ca, issued.der());
    }

    private static void write(String name, byte[] der) throws IOException {
        Files.writeString(FOLDER.resolve(name + ".pem"), Pem.certificate(der));
    }
}
