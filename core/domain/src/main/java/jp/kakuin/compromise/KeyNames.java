package jp.kakuin.compromise;

import jp.kakuin.refusal.Result;

/** Reads which key a text names: a public key, a certificate or a CSR in PEM. */
@FunctionalInterface
public interface KeyNames {

    /** @param keySha256 as it would be in a certificate of ours, however the text encodes the key */
    record Name(String keySha256, CompromisedKey.Named named) {}

    /** @return refusals with a {@link CompromiseCode} if no key is named, or one by a CSR whose signature is wrong */
    Result<Name> read(String pem, String field);
}
