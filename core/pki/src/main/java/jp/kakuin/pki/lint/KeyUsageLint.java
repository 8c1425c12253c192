package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** digitalSignature and nothing else, for RSA and EC keys alike. */
final class KeyUsageLint implements LintRule {

    @Override
    public String id() {
        return "key_usage";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.11";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.keyUsage)
                .map(KeyUsage::getInstance)
                .filter(usage -> !usage.equals(new KeyUsage(KeyUsage.digitalSignature)))
                .map(_ -> "keyUsage is not digitalSignature alone")
                .stream()
                .toList();
    }
}
