package jp.kakuin.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakuin.order.Account;
import jp.kakuin.order.Accounts;

/** Accounts in memory. */
public final class InMemoryAccounts implements Accounts {

    private final Map<String, Account> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void replaceAccessKey(String accountId, String accessKeySha256) {
        var replaced = byId.computeIfPresent(
                accountId,
                (id, account) -> new Account(id, account.organisationName(), accessKeySha256, account.openedAt()));
        if (replaced == null) {
            throw new IllegalStateException("no such account");
        }
    }

    void open(Account account) {
        byId.putIfAbsent(account.id(), account);
    }
}
