package jp.kakuin.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.Revocation;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CRL says, and that nothing it says is too long for memory. Its DER is read by the JDK and by Bouncy Castle. */
class CrlDraftTest {

    private static final String URL = "http://crl.kakuin.jp/issuing/3.crl";
    private static final CrlHead HEAD =
            new CrlHead(BigInteger.valueOf(17), Samples.NOW, Samples.NOW.plus(Duration.ofDays(7)), Optional.of(URL));
    /** Where each way to write a length of DER begins and ends. */
    private static final int[] LENGTHS = {0, 1, 2, 3, 5, 6, 7, 1_500, 1_600, 1_700};

    @TempDir
    private Path folder;

    @Test
    void revokedCertificate_shouldBeFound_whenItsSerialNumberIsLookedUp() throws Exception {
        var crl = read(printed(Samples.rsaCa(), revoked(CrlReason.KEY_COMPROMISE, CrlReason.UNSPECIFIED)));

        crl.verify(Samples.rsaCa().issuer().key().publicKey());
        var entry = crl.getRevokedCertificate(new BigInteger("abc1", 16));
        assertThat(entry.getRevocationDate()).isEqualTo(Date.from(Samples.NOW));
        assertThat(entry.getRevocationReason().ordinal()).isEqualTo(1);
        assertThat(crl.getRevokedCertificate(new BigInteger("abc9", 16))).isNull();
    }

    @ParameterizedTest
    @EnumSource(CrlReason.class)
    void reason_shouldStandInTheEntry_unlessItSaysNothing(CrlReason reason) throws Exception {
        var entry = read(printed(Samples.rsaCa(), revoked(reason))).getRevokedCertificate(new BigInteger("abc1", 16));

        // BR 7.2.2: unspecified (0) is left out, certificateHold (6) does not exist here.
        assertThat(entry.hasExtensions()).isEqualTo(reason != CrlReason.UNSPECIFIED);
        if (reason != CrlReason.UNSPECIFIED) {
            var said = new X509CRLHolder(printed(Samples.rsaCa(), revoked(reason)))
                    .getRevokedCertificate(new BigInteger("abc1", 16))
                    .getExtension(Extension.reasonCode);
            assertThat(said.isCritical()).isFalse();
            assertThat(ASN1Enumerated.getInstance(said.getParsedValue()).intValueExact())
                    .isEqualTo(reason.number())
                    .isIn(1, 3, 4, 5, 9);
        }
    }

    @Test
    void part_shouldSpeakForItselfAlone_whenSomebodyHoldsAnotherPartsCertificate() throws Exception {
        var crl = new X509CRLHolder(printed(Samples.ecCa(), revoked(CrlReason.SUPERSEDED)));

        var point = crl.getExtension(Extension.issuingDistributionPoint);
        assertThat(point.isCritical()).isTrue();
        var parsed = IssuingDistributionPoint.getInstance(point.getParsedValue());
        assertThat(parsed.getDistributionPoint().getType()).isEqualTo(DistributionPointName.FULL_NAME);
        assertThat(GeneralNames.getInstance(parsed.getDistributionPoint().getName())
                        .getNames()[0]
                        .getName())
                .hasToString(URL);
        assertThat(parsed.onlyContainsUserCerts()).isTrue();
        assertThat(parsed.isIndirectCRL()).isFalse();
        assertThat(parsed.getOnlySomeReasons()).isNull();
        assertThat(AuthorityKeyIdentifier.getInstance(crl.getExtension(Extension.authorityKeyIdentifier)
                                .getParsedValue())
                        .getKeyIdentifierOctets())
                .isEqualTo(Samples.ecCa().issuer().keyIdentifier());
        var number = crl.getExtension(Extension.cRLNumber);
        assertThat(number.isCritical()).isFalse();
        assertThat(ASN1Integer.getInstance(number.getParsedValue()).getValue()).isEqualTo(17);
        assertThat(crl.toASN1Structure().getTBSCertList().getExtensions().getExtensionOIDs())
                .hasSize(3);
        assertThat(crl.getThisUpdate()).isEqualTo(Date.from(HEAD.thisUpdate()));
        assertThat(crl.getNextUpdate()).isEqualTo(Date.from(HEAD.nextUpdate()));
    }

