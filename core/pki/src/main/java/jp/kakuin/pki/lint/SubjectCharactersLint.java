package jp.kakuin.pki.lint;

import java.util.List;

/** No attribute holds what nobody can see: controls, marks that turn a text round, unassigned or private characters, two spaces in a row. */
final class SubjectCharactersLint implements LintRule {

    @Override
    public String id() {
        return "subject_characters";
    }

    @Override
    public String citation() {
        return "BR 7.1.4.2";
    }

    @Override
    public List<String> check(LintSubject subject) {
        return subject.attributesWith(
                "holds what nobody can see", attribute -> !isVisible(LintSubject.text(attribute)));
    }

    private static boolean isVisible(String text) {
        return !text.contains("  ") && text.codePoints().allMatch(SubjectCharactersLint::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
