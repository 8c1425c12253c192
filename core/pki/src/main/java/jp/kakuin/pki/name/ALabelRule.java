package jp.kakuin.pki.name;

import java.time.LocalDate;
import java.util.Map;

/** An {@code xn--} label is Punycode of a label that IDNA 2008 allows, and is written as IDNA writes it. */
final class ALabelRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, RFC 5891 5.4, RFC 5892";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2021, 10, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.labels()
                .filter(label -> NameAnatomy.LDH.matcher(label).matches() && ALabel.isMeantAsOne(label))
                .filter(label -> !ALabel.isValid(label))
                .forEach(label -> found.add(NameCode.NAME_A_LABEL_INVALID, Map.of("label", label)));
    }
}
