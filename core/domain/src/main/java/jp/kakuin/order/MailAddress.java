package jp.kakuin.order;

import java.util.regex.Pattern;

/** A mail address that we write to. Nothing that it may hold can end a mail's header or name a second recipient. */
public final class MailAddress {

    static final int LONGEST = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    // The local part has at most 64 characters (RFC 5321 4.5.3.1.1). No quoted forms: no mail service in Japan hands
    // them out.
    private static final Pattern FORM = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL
            + "\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})");

    private MailAddress() {}

    public static boolean isValid(String typed) {
        return typed.length() <= LONGEST && FORM.matcher(typed).matches();
    }
}
