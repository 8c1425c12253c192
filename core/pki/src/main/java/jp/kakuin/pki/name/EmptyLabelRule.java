package jp.kakuin.pki.name;

/** No label is empty: no dot in front, no two in a row. */
final class EmptyLabelRule implements NameRule {

    @Override
    public String citation() {
        return "RFC 1034 3.5";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.labels().anyMatch(String::isEmpty)) {
            found.add(NameCode.NAME_HAS_EMPTY_LABEL);
        }
    }
}
