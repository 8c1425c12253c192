package jp.kakuin.local.mail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One mail as it arrived: the file holds its exact bytes, the envelope says for whom it really was. */
public record StoredMail(String id, Instant receivedAt, String envelopeFrom, List<String> envelopeTo, Path file) {

    boolean isFor(String address) {
        return envelopeTo.stream().anyMatch(address::equalsIgnoreCase);
    }
}
