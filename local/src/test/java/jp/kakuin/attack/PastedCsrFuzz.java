package jp.kakuin.attack;

import java.nio.charset.StandardCharsets;

/** What a customer pastes for a CSR: armour, base64 and all that stands around. */
public final class PastedCsrFuzz {

    private PastedCsrFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        CsrVerdict.check(new String(data, StandardCharsets.UTF_8));
    }
}
