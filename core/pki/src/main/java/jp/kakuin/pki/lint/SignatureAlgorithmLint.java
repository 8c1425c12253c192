package jp.kakuin.pki.lint;

import java.util.List;
import jp.kakuin.pki.authority.SignatureAlgorithm;

/** The signature algorithm is one this CA may use, byte for byte, and the one of its key. */
final class SignatureAlgorithmLint implements LintRule {

    @Override
    public String id() {
        return "signature_algorithm";
    }

    @Override
    public String citation() {
        return "BR 7.1.3.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var named = SignatureAlgorithm.of(subject.tbs().getSignature());
        if (named.isEmpty()) {
            return List.of("signature algorithm is not allowed");
        }
        return named.get() == subject.issuer().signatureAlgorithm()
                ? List.of()
                : List.of("signature algorithm is not the CA key's");
    }
}
