package jp.kakuin.testkit.contract;

import static jp.kakuin.issuance.SignatureLedger.Stage.CERTIFICATE;
import static jp.kakuin.issuance.SignatureLedger.Stage.PRECERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.IssuedSerial;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IssuedSerials} keeps (SPEC, I-3). */
public abstract class IssuedSerialsContract {

    protected final SteppingClock clock = new SteppingClock();

    private static final OrderId ORDER = SampleOrders.id(1);
    private static final String CRL = "http://crl.ca.example/issuing.crl";
    private static final String ISSUER = "1cee126f890be3c7b17907ba0d17aaf3853e0830";

    /** A TBSCertificate that OpenSSL made. */
    private static final byte[] CONTENT = Base64.getDecoder()
            .decode(
                    "MIIBwqADAgECAhQNGffiqCPnXXG2k3edUOhmlV5fVzAKBggqhkjOPQQDAjBCMQswCQYDVQQGEwJKUDEXMBUGA1UECgwOS2FrdWluIEV4"
                            + "YW1wbGUxGjAYBgNVBAMMEXd3dy5leGFtcGxlLmNvLmpwMB4XDTI2MTEyMTE0NDkzN1oXDTI3MDYwODE0NDkzN1owQjELMAkGA1UE"
                            + "BhMCSlAxFzAVBgNVBAoMDktha3VpbiBFeGFtcGxlMRowGAYDVQQDDBF3d3cuZXhhbXBsZS5jby5qcDBZMBMGByqGSM49AgEGCCqG"
                            + "SM49AwEHA0IABFml527qoxE47oAGjCjmccBuzcEjrehYie9BUeNq8JSnpwwT/vr2yw4HAgvgsAeOxPJDlbu3wuivr6DPmpeqkKyj"
                            + "gZUwgZIwHwYDVR0jBBgwFoAUHO4Sb4kL48exeQe6DReq84U+CDAwHQYDVR0OBBYEFBzuEm+JC+PHsXkHug0XqvOFPggwMBwGA1Ud"
                            + "EQQVMBOCEXd3dy5leGFtcGxlLmNvLmpwMDIGA1UdHwQrMCkwJ6AloCOGIWh0dHA6Ly9jcmwuY2EuZXhhbXBsZS9pc3N1aW5nLmNy"
                            + "bA==");

    private static final Instant END = Instant.parse("2027-06-08T14:49:37Z");
    private static final String KEY = jp.kakuin.issuance.CertifiedKey.sha256(CONTENT);

    protected abstract IssuedSerials serials();

    protected abstract SignatureLedger ledger();

    protected abstract Orders orders();

    protected abstract DueIndex dueIndex();

    @BeforeEach
    void writeOrder() {
        SampleOrders.write(orders(), SampleOrders.received(1, clock.instant()));
    }

    @Test
    void serialNumber_shouldBeUnknown_whenTheKeyWasNeverAskedToSignIt() {
        ledger().storeIfAbsent(ORDER, 1, PRECERTIFICATE, "0a", KEY, CONTENT);

        assertThat(serials().find("0a")).isEmpty();
        assertThat(serials().find("0b")).isEmpty();
        assertThat(serials().standing(ISSUER, "0a")).isEmpty();
        assertThat(serials().standing(ISSUER, "0b")).isEmpty();
        assertThat(serials().standing(ISSUER, "0".repeat(3000))).isEmpty();
        assertThat(serials().find("0".repeat(3000))).isEmpty();
    }

    @Test
    void serialNumber_shouldBeGood_whenItsPrecertificateMayHaveBeenSigned() {
        sign("0a", 1);

        assertThat(serials().find("0a"))
                .contains(new IssuedSerial("0a", ISSUER, CRL, END, ORDER, 1, KEY, false, Optional.empty()));
        assertThat(serials().standing(ISSUER, "0a")).contains(new IssuedSerials.Standing(Optional.empty()));
        assertThat(serials().standing("1d".repeat(20), "0a")).isEmpty();
    }

    @Test
    void voidedSerialNumber_shouldCountAsIssuedAndBeOwedARevocation_whenItsSignatureWasLost() {
        sign("0a", 1);
        ledger().voidAttempt(ORDER, 1, clock.instant());
        ledger().voidAttempt(ORDER, 1, clock.instant().plusSeconds(60));

        assertThat(serials().find("0a").orElseThrow().voided()).isTrue();
        assertThat(due(DueEntry.Kind.REVOCATION))
                .containsExactly(new DueEntry(DueEntry.Kind.REVOCATION, clock.instant(), ORDER, "attempt-1"));
    }

