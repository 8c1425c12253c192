package jp.kakuin.pki.caa;

import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.CaaRefusal;

/** What the tree of a name says of this CA. */
sealed interface CaaVerdict {

    /** @param foundAt where the relevant records stand; empty if no name up to the top-level domain has some */
    record Permitted(Optional<String> foundAt, List<String> records) implements CaaVerdict {}

    record Forbidden(String foundAt, List<String> records, CaaRefusal why) implements CaaVerdict {}

    /** The DNS did not answer, or not so that it can be believed. */
    record NoAnswer(String reason) implements CaaVerdict {}
}
