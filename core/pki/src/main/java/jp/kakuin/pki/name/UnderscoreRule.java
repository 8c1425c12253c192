package jp.kakuin.pki.name;

import java.time.LocalDate;

/** No underscore: no label of letters, digits and hyphens has one. */
final class UnderscoreRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2019, 5, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (name.labels().anyMatch(label -> label.contains("_"))) {
            found.add(NameCode.NAME_HAS_UNDERSCORE);
        }
    }
}
