package jp.kakuin.pki.lint;

import java.util.List;
import java.util.regex.Pattern;

/** No attribute is a mere sign that there is no value, such as a dot, a dash or a space. */
final class SubjectMetadataLint implements LintRule {

    private static final Pattern SUBSTANCE = Pattern.compile("[\\p{L}\\p{N}]");

    @Override
    public String id() {
        return "subject_metadata";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject.attributesWith("says nothing", attribute -> isEmptyTalk(LintSubject.text(attribute)));
    }

    private static boolean isEmptyTalk(String text) {
        return !SUBSTANCE.matcher(text).find() || !text.equals(text.strip());
    }
}
