package jp.kakuin.order;

import java.util.Optional;

/** The accounts, kept. */
public interface Accounts {

    Optional<Account> find(String id);

    /** Replaces the access key's hash: only the newest key opens the account. */
    void replaceAccessKey(String accountId, String accessKeySha256);
}
