package jp.kakuin.pki.lint;

import java.util.List;
import jp.kakuin.pki.certificate.CtExtensions;
import org.bouncycastle.asn1.DERNull;

/** Poison and timestamps never stand together, and the poison is NULL. */
final class PrecertificateLint implements LintRule {

    @Override
    public String id() {
        return "precertificate";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.9";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var poison = subject.content(CtExtensions.POISON);
        if (poison.isPresent() && subject.extension(CtExtensions.SCT_LIST).isPresent()) {
            return List.of("a precertificate with timestamps");
        }
        return poison.filter(content -> !DERNull.INSTANCE.equals(content)).isPresent()
                ? List.of("the poison is not NULL")
                : List.of();
    }
}
