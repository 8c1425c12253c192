package jp.kakuin.pki.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The extension that carries the logs' timestamps (RFC 6962 3.3). */
public final class SctList {

    private SctList() {}

    /** @param scts each one SignedCertificateTimestamp */
    static Extension of(List<byte[]> scts) {
        var entries = new ByteArrayOutputStream();
        for (var sct : scts) {
            writeWithLength(entries, sct);
        }
        var list = new ByteArrayOutputStream();
        writeWithLength(list, entries.toByteArray());
        try {
            var inner = new DEROctetString(list.toByteArray()).getEncoded();
            return new Extension(CtExtensions.SCT_LIST, false, inner);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The timestamps of a certificate, none if it has no list.
     *
     * @throws IllegalArgumentException if its list is malformed
     */
    public static List<byte[]> of(ToBeSigned certificate) {
        var extension = certificate.parsed().getExtensions().getExtension(CtExtensions.SCT_LIST);
        if (extension == null) {
            return List.of();
        }
        try {
            var list = ByteBuffer.wrap(
                    ASN1OctetString.getInstance(extension.getParsedValue()).getOctets());
            if ((list.getShort() & 0xffff) != list.remaining()) {
                throw new IllegalArgumentException("a list of timestamps of another length than it says");
            }
            var scts = new ArrayList<byte[]>();
            while (list.hasRemaining()) {
                var sct = new byte[list.getShort() & 0xffff];
                list.get(sct);
                scts.add(sct);
            }
            return scts;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a list of timestamps cut short", e);
        }
    }

    /** A TLS vector with two bytes of length. */
    private static void writeWithLength(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
