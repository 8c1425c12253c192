package jp.kakuin.order;

import java.util.regex.Pattern;

/** Numbers as people in Japan type them: full-width digits and a dozen kinds of dash are the same to them (SPEC A-1). */
final class TypedNumber {

    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\u30FC\\uFF0D\\uFF70]");

    private TypedNumber() {}

    /** With ASCII digits and hyphens; everything else as it was. */
    static String ascii(String typed) {
        var text = new StringBuilder();
        DASHES.matcher(typed)
                .replaceAll("-")
                .chars()
                .map(character -> character >= '０' && character <= '９' ? character - '０' + '0' : character)
                .forEach(character -> text.append((char) character));
        return text.toString().strip();
    }

    static String withoutHyphens(String typed) {
        return ascii(typed).replace("-", "");
    }
}
