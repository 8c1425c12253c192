package jp.kakuin.pki.crl;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * A signed CRL whose entries lie in a file, to be read as often as is needed while the draft is open.
 *
 * @param entries how many certificates it names
 * @param length of the whole in bytes
 */
public record SignedCrl(byte[] before, Path revoked, byte[] after, long entries, long length) {

    /** The CRL's DER from its beginning. */
    public InputStream open() throws IOException {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before),
                new BufferedInputStream(Files.newInputStream(revoked)),
                new ByteArrayInputStream(after))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCrl that && revoked.equals(that.revoked);
    }

    @Override
    public int hashCode() {
        return revoked.hashCode();
    }

    @Override
    public String toString() {
        return "SignedCrl[" + entries + " entries, " + length + " bytes]";
    }
}
