package jp.kakuin.pki.weak;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Fingerprints of weak keys of one size, packed: about 4.3 bytes for each instead of 21. The format is in docs/key-rules.md.
 *
 * <p>48 bits of a fingerprint are kept. The first 16 say in which of 65,536 buckets it is, the other 32 are stored. So one sound key in 2^48
 * divided by the length of the list is taken for a weak one, and no weak key for a sound one.
 */
public final class WeakKeyList {

    static final int MAGIC = 0x4b574b31; // "KWK1"
    private static final int BUCKETS = 1 << 16;
    private static final int LARGEST_BUCKET = 255;
    private static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = 3 * Integer.BYTES + HASH_BYTES;

    private final int bits;
    private final int[] starts;
    private final int[] rests;

    private WeakKeyList(int bits, int[] starts, int[] rests) {
        this.bits = bits;
        this.starts = starts;
        this.rests = rests;
    }

    /** Packs a published list. */
    public static byte[] pack(PublishedList list) {
        var kept = list.fingerprints().stream()
                .mapToLong(Fingerprint::kept)
                .sorted()
                .distinct()
                .toArray();
        var sizes = new int[BUCKETS];
        Arrays.stream(kept).forEach(value -> sizes[(int) (value >>> Integer.SIZE)]++);
        var body = ByteBuffer.allocate(BUCKETS + kept.length * Integer.BYTES);
        for (int size : sizes) {
            if (size > LARGEST_BUCKET) {
                throw new IllegalArgumentException("fingerprints are not spread as those of a hash are");
            }
            body.put((byte) size);
        }
        Arrays.stream(kept).forEach(value -> body.putInt((int) value));
        return ByteBuffer.allocate(HEADER_BYTES + body.capacity())
                .putInt(MAGIC)
                .putInt(list.bits())
                .putInt(kept.length)
                .put(sha256(body.array()))
                .put(body.array())
                .array();
    }

    /** @throws IllegalStateException if the file is not whole: a weak key must not pass because of it */
    static WeakKeyList read(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        if (packed.length < HEADER_BYTES + BUCKETS || in.getInt() != MAGIC) {
            throw new IllegalStateException("this is no packed list of weak keys");
        }
        int bits = in.getInt();
        int length = in.getInt();
        var hash = new byte[HASH_BYTES];
        in.get(hash);
        if (in.remaining() != BUCKETS + (long) length * Integer.BYTES
                || !Arrays.equals(hash, sha256(Arrays.copyOfRange(packed, HEADER_BYTES, packed.length)))) {
            throw new IllegalStateException("a packed list of weak keys is damaged");
        }
        var starts = new int[BUCKETS + 1];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] = starts[bucket] + Byte.toUnsignedInt(in.get());
        }
        var rests = new int[length];
        in.asIntBuffer().get(rests);
        return new WeakKeyList(bits, starts, rests);
    }

    /** Size of the keys listed here. */
    int bits() {
        return bits;
    }

    int length() {
        return rests.length;
    }

    boolean holds(BigInteger modulus) {
        long kept = Fingerprint.kept(Fingerprint.published(modulus));
        int bucket = (int) (kept >>> Integer.SIZE);
        for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
            if (rests[i] == (int) kept) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
