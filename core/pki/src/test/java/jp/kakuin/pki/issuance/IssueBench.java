package jp.kakuin.pki.issuance;

import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.Pace;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.SharedPrimes;
import jp.kakuin.pki.csr.WeakKeys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.InMemorySignatureLedger;

/**
 * Prints what a certificate costs on one core, with a software key and everything but the independent linter, which runs elsewhere: the CSR judged before each signature,
 * precertificate and certificate built, linted by our rules, shown under a throw-away key, stored, signed and verified. Run by {@code bench/certificates}.
 */
final class IssueBench {

    /** Of processor time: compiling this much code takes longer than running it often enough. */
    private static final int WARM_SECONDS = 40;
    /** Precertificate and certificate. */
    private static final int SIGNATURES = 2;

    private IssueBench() {}

    /** @param args {@code RSA} for customers with RSA keys, each time another; else theirs are on P-256 */
    public static void main(String[] args) {
        System.out.println("| signatures by | " + insertAccp() + " |");
        boolean rsa = args.length > 0 && args[0].equals("RSA");
        measure(
                rsa ? "RSA 2048, each time another key" : "P-256",
                rsa ? SharedPrimes.keys(2048) : List.of(Keys.ec("secp256r1", "one"), Keys.ec("secp256r1", "other")));
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

    private static void measure(String customers, List<KeyPair> keys) {
        var ca = Samples.rsaCa();
        var key = ca.issuer().key();
        var paces = Pace.perSecond(
                WARM_SECONDS, () -> key.signDigest(new byte[32], SignatureHash.SHA_256), issuing(ca, keys));
        row("bare signature, RSA 2048", paces[0]);
        row("certificate with its precertificate, whole pipeline, customers " + customers, paces[1]);
        System.out.printf(
                "| whole pipeline to its two bare signatures, customers %s (goal: 1.5) | %.2f |%n",
                customers, paces[0] / (paces[1] * SIGNATURES));
    }

    private static void row(String what, double perSecond) {
        System.out.printf("| %s | %,.0f /s (%.0f µs) |%n", what, perSecond, 1e6 / perSecond);
    }

    private static Runnable issuing(Samples.Hierarchy ca, List<KeyPair> customers) {
        var check = new CsrCheck(new FullyQualifiedNames(), WeakKeys.installed(), new InMemoryCompromisedKeys());
        var linter = Samples.linter((_, _, _) -> List.of());
        var random = new SecureRandom();
        var requests = customers.stream().map(IssueBench::request).toList();
        var next = new AtomicInteger();
        return () -> new LedgeredIssuer(
                        () -> IssuingAuthorities.only(ca.issuer()),
                        linter,
                        check,
                        SctSource.NONE,
                        new InMemorySignatureLedger(),
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                        random)
                .issue(requests.get(next.getAndIncrement() % requests.size()));
    }

    private static IssuanceRequest request(KeyPair customer) {
        var sample = Samples.request(CertificateKind.OV, customer);
        var csr = Pem.request(AnyInput.request(sample.subject(), customer));
        return new IssuanceRequest(
                sample.order(), sample.kind(), sample.subject(), sample.dnsNames(), csr, sample.validity());
    }
}
