package jp.kakuin.pki.issuance;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.WeakKeys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.InMemorySignatureLedger;

/**
 * Prints what a certificate costs on one core, with a software key and everything but the independent linter, which runs elsewhere: the CSR judged before each signature,
 * precertificate and certificate built, linted by our rules, shown under a throw-away key, stored, signed and verified. Run by {@code bench/certificates}.
 */
final class IssueBench {

    private static final long WARM_NANOS = 5_000_000_000L;
    private static final long MEASURED_NANOS = 5_000_000_000L;
    /** Precertificate and certificate. */
    private static final int SIGNATURES = 2;

    private IssueBench() {}

    public static void main(String[] args) {
        System.out.println("| signatures by | " + insertAccp() + " |");
        measure("RSA 2048", Samples.rsaCa());
        measure("P-256", Samples.ecCa());
    }

    /** Amazon's provider where its jar is on the class path and fits the machine, else the JDK's. */
    private static String insertAccp() {
        try {
            var type = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            var provider = (Provider) type.getField("INSTANCE").get(null);
            Security.insertProviderAt(provider, 1);
            return provider.getName() + " " + provider.getVersionStr();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return "the JDK";
        }
    }

    private static void measure(String what, Samples.Hierarchy ca) {
        var key = ca.issuer().key();
        double bare = perSecond(() -> sign(key));
        var names = new FullyQualifiedNames();
        var check = new CsrCheck(names, WeakKeys.installed(), new InMemoryCompromisedKeys());
        var customer = Keys.ec("secp256r1", "customer");
        var sample = Samples.request(CertificateKind.OV, customer);
        var csr = Pem.request(AnyInput.request(sample.subject(), customer));
        var request = new IssuanceRequest(
                sample.order(), sample.kind(), sample.subject(), sample.dnsNames(), csr, sample.validity());
        var linter = Samples.linter((_, _, _) -> List.of());
        var random = new SecureRandom();
        double certificates = perSecond(() -> new LedgeredIssuer(
                        () -> IssuingAuthorities.only(ca.issuer()),
                        linter,
                        check,
                        SctSource.NONE,
                        new InMemorySignatureLedger(),
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                        random)
                .issue(request));
        System.out.printf("| bare signature, %s | %,.0f /s |%n", what, bare);
        System.out.printf(
                "| certificate with its precertificate, whole pipeline, %s | %,.0f /s |%n", what, certificates);
        System.out.printf(
                "| pipeline to its two bare signatures, %s (goal for RSA 2048: 1.5) | %.2f |%n",
                what, bare / (certificates * SIGNATURES));
    }

    private static void sign(SigningKey key) {
        key.signDigest(new byte[32], SignatureHash.SHA_256);
    }

    private static double perSecond(Runnable work) {
        repeat(work, WARM_NANOS);
        return repeat(work, MEASURED_NANOS);
    }

    private static double repeat(Runnable work, long nanos) {
        long began = System.nanoTime();
        long times = 0;
        while (System.nanoTime() - began < nanos) {
            work.run();
            times++;
        }
        return times * 1e9 / (System.nanoTime() - began);
    }
}
