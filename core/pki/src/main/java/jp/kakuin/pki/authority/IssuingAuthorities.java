package jp.kakuin.pki.authority;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * The issuing CAs of this house, the oldest first. The newest whose term has begun issues; those before it only end what they began, and are
 * known for the certificates that they signed.
 */
public record IssuingAuthorities(List<Term> terms) {

    /** @param from when it begins to issue and its predecessor ends */
    public record Term(CertificationAuthority authority, Instant from) {}

    public IssuingAuthorities {
        terms = List.copyOf(terms);
    }

    /** A house that has never rotated its CA. */
    public static IssuingAuthorities only(CertificationAuthority authority) {
        return new IssuingAuthorities(List.of(new Term(authority, Instant.MIN)));
    }

    /** @throws IllegalStateException if none has begun */
    public CertificationAuthority issuingAt(Instant moment) {
        return terms.reversed().stream()
                .filter(term -> !term.from().isAfter(moment))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no issuing CA has begun at " + moment))
                .authority();
    }

    /**
     * The CA that a certificate's content names as its issuer.
     *
     * @throws IllegalStateException if it is none of these
     */
    public CertificationAuthority signerOf(TBSCertificate content) {
        var identifier = AuthorityKeyIdentifier.fromExtensions(content.getExtensions());
        return terms.stream()
                .map(Term::authority)
                .filter(authority -> authority.certificate().getSubject().equals(content.getIssuer()))
                .filter(authority -> Arrays.equals(authority.keyIdentifier(), identifier.getKeyIdentifierOctets()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no CA of this house: " + content.getIssuer()));
    }
}
