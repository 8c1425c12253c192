package jp.kakuin.pki.authority;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kakuin.issuance.CertificateKind;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * The issuing CAs of this house, the oldest first. The newest whose term has begun issues; those before it only end what they began, and are
 * known for the certificates that they signed. Trials are signed by the test CA, which signs nothing else.
 *
 * @param trial asked for trials alone
 */
public record IssuingAuthorities(List<Term> terms, Supplier<CertificationAuthority> trial) {

    /** @param from when it begins to issue and its predecessor ends */
    public record Term(CertificationAuthority authority, Instant from) {}

    public IssuingAuthorities {
        terms = List.copyOf(terms);
    }

    /** A house without a test CA. */
    public IssuingAuthorities(List<Term> terms) {
        this(terms, () -> {
            throw new IllegalStateException("this house has no test CA: no trial can be signed");
        });
    }

    /** A house that has never rotated its CA. */
    public static IssuingAuthorities only(CertificationAuthority authority) {
        return new IssuingAuthorities(List.of(new Term(authority, Instant.MIN)));
    }

    /** With a test CA besides. */
    public IssuingAuthorities with(Supplier<CertificationAuthority> testCa) {
        return new IssuingAuthorities(terms, testCa);
    }

    /** @throws IllegalStateException if none has begun, or if there is no test CA */
    public CertificationAuthority issuingAt(Instant moment, CertificateKind kind) {
        return kind == CertificateKind.TRIAL ? trial.get() : issuingAt(moment);
    }

    private CertificationAuthority issuingAt(Instant moment) {
        return terms.reversed().stream()
                .filter(term -> !term.from().isAfter(moment))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no issuing CA has begun at " + moment))
                .authority();
    }

    /**
     * The CA that a certificate's content names as its issuer.
     *
     * @throws IllegalStateException if it is none of those that sign this kind
     */
    public CertificationAuthority signerOf(TBSCertificate content, CertificateKind kind) {
        var identifier = AuthorityKeyIdentifier.fromExtensions(content.getExtensions());
        return signersOf(kind)
                .filter(authority -> authority.certificate().getSubject().equals(content.getIssuer()))
                .filter(authority -> Arrays.equals(authority.keyIdentifier(), identifier.getKeyIdentifierOctets()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no CA of this house that signs " + kind + ": " + content.getIssuer()));
    }

    private Stream<CertificationAuthority> signersOf(CertificateKind kind) {
        return kind == CertificateKind.TRIAL
                ? Stream.of(trial.get())
                : terms.stream().map(Term::authority);
    }
}
