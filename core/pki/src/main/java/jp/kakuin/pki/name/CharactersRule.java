package jp.kakuin.pki.name;

import java.util.Map;
import java.util.stream.Collectors;

/** A label has letters, digits and hyphens only (LDH); one in another script is written as an A-label. */
final class CharactersRule implements NameRule {

    @Override
    public String citation() {
        return "BR 7.1.2.7.12, RFC 5890 2.3.1";
    }

    @Override
    public void judge(NameAnatomy name, NameFindings found) {
        name.labels().forEach(label -> judge(NameAnatomy.stripped(label), found));
    }

    private static void judge(String label, NameFindings found) {
        if (label.codePoints().anyMatch(c -> c >= 128 && Character.isLetterOrDigit(c))) {
            found.add(NameCode.NAME_HAS_OTHER_SCRIPT, Map.of("label", label, "advice", ALabel.of(label)));
        } else if (!NameAnatomy.LDH.matcher(label).matches()) {
            found.add(NameCode.NAME_HAS_WRONG_CHARACTER, Map.of("characters", strangers(label)));
        }
    }

    private static String strangers(String label) {
        return label.codePoints()
                .mapToObj(Character::toString)
                .filter(c -> !NameAnatomy.LDH.matcher(c).matches())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
