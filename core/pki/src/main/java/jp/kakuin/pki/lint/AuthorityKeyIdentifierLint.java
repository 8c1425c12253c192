package jp.kakuin.pki.lint;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** authorityKeyIdentifier repeats the CA's subjectKeyIdentifier and nothing else. */
final class AuthorityKeyIdentifierLint implements LintRule {

    @Override
    public String id() {
        return "authority_key_identifier";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.11.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.authorityKeyIdentifier)
                .map(AuthorityKeyIdentifier::getInstance)
                .filter(identifier -> !isWell(identifier, subject))
                .map(_ -> "authorityKeyIdentifier is not the CA's")
                .stream()
                .toList();
    }

    private static boolean isWell(AuthorityKeyIdentifier identifier, LintSubject subject) {
        return Arrays.equals(
                        identifier.getKeyIdentifierOctets(), subject.issuer().keyIdentifier())
                && identifier.getAuthorityCertIssuer() == null
                && identifier.getAuthorityCertSerialNumber() == null;
    }
}
