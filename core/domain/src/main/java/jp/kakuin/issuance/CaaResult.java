package jp.kakuin.issuance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the CAA records of a name say of this CA (RFC 8659). */
public sealed interface CaaResult {

    /**
     * This CA may issue.
     *
     * @param foundAt where the relevant record set stands: the name itself or an ancestor; empty if the tree has none
     * @param timeToLive of that record set; zero if there is none
     */
    record Permitted(Optional<String> foundAt, Duration timeToLive) implements CaaResult {}

    /**
     * This CA may not issue.
     *
     * @param name the name that was asked for
     * @param foundAt where the records stand: the name itself or an ancestor
     * @param records the records as text, for the customer and for the log of refusals (BR 4.2.2.1)
     */
    record Forbidden(String name, String foundAt, List<String> records) implements CaaResult {
        public Forbidden {
            records = List.copyOf(records);
        }
    }
}
