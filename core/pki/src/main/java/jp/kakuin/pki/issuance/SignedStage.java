package jp.kakuin.pki.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CertificateLifetime;
import jp.kakuin.issuance.CsrNoLongerAcceptable;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Entry;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.issuance.Validity;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.OrderId;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.csr.KeyHash;
import jp.kakuin.pki.lint.LintedCertificate;
import jp.kakuin.pki.lint.Linter;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * One stage of an issue attempt, from content to kept signature. Any step may be the last that a crashed run did, and two runs may take
 * the steps in turn: what is stored decides, and stored bytes alone are signed.
 */
final class SignedStage {

    /** How long a run that began to sign may take before it counts as lost. Longer than any signing function lives. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Beyond it a certificate may not be signed any more (BR 7.1.2.7), so an attempt that got stuck unsigned is given up. */
    private static final Duration SIGNABLE = Duration.ofHours(48);

    private final SignatureLedger ledger;
    private final CsrInspector inspector;
    private final Linter linter;
    private final IssuingAuthorities authorities;
    private final Clock clock;

    SignedStage(
            SignatureLedger ledger,
            CsrInspector inspector,
            Linter linter,
            IssuingAuthorities authorities,
            Clock clock) {
        this.ledger = ledger;
        this.inspector = inspector;
        this.linter = linter;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * @param fresh builds the content if nothing is stored yet
     * @param guard a last check on what is stored, before it is signed
     * @return DER of the signed certificate; empty if the attempt was voided and the next has to be made
     */
    Optional<byte[]> complete(
            IssuanceRequest request, int attempt, Stage stage, Supplier<ToBeSigned> fresh, Consumer<ToBeSigned> guard) {
        var found = ledger.find(request.order(), attempt, stage);
        // A certificate's timestamps are asked for only if none is stored.
        var asked = found.isEmpty() || stage == Stage.PRECERTIFICATE
                ? Optional.of(fresh.get())
                : Optional.<ToBeSigned>empty();
        var passed = found.isPresent() ? Optional.<LintedCertificate>empty() : lintNew(request, stage, asked.get());
        var entry = found.or(() -> passed.map(linted -> store(request.order(), attempt, stage, linted.content())));
        if (entry.isEmpty()) {
            return giveUp(request, attempt);
        }
        // What this very call has linted need not be read and linted again; what another stored is, whatever it did.
        var mine = passed.filter(
                linted -> Arrays.equals(linted.content().der(), entry.get().toBeSigned()));
        var content = mine.map(LintedCertificate::content)
                .orElseGet(() -> ToBeSigned.of(entry.get().toBeSigned()));
        if (stage == Stage.PRECERTIFICATE && !isFor(content, asked.get())) {
            return giveUp(request, attempt);
        }
        if (entry.get().signed().isPresent()) {
            return entry.get().signed();
        }
        if (entry.get().voided() || mayNotBegin(entry.get(), content, request.kind())) {
            return giveUp(request, attempt);
        }
        // After it was stored as a use of its key: who reports the key from now on finds it.
        stillAcceptable(request);
        guard.accept(content);
        var signer = authorities.signerOf(content.parsed(), request.kind());
        var linted = mine.orElseGet(() -> linter.lint(content, request.kind(), signer, clock.instant()));
        if (!ledger.beginSigning(request.order(), attempt, stage, clock.instant())
                && !mayBeginAgain(entry.get(), signer)) {
            return afterAnother(request, attempt, stage);
        }
        return ledger.recordSigned(request.order(), attempt, stage, new CertificateSigner(signer).sign(linted))
                .flatMap(Entry::signed);
    }

    /**
     * Whether what is stored is what is asked for now. An order can go back to its customer between storing and signing; then the names and
     * the key of before may not be certified any more.
     */
    private static boolean isFor(ToBeSigned content, ToBeSigned asked) {
        var stored = content.parsed();
        var wanted = asked.parsed();
        return stored.getSubject().toASN1Primitive().equals(wanted.getSubject().toASN1Primitive())
                && stored.getSubjectPublicKeyInfo().equals(wanted.getSubjectPublicKeyInfo())
                && names(stored).equals(names(wanted));
    }

    private static Extension names(TBSCertificate content) {
        return content.getExtensions().getExtension(Extension.subjectAlternativeName);
    }

    /**
     * Before it is stored, for stored bytes would stand in the way of better ones. Empty if the precertificate's dates no longer allow a certificate,
     * which no retry could mend.
     */
    private Optional<LintedCertificate> lintNew(IssuanceRequest request, Stage stage, ToBeSigned content) {
        if (stage == Stage.CERTIFICATE && isTooOld(content)) {
            return Optional.empty();
        }
        return Optional.of(linter.lint(
                content, request.kind(), authorities.signerOf(content.parsed(), request.kind()), clock.instant()));
    }

    private Entry store(OrderId order, int attempt, Stage stage, ToBeSigned content) {
        var serial = SerialNumbers.show(content.parsed().getSerialNumber().getValue());
        var key = KeyHash.of(content.parsed().getSubjectPublicKeyInfo());
        return ledger.storeIfAbsent(order, attempt, stage, serial, key, content.der());
    }

    /**
     * Whether it is too late for what is stored. After a rotation the CA before ends what it had begun to sign, for a precertificate without its
     * certificate would have to be revoked, but begins nothing more.
     */
    private boolean mayNotBegin(Entry entry, ToBeSigned content, CertificateKind kind) {
        return isTooOld(content)
                || entry.stage() == Stage.PRECERTIFICATE
                        && entry.signingBegan().isEmpty()
                        && !authorities
                                .signerOf(content.parsed(), kind)
                                .equals(authorities.issuingAt(clock.instant(), kind));
    }

    private void stillAcceptable(IssuanceRequest request) {
        var organisation = Optional.of(request.subject().organisation());
        var report = inspector.inspect(request.csr(), organisation, JapanTime.dayOf(clock.instant()));
        if (!report.acceptable()) {
            throw new CsrNoLongerAcceptable(report.problems());
        }
    }

    /** Also by a limit on validity that has begun to hold since: no retry could mend that either. */
    private boolean isTooOld(ToBeSigned content) {
        var start = content.parsed().getStartDate().getDate().toInstant();
        var end = content.parsed().getEndDate().getDate().toInstant();
        return start.plus(SIGNABLE).isBefore(clock.instant())
                || CertificateLifetime.allows(new Validity(start, end), start)
                        && !CertificateLifetime.allows(new Validity(start, end), clock.instant());
    }

    /** With RSA the same bytes have one signature only, so that signing again makes no second certificate. */
    private boolean mayBeginAgain(Entry entry, CertificationAuthority signer) {
        return signer.signatureAlgorithm().isDeterministic()
                && ledger.find(entry.order(), entry.issueAttempt(), entry.stage())
                        .filter(now -> !now.voided())
                        .isPresent();
    }

    /** With ECDSA a second signature would be a second certificate: wait for the first, or give the serial up. */
    private Optional<byte[]> afterAnother(IssuanceRequest request, int attempt, Stage stage) {
        var now = ledger.find(request.order(), attempt, stage).orElseThrow();
        if (now.signed().isPresent()) {
            return now.signed();
        }
        if (!now.voided() && now.signingBegan().map(this::isWithinLease).orElse(true)) {
            throw new SigningInProgress(request.order());
        }
        return giveUp(request, attempt);
    }

    private boolean isWithinLease(Instant began) {
        return clock.instant().isBefore(began.plus(LEASE));
    }

    /** Changes nothing if the attempt's certificate was signed meanwhile: the next round finds it. */
    private Optional<byte[]> giveUp(IssuanceRequest request, int attempt) {
        ledger.voidAttempt(request.order(), attempt, clock.instant());
        return Optional.empty();
    }
}
