package jp.kakuin.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.StreamSupport;

/** The mails of the embedded default, one {@code .eml} file each with its envelope beside it. */
public final class MailStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;
    private final ConcurrentSkipListMap<String, StoredMail> mails = new ConcurrentSkipListMap<>();
    private int last;

    private MailStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public static MailStore open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        var store = new MailStore(folder, clock);
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path envelope : files) {
                store.load(envelope);
            }
        }
        store.last = store.mails.isEmpty() ? 0 : Integer.parseInt(store.mails.lastKey());
        return store;
    }

    synchronized StoredMail add(String from, List<String> to, byte[] message) throws IOException {
        String id = "%06d".formatted(++last);
        Instant now = clock.instant();
        Path file = folder.resolve(id + ".eml");
        Files.write(file, message);
        var envelope = JSON.createObjectNode().put("receivedAt", now.toString()).put("from", from);
        to.forEach(envelope.putArray("to")::add);
        Files.write(folder.resolve(id + ".json"), JSON.writeValueAsBytes(envelope));
        var mail = new StoredMail(id, now, from, List.copyOf(to), file);
        mails.put(id, mail);
        return mail;
    }

    /** Newest first. */
    public List<StoredMail> all() {
        return List.copyOf(mails.descendingMap().values());
    }

    public List<StoredMail> to(String address) {
        return all().stream().filter(mail -> mail.isFor(address)).toList();
    }

    public Optional<StoredMail> find(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    private void load(Path envelope) throws IOException {
        JsonNode json = JSON.readTree(envelope.toFile());
        String id = envelope.getFileName().toString().replace(".json", "");
        var to = StreamSupport.stream(json.path("to").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        mails.put(
                id,
                new StoredMail(
                        id,
                        Instant.parse(json.path("receivedAt").asText()),
                        json.path("from").asText(),
                        to,
                        folder.resolve(id + ".eml")));
    }
}
