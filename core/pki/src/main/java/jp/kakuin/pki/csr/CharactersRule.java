package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SPEC C-6: what characters ST, L and O may have, and at most 64 of them. CN has stricter rules of its own (C-10). */
final class CharactersRule implements CsrRule {

    private static final Set<String> JUDGED = Set.of("ST", "L", "O");
    /** But for the ampersand, of which another finding tells. */
    private static final Pattern STRANGER = Pattern.compile("[^0-9A-Za-z ',\\-.:=&]");

    private static final int LIMIT = 64;

    @Override
    public String id() {
        return "SPEC C-6";
    }

    @Override
    public String citation() {
        return "SPEC C-6, BR 7.1.4.2";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return csr.attributes().stream()
                .filter(a -> JUDGED.contains(a.shortName()))
                .flatMap(a -> judge(a).stream())
                .distinct()
                .toList();
    }

    private static List<Finding> judge(SubjectAttribute attribute) {
        var findings = new ArrayList<Finding>();
        var name = attribute.shortName();
        var field = Csr.subjectField(name);
        if (attribute.value().contains("&")) {
            findings.add(Finding.problem(
                    CsrCode.CSR_FIELD_HAS_AMPERSAND,
                    field,
                    Map.of("field", name, "advice", attribute.value().replaceAll("\\s*&\\s*", " and "))));
        }
        var strangers = strangers(attribute.value());
        if (!strangers.isEmpty()) {
            findings.add(Finding.problem(
                    CsrCode.CSR_FIELD_HAS_WRONG_CHARACTER, field, Map.of("field", name, "characters", strangers)));
        }
        int length = attribute.value().codePointCount(0, attribute.value().length());
        if (length > LIMIT) {
            findings.add(Finding.problem(
                    CsrCode.CSR_FIELD_TOO_LONG, field, Map.of("field", name, "length", String.valueOf(length))));
        }
        return findings;
    }

    private static String strangers(String value) {
        return STRANGER.matcher(value)
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
