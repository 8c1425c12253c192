package jp.kakuin.testkit.contract;

import static jp.kakuin.issuance.SignatureLedger.Stage.CERTIFICATE;
import static jp.kakuin.issuance.SignatureLedger.Stage.PRECERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import jp.kakuin.audit.Archived;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderId;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

/** What every {@link SignatureLedger} keeps (SPEC I-3). */
public abstract class SignatureLedgerContract {

    private static final Instant NOW = SteppingClock.START;
    private static final OrderId ORDER = SampleOrders.id(1);
    private static final String KEY = "6b".repeat(32);
    private static final byte[] BYTES = {1, 2, 3};
    private static final byte[] OTHER = {4, 5, 6};

    protected abstract SignatureLedger ledger();

    protected abstract Unarchived unarchived();

    /** Without it a table restored to an earlier moment would draw the serial number again and sign a second time. */
    @Test
    void everyUseOfTheKey_shouldWaitForTheArchive_whenItIsWritten() {
        for (int twice = 0; twice < 2; twice++) {
            ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);
            ledger().beginSigning(ORDER, 1, PRECERTIFICATE, NOW);
            ledger().recordSigned(ORDER, 1, PRECERTIFICATE, OTHER);
            ledger().voidAttempt(ORDER, 1, NOW);
        }

        assertThat(WaitingRecords.of(unarchived()))
                .containsExactlyInAnyOrder(
                        Archived.Reserved.of(ORDER, 1, PRECERTIFICATE, "0a", BYTES),
                        new Archived.SigningBegan(ORDER, 1, PRECERTIFICATE, NOW),
                        Archived.Signed.of(ORDER, 1, PRECERTIFICATE, OTHER),
                        new Archived.Voided(ORDER, 1, NOW));
    }

    @Test
    void retry_shouldSignTheBytesStoredFirst_whenItBuiltOthers() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);

        var stored = ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0b", KEY, OTHER);

        assertThat(stored.toBeSigned()).isEqualTo(BYTES);
        assertThat(stored.serialNumber()).isEqualTo("0a");
        assertThat(ledger().find(ORDER, 1, PRECERTIFICATE)).contains(stored);
        assertThat(ledger().find(ORDER, 1, CERTIFICATE)).isEmpty();
    }

    @Test
    void serialNumber_shouldNameOneCertificate_whenAnotherOrderDrewTheSame() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);
        ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, OTHER);

        assertThatThrownBy(() -> ledger().storeIfAbsent(SampleOrders.id(2), 1, PRECERTIFICATE, "0a", KEY, BYTES))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void key_shouldBeAskedOnce_whenTwoBeginToSign() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);

        assertThat(ledger().beginSigning(ORDER, 1, PRECERTIFICATE, NOW)).isTrue();
        assertThat(ledger().beginSigning(ORDER, 1, PRECERTIFICATE, NOW)).isFalse();
        assertThat(ledger().find(ORDER, 1, PRECERTIFICATE).orElseThrow().signingBegan())
                .contains(NOW);
    }

    @Test
    void certificate_shouldBeTheFirstSigned_whenAnotherSignatureComesLater() {
        ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, BYTES);
        ledger().recordSigned(ORDER, 1, CERTIFICATE, BYTES);

        var kept = ledger().recordSigned(ORDER, 1, CERTIFICATE, OTHER).orElseThrow();

        assertThat(kept.signed().orElseThrow()).isEqualTo(BYTES);
    }

    @Test
    void voidedAttempt_shouldNeverBeSigned_whenItsSignatureWasLost() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);
        ledger().beginSigning(ORDER, 1, PRECERTIFICATE, NOW);

        ledger().voidAttempt(ORDER, 1, NOW);
        ledger().voidAttempt(ORDER, 1, NOW);

        assertThat(ledger().currentAttempt(ORDER)).isEqualTo(2);
        assertThat(ledger().find(ORDER, 1, PRECERTIFICATE).orElseThrow().voided())
                .isTrue();
        assertThat(ledger().recordSigned(ORDER, 1, PRECERTIFICATE, OTHER)).isEmpty();
        assertThat(ledger().beginSigning(ORDER, 1, PRECERTIFICATE, NOW)).isFalse();
        assertThat(ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, BYTES)
                        .voided())
                .isTrue();
    }

    @Test
    void finishedCertificate_shouldStay_whenSomebodyTriesToVoidIt() {
        ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, BYTES);
        ledger().recordSigned(ORDER, 1, CERTIFICATE, OTHER);

        ledger().voidAttempt(ORDER, 1, NOW);

        assertThat(ledger().currentAttempt(ORDER)).isEqualTo(1);
        assertThat(ledger().find(ORDER, 1, CERTIFICATE).orElseThrow().voided()).isFalse();
    }

    @Test
    void attempts_shouldCountOn_whenNoneIsVoidedYet() {
        assertThat(ledger().currentAttempt(ORDER)).isEqualTo(1);
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);
        assertThat(ledger().currentAttempt(ORDER)).isEqualTo(1);
    }

    @Test
    void certificate_shouldBeFoundByItsKey_whenTheKeyIsReportedCompromised() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, BYTES);
        ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, OTHER);
        ledger().storeIfAbsent(SampleOrders.id(2), 1, PRECERTIFICATE, "0c", KEY, BYTES);
        ledger().storeIfAbsent(SampleOrders.id(3), 1, PRECERTIFICATE, "0d", "6c".repeat(32), BYTES);

        assertThat(ledger().of(KEY))
                .containsExactlyInAnyOrder(new KeyUses.Use(ORDER, "0a"), new KeyUses.Use(SampleOrders.id(2), "0c"));
    }
}