    /** Also what led to no certificate has to be found when its order ends. */
    @Test
    void everySerialNumberOfAnOrder_shouldBeFound_whenTheKeyWasAskedToSignIt() {
        sign("0c", 1);
        ledger().voidAttempt(ORDER, 1, clock.instant());
        sign("0a", 2);
        ledger().storeIfAbsent(ORDER, 2, CERTIFICATE, "0a", KEY, CONTENT);
        ledger().voidAttempt(ORDER, 2, clock.instant());
        ledger().storeIfAbsent(ORDER, 3, PRECERTIFICATE, "0b", KEY, CONTENT);

        assertThat(serials().of(ORDER))
                .extracting(IssuedSerial::serialNumber, IssuedSerial::issueAttempt)
                .containsExactly(tuple("0c", 1), tuple("0a", 2));
        assertThat(serials().of(SampleOrders.id(2))).isEmpty();
    }

    @Test
    void revokedSerialNumber_shouldStayRevoked_whenItsCertificateIsStoredAfterwards() {
        sign("0a", 1);
        var done = revoke("0a", CrlReason.KEY_COMPROMISE);

        ledger().storeIfAbsent(ORDER, 1, CERTIFICATE, "0a", KEY, CONTENT);

        assertThat(serials().find("0a").orElseThrow().revoked())
                .contains(new IssuedSerial.Revoked(done.at(), CrlReason.KEY_COMPROMISE));
        assertThat(serials().standing(ISSUER, "0a"))
                .contains(new IssuedSerials.Standing(
                        Optional.of(new IssuedSerial.Revoked(done.at(), CrlReason.KEY_COMPROMISE))));
        assertThat(orders().find(ORDER).orElseThrow().revocations().of("0a")).contains(done);
    }

    /** Nobody would see a revocation otherwise until the next CRL that comes by itself. */
    @Test
    void crl_shouldBeDueAtOnce_whenSomethingOfItIsRevoked() {
        sign("0a", 1);
        var done = revoke("0a", CrlReason.UNSPECIFIED);

        assertThat(due(DueEntry.Kind.CRL_PUBLICATION))
                .containsExactly(new DueEntry(DueEntry.Kind.CRL_PUBLICATION, done.at(), ORDER, CRL));
    }

    /** BR 7.2.2: whoever relies on the CRL learns of the stolen key, and of no second revocation. */
    @Test
    void revocation_shouldBeNamedOnceWithItsNewReason_whenTheKeyTurnsOutToBeCompromised() {
        sign("0a", 1);
        revoke("0a", CrlReason.SUPERSEDED);

        var done = revoke("0a", CrlReason.KEY_COMPROMISE);

        assertThat(serials().find("0a").orElseThrow().revoked())
                .contains(new IssuedSerial.Revoked(done.at(), CrlReason.KEY_COMPROMISE));
        assertThat(serials().revoked(CRL, Optional.empty()).entries()).containsExactly(done);
        assertThat(orders().find(ORDER).orElseThrow().revocations().done()).containsExactly(done);
    }

    @Test
    void revocation_shouldHaveItsAuditEntry_whenItIsWritten() {
        sign("0a", 1);
        revoke("0a", CrlReason.SUPERSEDED);

        assertThat(orders().audit(ORDER).getLast().facts())
                .containsEntry("serialNumber", "0a")
                .containsEntry("reason", "SUPERSEDED");
    }

    @Test
    void crl_shouldNameEachOfItsRevocationsOnce_whenTheyComeInPages() {
        var all = IntStream.range(16, 24)
                .mapToObj(Integer::toHexString)
                .map("f0"::concat)
                .toList();
        for (int i = 0; i < all.size(); i++) {
            sign(all.get(i), i + 1);
            ledger().voidAttempt(ORDER, i + 1, clock.instant());
            revoke(all.get(i), CrlReason.SUPERSEDED);
        }

        var found = new ArrayList<Revocation>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = serials().revoked(CRL, cursor);
            found.addAll(page.entries());
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(found).extracting(Revocation::serialNumber).containsExactlyElementsOf(all);
        assertThat(found)
                .allMatch(each -> each.notAfter().equals(END) && each.crl().equals(CRL));
        assertThat(serials()
                        .revoked("http://crl.ca.example/other.crl", Optional.empty())
                        .entries())
                .isEmpty();
    }

    private void sign(String serialNumber, int attempt) {
        ledger().storeIfAbsent(ORDER, attempt, PRECERTIFICATE, serialNumber, KEY, CONTENT);
        ledger().beginSigning(ORDER, attempt, PRECERTIFICATE, clock.instant());
    }

    private Revocation revoke(String serialNumber, CrlReason reason) {
        var revocation = serials().find(serialNumber).orElseThrow().revocation(reason, clock.instant());
        var result = orders().change(
                        ORDER,
                        order -> Result.accepted(OrderChange.revoking(
                                order,
                                order,
                                Actor.SYSTEM,
                                Circumstance.SUBSCRIBER_ASKS,
                                revocation,
                                clock.instant())));
        assertThat(result).isInstanceOf(Result.Accepted.class);
        return revocation;
    }

    private List<DueEntry> due(DueEntry.Kind kind) {
        return IntStream.range(0, dueIndex().shards())
                .boxed()
                .flatMap(shard -> dueIndex().due(kind, shard, clock.instant(), Optional.empty()).entries().stream())
                .toList();
    }
}
