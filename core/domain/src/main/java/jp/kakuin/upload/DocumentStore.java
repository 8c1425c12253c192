package jp.kakuin.upload;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where papers lie. */
public interface DocumentStore {

    /** How long an address is good at which a paper can be read. */
    Duration READABLE_FOR = Duration.ofMinutes(5);

    /** Permission to put exactly these bytes under this key, for 15 minutes. */
    Permission permitUpload(String key, UploadedDocument document);

    /**
     * An address that gives whoever has it these bytes for {@link #READABLE_FOR}, as a file to keep and not as a page to open.
     *
     * @return empty if the bytes have not arrived, or not as many as were announced
     */
    Optional<URI> permitDownload(String key, UploadedDocument document);

    /** Keeps a paper of ours, unless one lies there already. */
    void keep(String key, String mediaType, byte[] bytes);

    /** @param headers to be sent with the PUT, exactly so */
    record Permission(URI url, Map<String, String> headers) {}
}
