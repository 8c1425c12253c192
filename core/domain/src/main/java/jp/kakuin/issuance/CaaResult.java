package jp.kakuin.issuance;

import java.util.List;

/** What CAA says of a name (RFC 8659). */
public sealed interface CaaResult {

    /**
     * This CA may issue.
     *
     * @param foundAt the domain whose records say so; empty if there are none up to the root
     */
    record Permitted(String name, String foundAt) implements CaaResult {}

    /**
     * This CA may not issue.
     *
     * @param foundAt the domain whose records forbid it
     * @param records as in a zone file, for example {@code 0 issue "other.example"}
     */
    record Forbidden(String name, String foundAt, List<String> records) implements CaaResult {
        public Forbidden {
            records = List.copyOf(records);
        }
    }
}
