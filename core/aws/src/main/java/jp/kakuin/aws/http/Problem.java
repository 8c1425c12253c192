package jp.kakuin.aws.http;

import java.util.List;
import java.util.Locale;
import jp.kakuin.catalogue.Text;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Sentences;

/**
 * Refusals as they go over the wire (RFC 9457, SPEC A-6 and H-4).
 *
 * @param type names the first code
 * @param title the first code's sentence, Japanese then English
 * @param code the first code
 * @param errors one for each refusal
 */
record Problem(String type, String title, int status, String code, List<Entry> errors) {

    /** @param field path in the request; empty if no field is to blame */
    record Entry(String code, String rule, String field, Text detail) {}

    static Problem of(List<Refusal> refusals) {
        var entries = refusals.stream().map(Problem::entry).toList();
        var first = entries.getFirst();
        return new Problem(
                "urn:kakuin:problem:" + first.code(),
                first.detail().ja() + " / " + first.detail().en(),
                ProblemStatus.of(refusals),
                first.code(),
                entries);
    }

    static Entry entry(Refusal refusal) {
        return new Entry(
                refusal.code().name(),
                refusal.code().rule(),
                refusal.field(),
                new Text(Sentences.of(refusal, Locale.JAPANESE), Sentences.of(refusal, Locale.ENGLISH)));
    }
}
