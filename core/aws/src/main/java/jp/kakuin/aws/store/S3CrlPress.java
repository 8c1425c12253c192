package jp.kakuin.aws.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.crl.CrlDraft;
import jp.kakuin.pki.crl.CrlHead;
import jp.kakuin.pki.crl.SignedCrl;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.status.CrlPart;
import jp.kakuin.status.CrlPress;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** CRLs signed by the issuing CAs' keys and put into the bucket that relying parties see, each under the path of its address. */
public final class S3CrlPress implements CrlPress {

    /** RFC 2585 section 4. */
    private static final String TYPE = "application/pkix-crl";

    /** Caches ask again after a quarter of an hour: they hide a revocation hardly longer than it waited for its CRL. */
    private static final String CACHE = "public, max-age=900";

    private final Supplier<Map<CrlPart, CertificationAuthority>> authorities;
    private final Supplier<Optional<Instant>> respondersEnd;
    private final S3Client s3;
    private final String bucket;
    private final Path folder;
    private Map<CrlPart, CertificationAuthority> known = Map.of();

    /**
     * @param authorities who signs which part of a CRL, in their order
     * @param bucket what relying parties fetch
     * @param folder for CRLs in the making
     */
    public S3CrlPress(
            Supplier<Map<CrlPart, CertificationAuthority>> authorities,
            Supplier<Optional<Instant>> respondersEnd,
            S3Client s3,
            String bucket,
            Path folder) {
        this.authorities = authorities;
        this.respondersEnd = respondersEnd;
        this.s3 = s3;
        this.bucket = bucket;
        this.folder = folder;
    }

    @Override
    public synchronized List<CrlPart> parts() {
        known = authorities.get();
        return List.copyOf(known.keySet());
    }

    @Override
    public Optional<Instant> respondersEnd() {
        return respondersEnd.get();
    }

    @Override
    public synchronized Printed print(
            CrlPart part, long number, Instant thisUpdate, Instant nextUpdate, Stream<Revocation> entries) {
        try (var draft = new CrlDraft(known.get(part), folder)) {
            entries.forEach(draft::add);
            var crl = draft.sign(
                    new CrlHead(BigInteger.valueOf(number), thisUpdate, nextUpdate, Optional.of(part.address())));
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(PublicationPoints.objectName(part.address()))
                            .contentType(TYPE)
                            .cacheControl(CACHE)
                            .expires(nextUpdate),
                    RequestBody.fromContentProvider(() -> open(crl), crl.length(), TYPE));
            return new Printed(crl.entries(), crl.length());
        }
    }

    private static InputStream open(SignedCrl crl) {
        try {
            return crl.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
