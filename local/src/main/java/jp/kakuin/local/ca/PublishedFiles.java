package jp.kakuin.local.ca;

import jp.kakuin.pki.authority.PublicationPoints;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket of what everybody may fetch, where a CA's own certificate lies and a root's CRL. */
final class PublishedFiles {

    /** A CA's certificate never changes under its address; a root's CRL does at most every few months. */
    private static final String CACHE = "public, max-age=86400";

    private final S3Client s3;
    private final String bucket;

    PublishedFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    void certificate(PublicationPoints points, byte[] der) {
        put(points.caIssuersUrl(), "application/pkix-cert", der);
    }

    void crl(PublicationPoints points, byte[] der) {
        put(points.crlUrls().getFirst(), "application/pkix-crl", der);
    }

    private void put(String url, String type, byte[] der) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(PublicationPoints.objectName(url))
                        .contentType(type)
                        .cacheControl(CACHE),
                RequestBody.fromBytes(der));
    }
}
