package jp.kakuin.pki.name;

/** No wildcard: every site is looked at by a person (SPEC A-8), and EV knows none. */
final class WildcardRule implements NameRule {

    @Override
    public String citation() {
        return "SPEC A-8, EVG 7.1.2.1";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.labels().anyMatch(label -> label.contains("*"))) {
            found.add(NameCode.NAME_HAS_WILDCARD);
        }
    }
}
