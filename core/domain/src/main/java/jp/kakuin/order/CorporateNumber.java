package jp.kakuin.order;

import java.util.regex.Pattern;

/** The corporate number (法人番号): a check digit before the twelve digits of the register (法人番号の指定等に関する省令). */
public final class CorporateNumber {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{12}");

    private CorporateNumber() {}

    public static boolean isWellFormed(String number) {
        return FORM.matcher(number).matches();
    }

    /** Whether the check digit of a well-formed number is right. */
    public static boolean isRight(String number) {
        return isWellFormed(number) && number.charAt(0) - '0' == checkDigit(number.substring(1));
    }

    // 9 - (sum of Pn x Qn mod 9), n counted from the right, Qn 1 where n is odd and 2 where it is even.
    private static int checkDigit(String twelveDigits) {
        int sum = 0;
        for (int n = 1; n <= twelveDigits.length(); n++) {
            int digit = twelveDigits.charAt(twelveDigits.length() - n) - '0';
            sum += digit * (n % 2 == 1 ? 1 : 2);
        }
        return 9 - sum % 9;
    }
}
