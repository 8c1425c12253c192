package jp.kakuin.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderId;

/**
 * The signature ledger with a copy in the audit archive that does not wait for the next run: what the CA key is asked to sign is there before
 * the key is asked, and a certificate before anybody gets it. So a table that is lost loses no signature (SPEC I-3).
 */
public final class ArchivedLedger implements SignatureLedger {

    private final SignatureLedger ledger;
    private final AuditArchive archive;
    private final Clock clock;

    public ArchivedLedger(SignatureLedger ledger, AuditArchive archive, Clock clock) {
        this.ledger = ledger;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public int currentAttempt(OrderId order) {
        return ledger.currentAttempt(order);
    }

    @Override
    public Optional<Entry> find(OrderId order, int issueAttempt, Stage stage) {
        // A run that died after the ledger was written may not have come to the copy.
        return copied(ledger.find(order, issueAttempt, stage));
    }

    @Override
    public Entry storeIfAbsent(
            OrderId order, int issueAttempt, Stage stage, String serialNumber, String keySha256, byte[] toBeSigned) {
        return ledger.storeIfAbsent(order, issueAttempt, stage, serialNumber, keySha256, toBeSigned);
    }

    @Override
    public List<Use> of(String keySha256) {
        return ledger.of(keySha256);
    }

    @Override
    public boolean beginSigning(OrderId order, int issueAttempt, Stage stage, Instant at) {
        ledger.find(order, issueAttempt, stage)
                .map(entry ->
                        Archived.Reserved.of(order, issueAttempt, stage, entry.serialNumber(), entry.toBeSigned()))
                .ifPresent(this::copy);
        return ledger.beginSigning(order, issueAttempt, stage, at);
    }

    @Override
    public Optional<Entry> recordSigned(OrderId order, int issueAttempt, Stage stage, byte[] signed) {
        return copied(ledger.recordSigned(order, issueAttempt, stage, signed));
    }

    @Override
    public void voidAttempt(OrderId order, int issueAttempt, Instant at) {
        ledger.voidAttempt(order, issueAttempt, at);
    }

    private Optional<Entry> copied(Optional<Entry> found) {
        found.ifPresent(entry -> entry.signed()
                .map(signed -> Archived.Signed.of(entry.order(), entry.issueAttempt(), entry.stage(), signed))
                .ifPresent(this::copy));
        return found;
    }

    private void copy(Archived record) {
        archive.copy(record, clock.instant());
    }
}
