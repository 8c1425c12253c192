package jp.kakuin.compromise;

import java.util.Optional;

/** The keys reported compromised. Reads are consistent, or a report could miss the certificate that is being signed meanwhile. */
public interface CompromisedKeys {

    /** @param keySha256 lower-case hex of SHA-256 over the DER SubjectPublicKeyInfo */
    Optional<CompromisedKey> find(String keySha256);

    /** Keeps the first report of a key, and gives back what is kept. */
    CompromisedKey add(CompromisedKey key);
}
