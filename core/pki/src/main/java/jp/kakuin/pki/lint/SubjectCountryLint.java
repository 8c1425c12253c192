package jp.kakuin.pki.lint;

import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** C is JP: this CA certifies organisations with a base in Japan alone (SPEC A-10, C-4). */
final class SubjectCountryLint implements LintRule {

    @Override
    public String id() {
        return "subject_country";
    }

    @Override
    public String citation() {
        return "BR 7.1.2.7.4, SPEC C-4";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject.subjectValues(BCStyle.C).stream()
                .filter(country -> !country.equals("JP"))
                .map(_ -> "C is not JP")
                .toList();
    }
}
