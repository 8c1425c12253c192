package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/** CN is a copy of one dNSName, character by character. */
final class CommonNameLint implements LintRule {

    @Override
    public String id() {
        return "common_name_not_in_san";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.3";
    }

    @Override
    public List<String> check(LintSubject subject) {
        var names = subject.names().stream()
                .filter(name -> name.getTagNo() == GeneralName.dNSName)
                .map(name -> name.getName().toString())
                .toList();
        return subject.subjectValues(BCStyle.CN).stream()
                .filter(cn -> !names.contains(cn))
                .map(cn -> cn + " is not in subjectAltName")
                .toList();
    }
}
