package jp.kakuin.revocation;

import java.util.Locale;

/** Serial numbers as people copy them from a browser or from OpenSSL. */
public final class TypedSerial {

    private static final int LONGEST = 100;

    private TypedSerial() {}

    /** Lower-case hex without colons, spaces and leading zeros; what is none of that is found nowhere. */
    public static String of(String typed) {
        var bare =
                typed.length() > LONGEST ? "" : typed.toLowerCase(Locale.ROOT).replaceAll("^0x|[:\\s]", "");
        return bare.matches("[0-9a-f]+") ? bare.replaceFirst("^0+(?=.)", "") : "-";
    }
}
