package jp.kakuin.pki.name;

import java.util.Map;

/** No label begins or ends with a hyphen. */
final class HyphenRule implements NameRule {

    @Override
    public String citation() {
        return "RFC 5890 2.3.1";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.labels()
                .filter(label -> label.startsWith("-") || label.endsWith("-"))
                .forEach(label -> found.add(NameCode.NAME_HYPHEN_AT_EDGE, Map.of("label", label)));
    }
}
