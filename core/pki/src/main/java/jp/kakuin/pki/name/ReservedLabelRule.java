package jp.kakuin.pki.name;

import java.time.LocalDate;
import java.util.Map;

/** Hyphens as third and fourth character are reserved (R-LDH); {@code xn--} alone is in use. */
final class ReservedLabelRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, RFC 5890 2.3.1";
    }

    @Override
    public LocalDate effective() {
        return LocalDate.of(2021, 10, 1);
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.labels()
                .filter(label -> NameAnatomy.LDH.matcher(label).matches() && label.startsWith("--", 2))
                .filter(label -> !ALabel.isMeantAsOne(label))
                .forEach(label -> found.add(NameCode.NAME_LABEL_RESERVED, Map.of("label", label)));
    }
}
