package jp.kakuin.audit;

/** The key that signs audit roots, and nothing else. */
public interface AuditSeal {

    /** DER of the SubjectPublicKeyInfo: a P-256 key. */
    byte[] publicKey();

    /** ECDSA with SHA-256 over the message, DER. */
    byte[] sign(byte[] message);
}
