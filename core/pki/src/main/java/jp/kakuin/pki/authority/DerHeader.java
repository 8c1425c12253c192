package jp.kakuin.pki.authority;

import java.io.ByteArrayOutputStream;
import org.bouncycastle.asn1.BERTags;

/** Tag and length of a SEQUENCE whose content is not at hand (X.690 10.1: the length as short as it can be). */
public final class DerHeader {

    private static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;
    private static final int SHORT_FORM = 0x80;
    private static final int BYTE = 8;

    private DerHeader() {}

    /** @param length of the content, in bytes */
    public static byte[] ofSequence(long length) {
        var header = new ByteArrayOutputStream();
        header.write(SEQUENCE);
        if (length < SHORT_FORM) {
            header.write((int) length);
            return header.toByteArray();
        }
        int bytes = (Long.SIZE - Long.numberOfLeadingZeros(length) + BYTE - 1) / BYTE;
        header.write(SHORT_FORM | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            header.write((int) (length >> (i * BYTE)));
        }
        return header.toByteArray();
    }
}
