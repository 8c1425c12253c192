package jp.kakuin.pki.csr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import jp.kakuin.refusal.Code;

/** Takes the DER out of what a customer pasted (SPEC C-1). */
final class CsrArmour {

    static final int LIMIT = 16 * 1024;
    private static final Pattern ARMOUR = Pattern.compile(
            "-----BEGIN (NEW )?CERTIFICATE REQUEST-----([^-]*)-----END (NEW )?CERTIFICATE REQUEST-----");
    private static final String SPACE = " \t\n\u000B\f\r\u00A0\u3000\uFEFF\u200B";

    private CsrArmour() {}

    /** The DER, or why there is none. */
    sealed interface Opened {
        record Der(byte[] bytes) implements Opened {}

        record Closed(Code code) implements Opened {}
    }

    static Opened open(String pasted) {
        if (pasted.isBlank()) {
            return new Opened.Closed(CsrCode.CSR_MISSING);
        }
        if (pasted.length() > LIMIT || pasted.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            return new Opened.Closed(CsrCode.CSR_TOO_LARGE);
        }
        if (pasted.contains("PRIVATE KEY-----")) {
            // Even beside a good CSR: a key that was sent to anyone is no longer private (BR 4.9.1.1).
            return new Opened.Closed(CsrCode.CSR_IS_PRIVATE_KEY);
        }
        var armour = ARMOUR.matcher(pasted);
        return armour.find() ? decode(armour.group(2)) : new Opened.Closed(whatElse(pasted));
    }

    private static Opened decode(String body) {
        try {
            return new Opened.Der(Base64.getDecoder().decode(withoutSpace(body)));
        } catch (IllegalArgumentException noBase64) {
            return new Opened.Closed(CsrCode.CSR_BASE64_BROKEN);
        }
    }

    private static String withoutSpace(String body) {
        var text = new StringBuilder(body.length());
        for (char character : body.toCharArray()) {
            if (SPACE.indexOf(character) < 0) {
                text.append(character);
            }
        }
        return text.toString();
    }

    private static CsrCode whatElse(String pasted) {
        return pasted.contains("BEGIN CERTIFICATE-----") ? CsrCode.CSR_IS_CERTIFICATE : CsrCode.CSR_ARMOUR_MISSING;
    }
}
