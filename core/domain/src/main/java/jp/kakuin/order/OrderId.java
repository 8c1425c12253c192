package jp.kakuin.order;

import java.util.regex.Pattern;

/**
 * An order's number, as customers quote it: {@code K} and 12 characters of Crockford's base 32 (60 random bits). It opens nothing by itself.
 */
public record OrderId(String value) {

    private static final Pattern FORM = Pattern.compile("K[0-9A-HJKMNP-TV-Z]{12}");

    /** @throws IllegalArgumentException if the text is no order number */
    public OrderId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an order number");
        }
    }

    public static boolean isValid(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
