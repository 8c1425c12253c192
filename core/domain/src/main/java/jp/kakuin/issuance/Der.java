package jp.kakuin.issuance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An element of DER that we wrote ourselves, read where no certificate library is at hand.
 *
 * @param whole tag, length and content
 */
record Der(int tag, byte[] content, byte[] whole) {

    /** The elements that stand one behind the other. */
    static List<Der> read(byte[] bytes) {
        var der = ByteBuffer.wrap(bytes);
        var found = new ArrayList<Der>();
        while (der.hasRemaining()) {
            found.add(next(der));
        }
        return found;
    }

    List<Der> children() {
        return read(content);
    }

    /** @throws IllegalArgumentException if no child has this tag */
    Der child(int wanted) {
        return children().stream()
                .filter(child -> child.tag == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such element"));
    }

    String text() {
        return new String(content, StandardCharsets.US_ASCII);
    }

    String hex() {
        return HexFormat.of().formatHex(content);
    }

    private static Der next(ByteBuffer der) {
        int start = der.position();
        int tag = Byte.toUnsignedInt(der.get());
        var content = new byte[length(der)];
        der.get(content);
        var whole = new byte[der.position() - start];
        der.get(start, whole);
        return new Der(tag, content, whole);
    }

    private static int length(ByteBuffer der) {
        int first = Byte.toUnsignedInt(der.get());
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | Byte.toUnsignedInt(der.get());
        }
        if (length < 0 || length > der.remaining()) {
            throw new IllegalArgumentException("longer than what is there");
        }
        return length;
    }
}
