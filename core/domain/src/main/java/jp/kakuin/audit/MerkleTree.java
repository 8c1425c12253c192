package jp.kakuin.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The Merkle tree hash of RFC 6962 2.1: one hash that no other list of leaves has. */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** Lower-case hex. */
    static String rootOf(List<String> leaves) {
        return HexFormat.of().formatHex(hash(leaves));
    }

    private static byte[] hash(List<String> leaves) {
        var digest = sha256();
        switch (leaves.size()) {
            case 0 -> {}
            case 1 -> {
                digest.update(LEAF);
                digest.update(leaves.getFirst().getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                int split = Integer.highestOneBit(leaves.size() - 1);
                digest.update(NODE);
                digest.update(hash(leaves.subList(0, split)));
                digest.update(hash(leaves.subList(split, leaves.size())));
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
