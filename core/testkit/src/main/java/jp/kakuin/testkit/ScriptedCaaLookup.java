package jp.kakuin.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.issuance.CaaLookup;
import jp.kakuin.issuance.CaaResult;

/** A DNS without CAA records, except where a test says otherwise. */
public final class ScriptedCaaLookup implements CaaLookup {

    private final Map<String, CaaResult> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int faults;

    /** The name's records name another CA. */
    public void forbid(String dnsName) {
        answers.put(dnsName, new CaaResult.Forbidden(dnsName, dnsName, List.of("0 issue \"other.example\"")));
    }

    /** The name's owner has mended the records. */
    public void permit(String dnsName) {
        answers.remove(dnsName);
    }

    /** The next lookups get no answer. */
    public void fail(int howMany) {
        faults = howMany;
    }

    @Override
    public CaaResult check(String dnsName) {
        asked.add(dnsName);
        if (faults > 0) {
            faults--;
            throw new IllegalStateException("no answer");
        }
        return answers.getOrDefault(dnsName, new CaaResult.Permitted(Optional.empty(), Duration.ZERO));
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }
}
