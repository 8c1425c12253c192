package jp.kakuin.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.AuthorityName;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.authority.SoftwareSigningKey;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.OcspResponder;
import jp.kakuin.status.SignedResponses;
import jp.kakuin.testkit.SteppingClock;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A CA of which two serial numbers are known, one of them revoked, and its responder. */
abstract class OcspScene {

    static final Samples.Hierarchy CA = Samples.rsaCa();
    static final Samples.Hierarchy OTHER = Samples.ecCa();
    static final String OURS = "5eed01";
    static final String REVOKED = "5eed02";
    static final String NEVER = "5eed03";
    static final Instant REVOKED_AT = Samples.NOW.minus(Duration.ofHours(2));

    final SteppingClock clock = new SteppingClock();
    final Map<String, IssuedSerial> issued = new HashMap<>();
    final Map<String, SignedResponses.Kept> kept = new HashMap<>();
    final Counting key = new Counting(new SoftwareSigningKey(Keys.ec("secp256r1", "responder")));
    OcspAuthority authority = authority(CA, Duration.ofDays(90));
    final OcspResponder responder = new DelegatedResponder(() -> List.of(authority), serials(), responses(), clock);

    OcspScene() {
        clock.moveTo(Samples.NOW);
        issued.put(OURS, serial(OURS, Optional.empty()));
        issued.put(REVOKED, serial(REVOKED, Optional.of(CrlReason.KEY_COMPROMISE)));
    }

    OCSPResp ask(byte[] request) throws IOException {
        return new OCSPResp(responder.answer(request).der());
    }

    static BasicOCSPResp basic(OCSPResp response) throws OCSPException {
        assertThat(response.getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
        return (BasicOCSPResp) response.getResponseObject();
    }

    static BasicOCSPResp basic(OcspResponder.Answer answer) throws OCSPException, IOException {
        return basic(new OCSPResp(answer.der()));
    }

    static byte[] request(String serialNumber) {
        return request("SHA-1", serialNumber);
    }

    static byte[] request(String hash, String... serialNumbers) {
        try {
            var builder = new OCSPReqBuilder();
            for (var serialNumber : serialNumbers) {
                builder.addRequest(id(hash, CA, serialNumber));
            }
            return builder.build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static CertificateID id(String hash, Samples.Hierarchy ca, String serialNumber) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            var algorithm = hash.equals("SHA-1") ? OIWObjectIdentifiers.idSHA1 : NISTObjectIdentifiers.id_sha256;
            return new CertificateID(
                    digests.get(new AlgorithmIdentifier(algorithm)),
                    ca.issuer().certificate(),
                    new BigInteger(serialNumber, 16));
        } catch (OCSPException | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    OcspAuthority authority(Samples.Hierarchy ca, Duration life) {
        var from = Samples.NOW.minus(Duration.ofHours(1));
        var name = new AuthorityName("JP", "Kakuin CA", "Kakuin Test OCSP");
        var serial = BigInteger.valueOf(life.toHours());
        var certificate = ResponderCertificate.sign(
                ca.issuer(),
                key.publicKey(),
                name,
                serial,
                new Validity(from, from.plus(life).minusSeconds(1)));
        return OcspAuthority.of(ca.issuer().chain().getFirst(), certificate, key);
    }

    IssuedSerial serial(String serialNumber, Optional<CrlReason> reason) {
        return new IssuedSerial(
                serialNumber,
                HexFormat.of().formatHex(CA.issuer().keyIdentifier()),
                "http://crl.kakuin.jp/issuing/0.crl",
                Samples.NOW.plus(Duration.ofDays(199)),
                new OrderId("K000000000001"),
                1,
                "6b".repeat(32),
                false,
                reason.map(why -> new IssuedSerial.Revoked(REVOKED_AT, why)));
    }

    IssuedSerials serials() {
        return new IssuedSerials() {
            @Override
            public Optional<IssuedSerial> find(String serialNumber) {
                return Optional.ofNullable(issued.get(serialNumber));
            }

            @Override
            public List<IssuedSerial> of(OrderId order) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Standing> standing(String issuerKey, String serialNumber) {
                return find(serialNumber)
                        .filter(found -> found.issuerKey().equals(issuerKey))
                        .map(found -> new Standing(found.revoked()));
            }

            @Override
            public Page revoked(String crl, Optional<String> cursor) {
                throw new UnsupportedOperationException();
            }
        };
    }

    SignedResponses responses() {
        return new SignedResponses() {
            @Override
            public Optional<Kept> find(String question) {
                return Optional.ofNullable(kept.get(question));
            }

            @Override
            public void keep(String question, Kept response) {
                kept.put(question, response);
            }
        };
    }

    static final class Counting implements SigningKey {

        private final SigningKey key;
        int signatures;

        private Counting(SigningKey key) {
            this.key = key;
        }

        @Override
        public java.security.PublicKey publicKey() {
            return key.publicKey();
        }

        @Override
        public byte[] signDigest(byte[] digest, SignatureHash hash) {
            signatures++;
            return key.signDigest(digest, hash);
        }
    }
}
