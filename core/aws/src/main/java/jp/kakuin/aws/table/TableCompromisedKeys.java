package jp.kakuin.aws.table;

import java.util.List;
import java.util.Optional;
import jp.kakuin.aws.json.Json;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;

/** The keys reported compromised, each beside the serial numbers that certify it. */
public final class TableCompromisedKeys implements CompromisedKeys {

    private static final String SORT = "COMPROMISED";
    private static final String DATA = "data";

    private final Table table;

    public TableCompromisedKeys(Table table) {
        this.table = table;
    }

    @Override
    public Optional<CompromisedKey> find(String keySha256) {
        return Keys.canBeId(keySha256)
                ? table.get(Keys.key(keySha256), SORT).map(item -> Json.read(item.text(DATA), CompromisedKey.class))
                : Optional.empty();
    }

    @Override
    public CompromisedKey add(CompromisedKey key) {
        var item = Item.at(Keys.key(key.keySha256()), SORT).text(DATA, Json.write(key));
        Contended.retried(() -> table.transact(List.of(table.putNew(item))));
        return find(key.keySha256()).orElseThrow();
    }
}
