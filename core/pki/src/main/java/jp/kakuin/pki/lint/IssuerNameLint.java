package jp.kakuin.pki.lint;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The issuer's name is the CA's Subject, byte for byte. */
final class IssuerNameLint implements LintRule {

    @Override
    public String id() {
        return "issuer_name";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.1";
    }

    @Override
    public List<String> check(LintSubject subject) {
        try {
            var named = subject.tbs().getIssuer().getEncoded();
            var own = subject.issuer().certificate().getSubject().getEncoded();
            return Arrays.equals(named, own) ? List.of() : List.of("issuer is not the CA's Subject byte for byte");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
