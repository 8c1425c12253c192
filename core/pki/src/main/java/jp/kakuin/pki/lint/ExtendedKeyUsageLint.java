package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** serverAuth alone. */
final class ExtendedKeyUsageLint implements LintRule {

    @Override
    public String id() {
        return "extended_key_usage";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.10, Chrome Root Program Policy 1.8";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject
                .content(Extension.extendedKeyUsage)
                .map(ExtendedKeyUsage::getInstance)
                .filter(usage -> usage.size() != 1 || !usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth))
                .map(_ -> "extendedKeyUsage is not serverAuth alone")
                .stream()
                .toList();
    }
}
