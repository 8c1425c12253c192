package jp.kakuin.local.ct;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** A Merkle hash tree as RFC 6962 2.1 defines it, over entries that are only ever added. */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> leaves = new ArrayList<>();

    static byte[] leafHash(byte[] entry) {
        return sha256(LEAF, entry, new byte[0]);
    }

    void add(byte[] entry) {
        leaves.add(leafHash(entry));
    }

    int size() {
        return leaves.size();
    }

    /** The index of an entry by its leaf's hash; below 0 if it is not there. */
    int indexOf(byte[] leafHash) {
        for (int i = 0; i < leaves.size(); i++) {
            if (MessageDigest.isEqual(leaves.get(i), leafHash)) {
                return i;
            }
        }
        return -1;
    }

    /** 2.1: MTH(D[0:size]). */
    byte[] root(int size) {
        return size == 0 ? sha256() : hash(0, size);
    }

    /** 2.1.1: PATH(index, D[0:size]). */
    List<byte[]> path(int index, int size) {
        var path = new ArrayList<byte[]>();
        path(index, 0, size, path);
        return path;
    }

    /** 2.1.2: PROOF(first, D[0:second]). */
    List<byte[]> consistency(int first, int second) {
        var proof = new ArrayList<byte[]>();
        if (first > 0) {
            consistency(first, 0, second, true, proof);
        }
        return proof;
    }

    private byte[] hash(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + split(to - from);
        return sha256(NODE, hash(from, middle), hash(middle, to));
    }

    private void path(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** @param whole whether the subtree's root is the first tree's, which whoever checks knows already */
    private void consistency(int first, int from, int to, boolean whole, List<byte[]> proof) {
        if (first == to) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        int middle = from + split(to - from);
        if (first <= middle) {
            consistency(first, from, middle, whole, proof);
            proof.add(hash(middle, to));
        } else {
            consistency(first, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** The largest power of two smaller than so many. */
    private static int split(int leaves) {
        return Integer.highestOneBit(leaves - 1);
    }

    private static byte[] sha256(byte prefix, byte[] left, byte[] right) {
        var digest = digest();
        digest.update(prefix);
        digest.update(left);
        return digest.digest(right);
    }

    private static byte[] sha256() {
        return digest().digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
