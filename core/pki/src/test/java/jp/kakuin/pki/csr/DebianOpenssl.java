package jp.kakuin.pki.csr;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/**
 * The random numbers of Debian's OpenSSL 0.9.8 of 2006 to 2008 on a 64-bit machine (CVE-2008-0166): what was fed to the pool was left out of the
 * hash, so that nothing but the process id and the amounts told one run from another. {@code openssl genrsa} with a readable {@code .rnd}.
 */
final class DebianOpenssl {

    private static final int POOL = 1023;
    private static final int HASH = 20;
    private static final int STAT_BYTES = 144;
    private static final int RND_FILE_BYTES = 1024;
    private static final int LONG_BYTES = 8;
    private static final int POLLED_BYTES = 32;
    private static final int[] SIEVE = Primes.below(18_000).limit(2048).toArray();
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private final MessageDigest sha1;
    private final byte[] pool = new byte[POOL + HASH];
    private final int processId;
    private byte[] digest = new byte[HASH];
    private int index;
    private int filled;
    private long asked;
    private long added;
    private boolean stirred;

    private DebianOpenssl(int processId) {
        this.processId = processId;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The primes of the key that {@code openssl genrsa <bits>} made as this process, the larger first as OpenSSL keeps them. */
    static BigInteger[] primes(int bits, int processId) {
        var openssl = new DebianOpenssl(processId);
        openssl.add(STAT_BYTES);
        openssl.add(RND_FILE_BYTES);
        var first = openssl.keyPrime(bits / 2);
        var second = openssl.keyPrime(bits / 2);
        return new BigInteger[] {first.max(second), first.min(second)};
    }

    private BigInteger keyPrime(int bits) {
        while (true) {
            var prime = prime(bits);
            if (prime.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    private BigInteger prime(int bits) {
        while (true) {
            var candidate = candidate(bits);
            if (survives(candidate, bits >= 1300 ? 2 : 3)) {
                return candidate;
            }
        }
    }

    /** Neither the candidate nor the number before it has a small factor. */
    private BigInteger candidate(int bits) {
        while (true) {
            var start = number(bits, true);
            var remainders = IntStream.of(SIEVE)
                    .map(p -> start.mod(BigInteger.valueOf(p)).intValue())
                    .toArray();
            int step = 0;
            while (hasSmallFactor(remainders, step)) {
                step += 2;
            }
            var candidate = start.add(BigInteger.valueOf(step));
            if (candidate.bitLength() == bits) {
                return candidate;
            }
        }
    }

    private static boolean hasSmallFactor(int[] remainders, int step) {
        return IntStream.range(1, SIEVE.length).anyMatch(i -> (remainders[i] + step) % SIEVE[i] <= 1);
    }

    /** Miller and Rabin, with witnesses from the same generator. */
    private boolean survives(BigInteger candidate, int rounds) {
        var before = candidate.subtract(BigInteger.ONE);
        int twos = before.getLowestSetBit();
        for (int round = 0; round < rounds; round++) {
            var x = witness(before).modPow(before.shiftRight(twos), candidate);
            boolean passes = x.equals(BigInteger.ONE) || x.equals(before);
            for (int i = 1; i < twos && !passes; i++) {
                x = x.multiply(x).mod(candidate);
                passes = x.equals(before);
            }
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    private BigInteger witness(BigInteger limit) {
        while (true) {
            var drawn = number(limit.bitLength(), false);
            if (drawn.compareTo(limit) < 0) {
                return drawn.add(BigInteger.ONE);
            }
        }
    }

    /** Sizes here are whole bytes. A number for a prime has its two top bits and its last one set. */
    private BigInteger number(int bits, boolean forPrime) {
        add(LONG_BYTES);
        var drawn = bytes(bits / 8);
        if (forPrime) {
            drawn[0] |= (byte) 0xc0;
            drawn[drawn.length - 1] |= 1;
        }
        return new BigInteger(1, drawn);
    }

    private void add(int length) {
        int at = index;
        long count = added;
        var local = digest;
        index += length;
        if (index >= POOL) {
            index %= POOL;
            filled = POOL;
        } else {
            filled = Math.max(filled, index);
        }
        added += (length + HASH - 1) / HASH;
        for (int done = 0; done < length; done += HASH) {
            int part = Math.min(HASH, length - done);
            sha1.update(local);
            updateWithPool(at, part, POOL);
            // Here the bytes to be added were left out.
            updateWithCounts(asked, count++);
            local = sha1.digest();
            at = mix(local, at, part, POOL);
        }
        for (int i = 0; i < HASH; i++) {
            digest[i] ^= local[i];
        }
    }

    private byte[] bytes(int length) {
        if (!stirred) {
            IntStream.of(POLLED_BYTES, LONG_BYTES, LONG_BYTES, LONG_BYTES).forEach(this::add);
            IntStream.rangeClosed(0, POOL / HASH).forEach(_ -> add(HASH));
        }
        int at = index;
        int end = filled;
        long askedBefore = asked++;
        long addedBefore = added;
        int half = HASH / 2;
        index += (length + half - 1) / half * half;
        if (index > end) {
            index %= end;
        }
        var local = digest;
        var out = ByteBuffer.allocate(length);
        for (int part; out.hasRemaining(); out.put(local, half, part)) {
            part = Math.min(half, out.remaining());
            if (out.position() == 0) {
                sha1.update(little(Integer.BYTES).putInt(processId).array());
            }
            sha1.update(local);
            updateWithCounts(askedBefore, addedBefore);
            updateWithPool(at, half, end);
            local = sha1.digest();
            at = mix(local, at, half, end);
        }
        stirred = true;
        updateWithCounts(askedBefore, addedBefore);
        sha1.update(local);
        digest = sha1.digest(digest);
        return out.array();
    }

    private void updateWithPool(int at, int length, int end) {
        int over = Math.max(0, at + length - end);
        sha1.update(pool, at, length - over);
        sha1.update(pool, 0, over);
    }

    private void updateWithCounts(long first, long second) {
        sha1.update(little(2 * LONG_BYTES).putLong(first).putLong(second).array());
    }

    private int mix(byte[] local, int start, int length, int end) {
        int at = start;
        for (int i = 0; i < length; i++) {
            pool[at++] ^= local[i];
            at = at >= end ? 0 : at;
        }
        return at;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
