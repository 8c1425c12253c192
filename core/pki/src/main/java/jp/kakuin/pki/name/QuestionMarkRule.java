package jp.kakuin.pki.name;

/** No question mark, which some take for a wildcard. */
final class QuestionMarkRule implements NameRule {

    @Override
    public String citation() {
        return "SPEC C-10";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.labels().anyMatch(label -> label.contains("?"))) {
            found.add(NameCode.NAME_HAS_QUESTION_MARK);
        }
    }
}
