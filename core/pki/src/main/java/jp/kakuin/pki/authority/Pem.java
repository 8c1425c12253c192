package jp.kakuin.pki.authority;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Certificates and requests as text (RFC 7468). Every PEM ends with a newline, so that files can be put one behind another (SPEC I-1). */
public final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    private static final Pattern ARMOUR =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private Pem() {}

    public static String certificate(byte[] der) {
        return armoured(CERTIFICATE, der);
    }

    /** Several certificates in the order given. */
    public static String certificates(List<byte[]> ders) {
        return ders.stream().map(Pem::certificate).collect(Collectors.joining());
    }

    public static String request(byte[] der) {
        return armoured("CERTIFICATE REQUEST", der);
    }

    /**
     * DER of every certificate in the text, in its order; empty if there is none.
     *
     * @throws IllegalArgumentException if one is damaged
     */
    public static List<byte[]> read(String pem) {
        var ders = new ArrayList<byte[]>();
        var armour = ARMOUR.matcher(pem);
        while (armour.find()) {
            ders.add(Base64.getDecoder().decode(armour.group(1).replaceAll("\\s", "")));
        }
        return List.copyOf(ders);
    }

    private static String armoured(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
