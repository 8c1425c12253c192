package jp.kakuin.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.kakuin.pki.authority.Pem;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.status.OcspResponder;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What relying parties are told of a certificate, and what they are never told. */
class DelegatedResponderTest extends OcspScene {

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256"})
    void certificateOfOurs_shouldBeGood_whicheverHashTheClientNamesItsIssuerBy(String hash) throws Exception {
        var response = basic(ask(request(hash, OURS)));

        assertThat(response.getResponses()[0].getCertStatus()).isNull();
        assertThat(response.getResponses()[0].getCertID()).isEqualTo(id(hash, CA, OURS));
        assertThat(response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.publicKey())))
                .isTrue();
        // A client that has nothing but the issuer's certificate can follow it from here.
        assertThat(response.getCerts()).containsExactly(authority.responder());
    }

    @Test
    void revokedCertificate_shouldBeToldWithMomentAndReason_whenAsked() throws Exception {
        var status =
                (RevokedStatus) basic(ask(request(REVOKED))).getResponses()[0].getCertStatus();

        assertThat(status.getRevocationTime()).isEqualTo(Date.from(REVOKED_AT));
        assertThat(status.getRevocationReason()).isEqualTo(1);
    }

    @Test
    void reason_shouldBeLeftOut_whenThereIsNone() throws Exception {
        issued.put(REVOKED, serial(REVOKED, Optional.of(CrlReason.UNSPECIFIED)));

        var status =
                (RevokedStatus) basic(ask(request(REVOKED))).getResponses()[0].getCertStatus();

        assertThat(status.hasRevocationReason()).isFalse();
    }

    @Test
    void serialNumberThatWeNeverUsed_shouldNeverBeGoodNorCostASignature_whenSomebodyMakesItUp() throws Exception {
        var answer = responder.answer(request(NEVER));

        assertThat(new OCSPResp(answer.der()).getStatus()).isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
        assertThat(answer.stands()).isEmpty();
        assertThat(key.signatures).isZero();
        assertThat(kept).isEmpty();
    }

    @Test
    void certificateOfAnotherCa_shouldNotBeAnswered_whenItHasASerialNumberOfOurs() throws Exception {
        var question = new OCSPReqBuilder()
                .addRequest(id("SHA-1", OTHER, OURS))
                .build()
                .getEncoded();

        assertThat(new OCSPResp(responder.answer(question).der()).getStatus()).isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
    }

    @Test
    void severalCertificates_shouldEachHaveTheirStatus_whenOneRequestAsksForAll() throws Exception {
        var responses = basic(ask(request("SHA-1", OURS, REVOKED, NEVER))).getResponses();

        assertThat(responses).hasSize(3);
        assertThat(responses[0].getCertStatus()).isNull();
        assertThat(responses[1].getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(responses[2].getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void response_shouldStandForTwoDays_andBeOfThisMoment() throws Exception {
        var answer = responder.answer(request(OURS));
        var single = basic(answer).getResponses()[0];

        assertThat(single.getThisUpdate()).isEqualTo(Date.from(Samples.NOW));
        // BR 4.9.10: between 8 hours and 10 days.
        assertThat(single.getNextUpdate()).isEqualTo(Date.from(Samples.NOW.plus(Duration.ofHours(48))));
        assertThat(answer.stands())
                .contains(new OcspResponder.Term(Samples.NOW, Samples.NOW.plus(Duration.ofHours(48))));
    }

    @Test
    void response_shouldBeSignedOnceInTwelveHours_whenManyAsk() {
        var first = responder.answer(request(OURS));
        clock.moveTo(Samples.NOW.plus(DelegatedResponder.FRESH).minusSeconds(1));
        assertThat(responder.answer(request(OURS))).isEqualTo(first);
        assertThat(key.signatures).isOne();

        clock.moveTo(Samples.NOW.plus(DelegatedResponder.FRESH));
        assertThat(responder.answer(request(OURS))).isNotEqualTo(first);
        assertThat(key.signatures).isEqualTo(2);
    }

    @Test
    void keptResponse_shouldNotHideARevocation_whenItSaysGood() throws Exception {
        assertThat(basic(ask(request(OURS))).getResponses()[0].getCertStatus()).isNull();

        issued.put(OURS, serial(OURS, Optional.of(CrlReason.SUPERSEDED)));

        assertThat(basic(ask(request(OURS))).getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void keptResponse_shouldBeSignedAnew_whenTheResponderHasANewCertificate() throws Exception {
        ask(request(OURS));
        authority = authority(CA, Duration.ofDays(30));

        assertThat(basic(ask(request(OURS))).getCerts()).containsExactly(authority.responder());
    }

    @Test
    void response_shouldNotOutliveItsResponder_whenTheCertificateEndsSooner() throws Exception {
        authority = authority(CA, Duration.ofHours(20));

        var single = basic(ask(request(OURS))).getResponses()[0];

        assertThat(single.getNextUpdate().toInstant())
                .isEqualTo(authority.responder().getNotAfter().toInstant());
    }

    @Test
    void client_shouldBeToldToComeAgain_whenTheRespondersCertificateHasEnded() throws Exception {
        clock.moveTo(authority.responder().getNotAfter().toInstant());

        assertThat(ask(request(OURS)).getStatus()).isEqualTo(OCSPRespBuilder.TRY_LATER);
        assertThat(key.signatures).isZero();
    }

    @Test
    void nonce_shouldBePassedOver_whenAClientSendsOne() throws Exception {
        var nonce = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[32]));
        var question = new OCSPReqBuilder()
                .addRequest(id("SHA-1", CA, OURS))
                .setRequestExtensions(new Extensions(nonce))
                .build()
                .getEncoded();

        // RFC 5019 2.2.1: so the response can be kept for everybody.
        assertThat(basic(ask(question)).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isNull();
        ask(request(OURS));
        assertThat(key.signatures).isOne();
    }

    @Test
    void request_shouldBeMalformed_whenItCannotBeUnderstood() throws Exception {
        var good = request(OURS);
        var critical = new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, new DEROctetString(new byte[2]));
        var demanding = new OCSPReqBuilder()
                .addRequest(id("SHA-1", CA, OURS))
                .setRequestExtensions(new Extensions(critical))
                .build()
                .getEncoded();
        var tooMany = new String[OcspQuestion.MOST + 1];
        Arrays.fill(tooMany, OURS);
        for (var bad : List.of(
                new byte[0],
                new byte[] {0x30, 0x00},
                "OCSP please".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                new byte[OcspQuestion.LONGEST + 1],
                demanding,
                request("SHA-1", tooMany))) {
            var answer = responder.answer(bad);
            assertThat(new OCSPResp(answer.der()).getStatus())
                    .as(HexFormat.of().formatHex(bad))
                    .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
            assertThat(answer.stands()).isEmpty();
        }
        assertThat(key.signatures).isZero();
    }

    @Test
    void negativeSerialNumber_shouldNotBeLookedUp_whenSomebodySendsOne() throws Exception {
        assertThat(ask(request("SHA-1", "-5eed01")).getStatus()).isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
    }

    @Test
    void responderCertificate_shouldLetItAnswerAndNothingElse_whenTheCaSignsIt() throws Exception {
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(authority.responder());

        certificate.verify(CA.issuer().key().publicKey());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.9");
        assertThat(certificate.getKeyUsage())
                .startsWith(true, false)
                .doesNotContain(true, org.assertj.core.data.Index.atIndex(1));
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
        // BR 7.1.2.8: nobody asks for its status, and so it says nowhere to ask.
        assertThat(certificate.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.35", "2.5.29.14", "2.5.29.37", "1.3.6.1.5.5.7.48.1.5");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void samples_shouldBeWritten_forTheLinters() throws Exception {
        var folder = Files.createDirectories(Path.of("target", "ocsp-samples"));
        for (var hash : List.of("SHA-1", "SHA-256")) {
            Files.write(
                    folder.resolve("good-" + hash + ".ors"),
                    responder.answer(request(hash, OURS)).der());
            Files.write(
                    folder.resolve("revoked-" + hash + ".ors"),
                    responder.answer(request(hash, REVOKED)).der());
        }
        Files.writeString(
                folder.resolve("responder.pem"),
                Pem.certificate(authority.responder().getEncoded()));
        assertThat(folder).isDirectoryContaining("glob:**.pem");
    }
}
