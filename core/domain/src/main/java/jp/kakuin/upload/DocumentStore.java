package jp.kakuin.upload;

import java.net.URI;
import java.util.Map;

/** Where papers lie. */
public interface DocumentStore {

    /** Permission to put exactly these bytes under this key, for 15 minutes. */
    Permission permitUpload(String key, UploadedDocument document);

    /** Keeps a paper of ours, unless one lies there already. */
    void keep(String key, String mediaType, byte[] bytes);

    /** @param headers to be sent with the PUT, exactly so */
    record Permission(URI url, Map<String, String> headers) {}
}
