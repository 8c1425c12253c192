package jp.kakuin.order;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Tells whether two spellings of a name, Japanese or romanised, are of one organisation (SPEC A-11). */
public final class OrganisationName {

    /** Legal forms say nothing about who it is. */
    private static final String LEGAL_FORMS = "株式会社|有限会社|合同会社|合資会社|合名会社|特定非営利活動法人|独立行政法人|地方独立行政法人|国立大学法人|公立大学法人"
            + "|一般社団法人|一般財団法人|公益社団法人|公益財団法人|学校法人|医療法人社団|医療法人財団|医療法人|社会福祉法人|宗教法人|\\((株|有|同|社|財|学|医|福|宗)\\)";

    private static final String ROMANISED_FORMS =
            "\\b(kabushiki kaisha|yugen kaisha|godo kaisha|co|company|ltd|limited|inc|incorporated|corp|corporation|k k|kk|g k|gk|y k|yk|llc)\\b";

    private OrganisationName() {}

    /** Without legal form, middle dots, punctuation, width, case and spaces; the whole name where nothing else is left. */
    public static String comparable(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = plain.replaceAll(LEGAL_FORMS, " ")
                .replaceAll("[^\\p{L}\\p{N}\\p{M}ー]+", " ")
                .replaceAll(ROMANISED_FORMS, " ");
        return List.of(words, plain).stream()
                .map(text -> text.replaceAll("[^\\p{L}\\p{N}\\p{M}ー]+", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
