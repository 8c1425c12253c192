package jp.kakuin.pki.issuance;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateLinter;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SubjectIdentity;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.Contract;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.CaSetup;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.pki.lint.Linter;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.testkit.ScriptedCertificateLinter;

/** A CA and requests for tests. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    public static final OrderId ORDER = new OrderId("K000000000001");

    /** A root, and an issuing CA below it. */
    public record Hierarchy(byte[] root, CertificationAuthority issuer) {

        /** The same CA whose key is reached in another way. */
        public CertificationAuthority reachedBy(SigningKey key) {
            return CertificationAuthority.of(key, issuer.chain(), issuer.points());
        }
    }

    /** Finds nothing wrong with any CSR. */
    public static final CsrInspector CONTENT = (_, _, _) -> report(List.of());

    private Samples() {}

    /** Our own rules, and an independent hand that finds nothing. */
    public static Linter linter() {
        return linter(new ScriptedCertificateLinter());
    }

    static Linter linter(CertificateLinter independent) {
        return new Linter(new FullyQualifiedNames(), independent);
    }

    /** What is said of a CSR that a rule speaks against. */
    static CsrReport refusing(Code code) {
        return report(List.of(Refusal.of(code)));
    }

    private static CsrReport report(List<Refusal> problems) {
        return new CsrReport(Map.of(), Optional.empty(), Optional.empty(), List.of(), problems, List.of());
    }

    public static Hierarchy rsaCa() {
        return hierarchy(Keys.rsa(2048, "root"), Keys.rsa(2048, "issuing"));
    }

    public static Hierarchy ecCa() {
        return hierarchy(Keys.ec("secp384r1", "root"), Keys.ec("secp256r1", "issuing"));
    }

    /** Another with this key, under a root of its own kind. */
    public static Hierarchy ca(KeyPair issuingKeys) {
        return hierarchy(Keys.ec("secp384r1", "root"), issuingKeys);
    }

    /** The CA that comes after: under the root of {@link #rsaCa}, with another name and key. */
    public static Hierarchy nextCa(KeyPair issuingKeys) {
        return hierarchy(Keys.rsa(2048, "root"), issuingKeys, 2);
    }

    private static Hierarchy hierarchy(KeyPair rootKeys, KeyPair issuingKeys) {
        return hierarchy(rootKeys, issuingKeys, 1);
    }

    private static Hierarchy hierarchy(KeyPair rootKeys, KeyPair issuingKeys, int number) {
        var setup = new CaSetup(new SecureRandom());
        var rootKey = new SoftwareSigningKey(rootKeys);
        var issuingKey = new SoftwareSigningKey(issuingKeys);
        var since = Instant.parse("2026-01-01T00:00:00Z");
        var root = setup.root(
                rootKey,
                new AuthorityName("JP", "Kakuin CA", "Kakuin Test Root"),
                new Validity(since, since.plus(Duration.ofDays(365 * 20))));
        var intermediate = setup.intermediate(
                rootKey,
                root,
                issuingKeys.getPublic(),
                new AuthorityName("JP", "Kakuin CA", "Kakuin Test TLS CA " + number),
                new Validity(since, since.plus(Duration.ofDays(365 * 8))),
                PublicationPoints.ofRoot("kakuin.jp"));
        var points = PublicationPoints.ofIssuing("kakuin.jp", number, 4);
        return new Hierarchy(root, CertificationAuthority.of(issuingKey, List.of(intermediate), points));
    }

    /** The test CA, which is its own root. */
    public static Hierarchy trialCa(KeyPair keys) {
        var key = new SoftwareSigningKey(keys);
        var name = new AuthorityName("JP", "Kakuin CA", "Kakuin TEST CA - not trusted");
        var since = Instant.parse("2026-01-01T00:00:00Z");
        var root = new CaSetup(new SecureRandom())
                .root(key, name, new Validity(since, since.plus(Duration.ofDays(365 * 20))));
        return new Hierarchy(
                root, CertificationAuthority.of(key, List.of(root), PublicationPoints.ofTrial("kakuin.jp")));
    }

    public static IssuanceRequest request(CertificateKind kind, KeyPair subscriber) {
        return request(kind, subscriber, validity(longest(kind)));
    }

    /** Days that a certificate of this kind may live on the samples' day. */
    public static int longest(CertificateKind kind) {
        return kind == CertificateKind.TRIAL ? Contract.TRIAL_DAYS : 199;
    }

    public static IssuanceRequest request(CertificateKind kind, KeyPair subscriber, Validity validity) {
        var name = new AuthorityName("JP", "ignored", "ignored");
        var csr = new CaSetup(new SecureRandom()).intermediateRequest(new SoftwareSigningKey(subscriber), name);
        return new IssuanceRequest(
                ORDER, kind, identity(kind), List.of("www.example.co.jp", "example.co.jp"), Pem.request(csr), validity);
    }

    public static SubjectIdentity identity(CertificateKind kind) {
        var ev = Optional.of(new SubjectIdentity.EvIdentity("Private Organization", "8999900000001", "JP"))
                .filter(_ -> kind == CertificateKind.EV);
        return new SubjectIdentity("JP", "Tokyo", "Chiyoda-ku", "Kakuin Shoji Co., Ltd.", "www.example.co.jp", ev);
    }

    public static Validity validity(int days) {
        return new Validity(NOW, NOW.plus(Duration.ofDays(days)).minusSeconds(1));
    }
}