    @Test
    void list_shouldBeLeftOut_whenNothingIsRevoked() throws Exception {
        var der = printed(Samples.rsaCa(), List.of());

        read(der).verify(Samples.rsaCa().issuer().key().publicKey());
        assertThat(read(der).getRevokedCertificates()).isNull();
        // RFC 5280 5.1.2.6: absent, not empty.
        assertThat(CertificateList.getInstance(der).getTBSCertList().getRevokedCertificates())
                .isEmpty();
        assertThat(CertificateList.getInstance(der)
                        .getTBSCertList()
                        .toASN1Primitive()
                        .toString())
                .doesNotContain("[[], [0]");
    }

    @Test
    void der_shouldBeRight_atEveryLengthThatItsLengthIsWrittenDifferentlyFor() throws Exception {
        for (int count : LENGTHS) {
            var der = printed(Samples.ecCa(), many(count).toList());
            assertThat(CertificateList.getInstance(der).getEncoded("DER")).isEqualTo(der);
            read(der).verify(Samples.ecCa().issuer().key().publicKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void sample_shouldBeWritten_forTheLinters(String ca) throws IOException {
        var hierarchy = ca.equals("rsa") ? Samples.rsaCa() : Samples.ecCa();
        var samples = Path.of("target", "crl-samples");
        Files.createDirectories(samples);
        var all = revoked(CrlReason.values());

        var full = Files.write(samples.resolve(ca + "-entries.crl"), printed(hierarchy, all));
        var none = Files.write(samples.resolve(ca + "-empty.crl"), printed(hierarchy, List.of()));

        assertThat(full).isNotEmptyFile();
        assertThat(none).isNotEmptyFile();
    }

    @Test
    void crl_shouldNotBePublished_whenTheKeyGaveAWrongSignature() {
        var wrong = Samples.rsaCa().reachedBy(new Miswriting(new SoftwareSigningKey(Keys.rsa(2048, "issuing"))));
        try (var draft = new CrlDraft(wrong, folder)) {
            assertThatThrownBy(() -> draft.sign(HEAD)).hasMessageContaining("does not verify");
        }
    }

    private record Miswriting(SigningKey key) implements SigningKey {

        @Override
        public PublicKey publicKey() {
            return key.publicKey();
        }

        @Override
        public byte[] signDigest(byte[] digest, SignatureHash hash) {
            var signature = key.signDigest(digest, hash);
            signature[9] ^= 1;
            return signature;
        }
    }

    @Test
    void file_shouldBeGone_whenTheDraftIsClosed() throws IOException {
        printed(Samples.ecCa(), many(10).toList());

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private byte[] printed(Samples.Hierarchy hierarchy, List<Revocation> entries) throws IOException {
        try (var draft = new CrlDraft(hierarchy.issuer(), folder)) {
            entries.forEach(draft::add);
            var signed = draft.sign(HEAD);
            try (InputStream whole = signed.open()) {
                var der = whole.readAllBytes();
                assertThat(der).hasSize(Math.toIntExact(signed.length()));
                assertThat(signed.entries()).isEqualTo(entries.size());
                return der;
            }
        }
    }

    private static X509CRL read(byte[] der) throws CertificateException, CRLException {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new java.io.ByteArrayInputStream(der));
    }

    private static List<Revocation> revoked(CrlReason... reasons) {
        return java.util.stream.IntStream.range(0, reasons.length)
                .mapToObj(i -> revocation(String.format(Locale.ROOT, "abc%d", i + 1), reasons[i]))
                .toList();
    }

    private static Stream<Revocation> many(int count) {
        var random = new Random(8);
        return Stream.generate(() ->
                        revocation(new BigInteger(127, random).setBit(126).toString(16), CrlReason.KEY_COMPROMISE))
                .limit(count);
    }

    static Revocation revocation(String serialNumber, CrlReason reason) {
        Instant end = Samples.NOW.plus(Duration.ofDays(199));
        return new Revocation(serialNumber, URL, end, Samples.NOW, reason);
    }
}
