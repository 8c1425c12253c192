package jp.kakuin.pki.name;

import java.time.LocalDate;

/** A name has a domain behind it: one label alone is an Internal Name. */
final class SingleLabelRule implements NameRule {

    @Override
    public String citation() {
        return "BR 4.2.2, 1.6.1 (Internal Name)";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2016, 10, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        if (!name.isIpAddress() && !name.host().contains(".")) {
            found.add(NameCode.NAME_IS_SINGLE_LABEL);
        }
    }
}
