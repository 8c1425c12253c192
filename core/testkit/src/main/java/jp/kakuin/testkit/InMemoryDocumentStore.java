package jp.kakuin.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.upload.DocumentStore;
import jp.kakuin.upload.UploadedDocument;

/** Papers in memory. */
public final class InMemoryDocumentStore implements DocumentStore {

    private final Map<String, byte[]> kept = new HashMap<>();
    private final List<String> permitted = new ArrayList<>();

    @Override
    public Permission permitUpload(String key, UploadedDocument document) {
        permitted.add(key);
        return new Permission(
                URI.create("https://documents.example/" + key), Map.of("Content-Type", document.mediaType()));
    }

    @Override
    public Optional<URI> permitDownload(String key, UploadedDocument document) {
        return kept(key)
                .filter(bytes -> bytes.length == document.size())
                .map(bytes -> URI.create("https://documents.example/" + key + "?as=" + document.fileName()));
    }

    @Override
    public void keep(String key, String mediaType, byte[] bytes) {
        kept.putIfAbsent(key, bytes.clone());
    }

    public Optional<byte[]> kept(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keys for which an upload was permitted. */
    public List<String> permitted() {
        return List.copyOf(permitted);
    }
}
