package jp.kakuin.pki.issuance;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.kakuin.csr.HostNames;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.SubscriberProfile;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.pki.lint.Linter;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** Issues with the CA key over a ledger that remembers every use of it, so that one order gets one certificate (SPEC I-3). */
public final class LedgeredIssuer implements CertificateIssuer {

    /** More voided attempts than this in one call mean that something is wrong with the key, not with luck. */
    private static final int ATTEMPTS_PER_CALL = 3;

    private final CertificationAuthority issuer;
    private final SctSource logs;
    private final SignatureLedger ledger;
    private final SecureRandom random;
    private final SignedStage stages;

    /** @param random for serial numbers; never one made before a snapshot of the process */
    public LedgeredIssuer(
            CertificationAuthority issuer,
            HostNames hostNames,
            SctSource logs,
            SignatureLedger ledger,
            Clock clock,
            SecureRandom random) {
        this.issuer = issuer;
        this.logs = logs;
        this.ledger = ledger;
        this.random = random;
        this.stages = new SignedStage(ledger, new Linter(hostNames), issuer, clock);
    }

    @Override
    public IssuedCertificate issue(IssuanceRequest request) {
        for (int i = 0; i < ATTEMPTS_PER_CALL; i++) {
            int attempt = ledger.currentAttempt(request.order());
            var certificate = precertificate(request, attempt).flatMap(pre -> certificate(request, attempt, pre));
            if (certificate.isPresent()) {
                return issued(certificate.get());
            }
        }
        throw new IllegalStateException("no certificate for order " + request.order()
                + ": every attempt was voided, or the one signed is of another application");
    }

    private Optional<Precertificate> precertificate(IssuanceRequest request, int attempt) {
        return stages.complete(request, attempt, Stage.PRECERTIFICATE, () -> build(request), _ -> {})
                .map(Precertificate::of);
    }

    private Optional<byte[]> certificate(IssuanceRequest request, int attempt, Precertificate precertificate) {
        return stages.complete(
                request,
                attempt,
                Stage.CERTIFICATE,
                () -> precertificate.certificate(logs.log(precertificate)),
                precertificate::requireSame);
    }

    private ToBeSigned build(IssuanceRequest request) {
        return SubscriberProfile.precertificate(
                request, RequestedKey.of(request.csr()), SerialNumbers.draw(random), issuer);
    }

    private IssuedCertificate issued(byte[] der) {
        try {
            var certificate = new X509CertificateHolder(der);
            var signer = AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
            if (!Arrays.equals(signer.getKeyIdentifierOctets(), issuer.keyIdentifier())) {
                throw new IllegalStateException("the order's certificate was signed by another CA than today's");
            }
            return new IssuedCertificate(
                    der,
                    SerialNumbers.show(certificate.getSerialNumber()),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(der)),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    issuer.chain());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the ledger holds no certificate", e);
        }
    }
}
