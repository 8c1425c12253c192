package jp.kakuin.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.CompromisedKeys;

/** The keys reported compromised, in memory. */
public final class InMemoryCompromisedKeys implements CompromisedKeys {

    private final Map<String, CompromisedKey> keys = new HashMap<>();

    @Override
    public synchronized Optional<CompromisedKey> find(String keySha256) {
        return Optional.ofNullable(keys.get(keySha256));
    }

    @Override
    public synchronized CompromisedKey add(CompromisedKey key) {
        keys.putIfAbsent(key.keySha256(), key);
        return keys.get(key.keySha256());
    }
}
