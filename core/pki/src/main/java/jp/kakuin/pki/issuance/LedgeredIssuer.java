package jp.kakuin.pki.issuance;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.issuance.CertificateIssuer;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.SubscriberProfile;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.pki.lint.Linter;
import org.bouncycastle.cert.X509CertificateHolder;

/** Issues with the CA key over a ledger that remembers every use of it, so that one order gets one certificate (SPEC I-3). */
public final class LedgeredIssuer implements CertificateIssuer {

    /** More voided attempts than this in one call mean that something is wrong with the key, not with luck. */
    private static final int ATTEMPTS_PER_CALL = 3;

    private final Supplier<IssuingAuthorities> authorities;
    private final SctSource logs;
    private final SignatureLedger ledger;
    private final Clock clock;
    private final SecureRandom random;
    private final CsrInspector inspector;
    private final Linter linter;

    /**
     * @param authorities asked for each certificate, so that a new CA issues from the moment of its switch
     * @param linter makes what can be signed
     * @param inspector judges the CSR a last time before each signature
     * @param random for serial numbers; never one made before a snapshot of the process
     */
    public LedgeredIssuer(
            Supplier<IssuingAuthorities> authorities,
            Linter linter,
            CsrInspector inspector,
            SctSource logs,
            SignatureLedger ledger,
            Clock clock,
            SecureRandom random) {
        this.authorities = authorities;
        this.logs = logs;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.linter = linter;
        this.inspector = inspector;
    }

    @Override
    public IssuedCertificate issue(IssuanceRequest request) {
        var known = authorities.get();
        var stages = new SignedStage(ledger, inspector, linter, known, clock);
        var transparency = request.kind() == CertificateKind.TRIAL ? SctSource.NONE : logs.forOne();
        for (int i = 0; i < ATTEMPTS_PER_CALL; i++) {
            int attempt = ledger.currentAttempt(request.order());
            var certificate = stages.complete(
                            request, attempt, Stage.PRECERTIFICATE, () -> build(request, known), _ -> {})
                    .map(Precertificate::of)
                    .map(precertificate -> submission(request, attempt, precertificate, known))
                    .flatMap(submission -> certificate(request, stages, transparency, submission));
            if (certificate.isPresent()) {
                return issued(certificate.get(), request.kind(), known);
            }
        }
        throw new IllegalStateException("no certificate for order " + request.order()
                + ": every attempt was voided, or the one signed is of another application");
    }

    private static Optional<byte[]> certificate(
            IssuanceRequest request, SignedStage stages, SctSource transparency, SctSource.Submission submission) {
        var certificate = stages.complete(
                request,
                submission.issueAttempt(),
                Stage.CERTIFICATE,
                () -> submission.precertificate().certificate(transparency.log(submission)),
                content -> {
                    submission.precertificate().requireSame(content);
                    transparency.demand(submission, content);
                });
        certificate.ifPresent(der -> transparency.publish(submission, der));
        return certificate;
    }

    private static SctSource.Submission submission(
            IssuanceRequest request, int attempt, Precertificate precertificate, IssuingAuthorities known) {
        return new SctSource.Submission(
                request.order(), attempt, precertificate, known.signerOf(precertificate.content(), request.kind()));
    }

    private ToBeSigned build(IssuanceRequest request, IssuingAuthorities known) {
        return SubscriberProfile.precertificate(
                request,
                RequestedKey.of(request.csr()),
                SerialNumbers.draw(random),
                known.issuingAt(clock.instant(), request.kind()));
    }

    /** With the chain of the CA that signed this very one (SPEC I-1), which need not be the one that issues now. */
    private static IssuedCertificate issued(byte[] der, CertificateKind kind, IssuingAuthorities known) {
        try {
            var certificate = new X509CertificateHolder(der);
            return new IssuedCertificate(
                    der,
                    SerialNumbers.show(certificate.getSerialNumber()),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(der)),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    known.signerOf(certificate.toASN1Structure().getTBSCertificate(), kind)
                            .chain());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the ledger holds no certificate", e);
        }
    }
}
