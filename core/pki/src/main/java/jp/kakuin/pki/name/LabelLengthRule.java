package jp.kakuin.pki.name;

import java.util.Map;

/** A label has at most 63 characters. */
final class LabelLengthRule implements NameRule {

    @Override
    public String citation() {
        return "RFC 1034 3.1";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.labels()
                .filter(label -> label.length() > NameAnatomy.LABEL_LIMIT)
                .forEach(label -> found.add(NameCode.NAME_LABEL_TOO_LONG, Map.of("label", label)));
    }
}
