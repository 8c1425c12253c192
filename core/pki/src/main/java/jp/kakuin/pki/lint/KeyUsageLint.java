package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** digitalSignature, with keyEncipherment for an RSA key, and nothing else. */
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
        var algorithm = subject.tbs().getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
        int expected = algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                : KeyUsage.digitalSignature;
        return subject
                .content(Extension.keyUsage)
                .map(KeyUsage::getInstance)
                .filter(usage -> !usage.equals(new KeyUsage(expected)))
                .map(_ -> "keyUsage does not fit the key")
                .stream()
                .toList();
    }
}
