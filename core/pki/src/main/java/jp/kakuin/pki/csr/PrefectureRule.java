package jp.kakuin.pki.csr;

import java.util.List;
import java.util.Map;

/** SPEC C-7: ST is one of the 47 prefectures, with or without its own word. */
final class PrefectureRule implements CsrRule {

    private static final String FIELD = Csr.subjectField("ST");

    @Override
    public String id() {
        return "SPEC C-7";
    }

    @Override
    public String citation() {
        return "SPEC C-7";
    }

    @Override
    public List<Finding> check(Csr csr) {
        return csr.value("ST").stream()
                .filter(value -> Prefecture.of(value).isEmpty())
                .map(PrefectureRule::finding)
                .toList();
    }

    private static Finding finding(String value) {
        return Prefecture.withWrongWord(value)
                .map(meant -> Finding.problem(
                        CsrCode.CSR_PREFECTURE_WORD_WRONG, FIELD, Map.of("value", value, "advice", meant.full())))
                .orElseGet(() -> Finding.problem(CsrCode.CSR_PREFECTURE_UNKNOWN, FIELD, Map.of("value", value)));
    }
}
