package jp.kakuin.issuance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What has to be known of a TBSCertificate of ours to answer for its status, where no certificate library is at hand.
 *
 * @param issuerKey lower-case hex of the keyIdentifier in its authorityKeyIdentifier
 * @param crl the address in its cRLDistributionPoints; empty if it has none
 */
public record CertifiedContent(String issuerKey, String crl, Instant notAfter, String keySha256) {

    // Places and tags of RFC 5280 4.1 and 4.2.1.
    private static final int VALIDITY = 4;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int OCTET_STRING = 0x04;
    private static final int EXTENSIONS = 0xa3;
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int DISTRIBUTION_POINT = 0xa0;
    private static final int FULL_NAME = 0xa0;
    private static final int URI = 0x86;
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";
    private static final String CRL_DISTRIBUTION_POINTS = "551d1f";

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    /** @throws IllegalArgumentException if it is no TBSCertificate of ours */
    public static CertifiedContent of(byte[] toBeSigned) {
        var content = Der.read(toBeSigned).getFirst();
        var end = content.children().get(VALIDITY).children().get(1);
        var issuerKey = extension(content, AUTHORITY_KEY_IDENTIFIER)
                .orElseThrow(() -> new IllegalArgumentException("names no issuer"))
                .child(KEY_IDENTIFIER)
                .hex();
        var crl = extension(content, CRL_DISTRIBUTION_POINTS)
                .map(points -> points.child(SEQUENCE)
                        .child(DISTRIBUTION_POINT)
                        .child(FULL_NAME)
                        .child(URI)
                        .text())
                .orElse("");
        return new CertifiedContent(issuerKey, crl, moment(end), CertifiedKey.sha256(toBeSigned));
    }

    /** Which of our CAs would sign it; empty if it is no TBSCertificate of ours. */
    public static Optional<String> issuerKeyOf(byte[] toBeSigned) {
        try {
            return Optional.of(of(toBeSigned).issuerKey());
        } catch (RuntimeException noCertificate) {
            return Optional.empty();
        }
    }

    private static Optional<Der> extension(Der content, String identifier) {
        return content.child(EXTENSIONS).child(SEQUENCE).children().stream()
                .filter(extension -> extension.child(OBJECT_IDENTIFIER).hex().equals(identifier))
                .map(extension -> extension.child(OCTET_STRING).child(SEQUENCE))
                .findFirst();
    }

    private static Instant moment(Der time) {
        return LocalDateTime.parse(time.text(), time.tag() == UTC_TIME ? SHORT : LONG)
                .toInstant(ZoneOffset.UTC);
    }
}
