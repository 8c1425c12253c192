package jp.kakuin.local.ca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.PublicationPoints;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.crl.CrlDraft;
import jp.kakuin.pki.crl.CrlHead;

/** The CRL of a root that stands on this machine; an offline root signs its own. It has revoked nothing. */
final class RootCrl {

    /** BR 4.9.7: a root's CRL is relied on for twelve months at most. */
    private static final Duration LIVES = Duration.ofDays(360);

    private RootCrl() {}

    /** DER. Its number is its moment, which grows with each. */
    static byte[] of(SigningKey key, byte[] root, PublicationPoints points, Instant now) {
        var authority = CertificationAuthority.of(key, List.of(root), points);
        var from = now.truncatedTo(ChronoUnit.SECONDS);
        var head = new CrlHead(BigInteger.valueOf(from.getEpochSecond()), from, from.plus(LIVES), Optional.empty());
        try (var draft = new CrlDraft(authority, Path.of(System.getProperty("java.io.tmpdir")));
                var crl = draft.sign(head).open()) {
            return crl.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
