package jp.kakuin.aws.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.order.Account;
import jp.kakuin.order.Accounts;

/** The accounts in the table. */
public final class TableAccounts implements Accounts {

    private static final String SORT = "ACCOUNT";

    private final Table table;

    public TableAccounts(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Account> find(String id) {
        return table.get(Keys.account(id), SORT)
                .map(item -> new Account(
                        id,
                        item.text("organisationName"),
                        item.text("accessKeySha256"),
                        Instant.parse(item.text("openedAt"))));
    }

    @Override
    public void replaceAccessKey(String accountId, String accessKeySha256) {
        table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(Table.key(Keys.account(accountId), SORT))
                        .conditionExpression("attribute_exists(pk)")
                        .updateExpression("SET accessKeySha256 = :hash")
                        .expressionAttributeValues(Map.of(":hash", Item.string(accessKeySha256))));
    }

    static Item item(Account account) {
        return Item.at(Keys.account(account.id()), SORT)
                .text("organisationName", account.organisationName())
                .text("accessKeySha256", account.accessKeySha256())
                .text("openedAt", account.openedAt().toString());
    }
}
