package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.LintFindings;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC I-3: whatever is retried, lost or run twice, one order has one certificate. */
class LedgeredIssuerTest {

    private static final Hierarchy RSA = Samples.rsaCa();
    private static final Hierarchy EC = Samples.ecCa();
    private static final IssuanceRequest REQUEST =
            Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"));

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();
    private final HandClock clock = new HandClock();

    @ParameterizedTest
    @CsvSource({"RSA, OV", "RSA, EV", "EC, OV", "EC, EV"})
    void certificate_shouldLeadToTheRoot_whenIssued(String ca, CertificateKind kind) {
        var hierarchy = hierarchy(ca);
        var issued = issuer(hierarchy.issuer(), ledger).issue(Samples.request(kind, Keys.rsa(2048)));
        assertThat(Chain.verify(issued.der(), issued.issuerDer(), hierarchy.root(), Samples.NOW))
                .isEmpty();
        assertThat(issued.notBefore()).isEqualTo(Samples.NOW);
        assertThat(issued.notAfter()).isEqualTo(Samples.validity(199).notAfter());
        assertThat(issued.serialNumber()).matches("[1-9a-f][0-9a-f]{16,31}");
        assertThat(ledger.entries()).hasSize(2).allMatch(e -> e.serialNumber().equals(issued.serialNumber()));
    }

    @ParameterizedTest
    @CsvSource({"RSA, false", "RSA, true", "EC, false", "EC, true"})
    void order_shouldHaveOneCertificate_whenTheProcessDiesAtAnyCall(String ca, boolean afterEffect) {
        boolean crashed = true;
        int positions = 0;
        while (crashed) {
            var run = new InMemorySignatureLedger();
            crashed = issueWithCrash(hierarchy(ca), run, new CrashingCalls(positions++, afterEffect), ca.equals("RSA"));
        }
        assertThat(positions).as("calls that could fail").isGreaterThan(10);
    }

    private boolean issueWithCrash(
            Hierarchy hierarchy, InMemorySignatureLedger store, CrashingCalls calls, boolean sameSerial) {
        var key = calls.over(hierarchy.issuer().key());
        var issuer = issuer(hierarchy.reachedBy(key), calls.over(store));
        var issued = untilIssued(() -> issuer.issue(REQUEST));
        assertThat(issuer(hierarchy.issuer(), store).issue(REQUEST)).isEqualTo(issued);
        var valid = store.entries().stream().filter(e -> !e.voided()).toList();
        assertThat(valid).hasSize(2).allMatch(e -> e.signed().isPresent());
        assertThat(valid).allMatch(e -> e.serialNumber().equals(issued.serialNumber()));
        if (sameSerial) {
            assertThat(store.entries()).hasSize(2);
        }
        assertThat(calls.signatures().values())
                .as("signatures of the same bytes")
                .allMatch(s -> s.stream().distinct().count() == 1);
        return calls.hasCrashed();
    }

    private IssuedCertificate untilIssued(Callable<IssuedCertificate> issue) {
        for (int i = 0; i < 5; i++) {
            try {
                return issue.call();
            } catch (CrashingCalls.Crash | SigningInProgress retryable) {
                clock.pass(Duration.ofSeconds(61));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("never issued");
    }

    @Test
    void ecdsaRetry_shouldWait_whenAnotherRunMayStillAnswer() {
        var calls = new CrashingCalls(callOfFirstSignature(), true);
        var crashing = issuer(EC.reachedBy(calls.over(EC.issuer().key())), calls.over(ledger));
        assertThatThrownBy(() -> crashing.issue(REQUEST)).isInstanceOf(CrashingCalls.Crash.class);
        var retry = issuer(EC.issuer(), ledger);
        clock.pass(Duration.ofSeconds(59));
        assertThatThrownBy(() -> retry.issue(REQUEST)).isInstanceOf(SigningInProgress.class);
        clock.pass(Duration.ofSeconds(2));
        var issued = retry.issue(REQUEST);
        assertThat(ledger.currentAttempt(Samples.ORDER)).isEqualTo(2);
        assertThat(ledger.find(Samples.ORDER, 1, Stage.PRECERTIFICATE))
                .hasValueSatisfying(lost -> assertThat(lost.voided()).isTrue());
        assertThat(ledger.find(Samples.ORDER, 2, Stage.CERTIFICATE)
                        .orElseThrow()
                        .serialNumber())
                .isEqualTo(issued.serialNumber());
    }

    /** currentAttempt, find, storeIfAbsent, beginSigning, then the key. */
    private static int callOfFirstSignature() {
        return 4;
    }

    @Test
    void lateSigner_shouldNotMakeASecondCertificate_whenItsAttemptWasVoided() {
        var slow = new SigningKey() {
            @Override
            public java.security.PublicKey publicKey() {
                return EC.issuer().key().publicKey();
            }

            @Override
            public byte[] signDigest(byte[] digest, jp.kakuin.pki.authority.SignatureHash hash) {
                if (ledger.currentAttempt(Samples.ORDER) == 1) {
                    clock.pass(Duration.ofSeconds(61));
                    issuer(EC.issuer(), ledger).issue(REQUEST);
                }
                return EC.issuer().key().signDigest(digest, hash);
            }
        };
        var late = issuer(EC.reachedBy(slow), ledger).issue(REQUEST);
        assertThat(late).isEqualTo(issuer(EC.issuer(), ledger).issue(REQUEST));
        assertThat(ledger.entries().stream().filter(e -> e.stage() == Stage.CERTIFICATE))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void concurrentRuns_shouldGetTheSameCertificate_whenTheyRace(String ca) throws Exception {
        for (int round = 0; round < 10; round++) {
            var store = new InMemorySignatureLedger();
            var start = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                var runs = new ArrayList<java.util.concurrent.Future<IssuedCertificate>>();
                for (int i = 0; i < 4; i++) {
                    runs.add(threads.submit(() -> {
                        start.await();
                        return patiently(issuer(hierarchy(ca).issuer(), store));
                    }));
                }
                var results = new ArrayList<IssuedCertificate>();
                for (var run : runs) {
                    results.add(run.get());
                }
                assertThat(results).allMatch(results.getFirst()::equals);
            }
            assertThat(store.entries()).hasSize(2).noneMatch(SignatureLedger.Entry::voided);
        }
    }

    /** Asks again while another run is signing, as the flow's retry does; the clock stands, so no lease ends. */
    private static IssuedCertificate patiently(LedgeredIssuer issuer) {
        while (true) {
            try {
                return issuer.issue(REQUEST);
            } catch (SigningInProgress wait) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void retry_shouldStartAnew_whenStoredBytesHaveGrownTooOldToSign() {
        var calls = new CrashingCalls(callOfFirstSignature(), false);
        var crashing = issuer(RSA.reachedBy(calls.over(RSA.issuer().key())), calls.over(ledger));
        assertThatThrownBy(() -> crashing.issue(REQUEST)).isInstanceOf(CrashingCalls.Crash.class);
        clock.pass(Duration.ofDays(3));
        var start = clock.instant();
        var later = new jp.kakuin.issuance.Validity(start, start.plus(Duration.ofDays(90)));
        var issued = issuer(RSA.issuer(), ledger)
                .issue(Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"), later));
        assertThat(issued.notBefore()).isEqualTo(start);
        assertThat(ledger.currentAttempt(Samples.ORDER)).isEqualTo(2);
    }

    @Test
    void nothing_shouldBeStoredOrSigned_whenTheLinterObjects() {
        var tooLong = Samples.request(CertificateKind.OV, Keys.rsa(2048), Samples.validity(201));
        assertThatThrownBy(() -> issuer(RSA.issuer(), ledger).issue(tooLong))
                .isInstanceOf(LintFindings.class)
                .hasMessageContaining("validity_too_long");
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void nothing_shouldBeKept_whenTheKeyAnswersNonsense() {
        var wrong =
                new CrashingCalls(Integer.MAX_VALUE, false).over(RSA.issuer().key());
        var lying = new SigningKey() {
            @Override
            public java.security.PublicKey publicKey() {
                return wrong.publicKey();
            }

            @Override
            public byte[] signDigest(byte[] digest, jp.kakuin.pki.authority.SignatureHash hash) {
                return new byte[256];
            }
        };
        assertThatThrownBy(() -> issuer(RSA.reachedBy(lying), ledger).issue(REQUEST))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.entries()).noneMatch(e -> e.signed().isPresent());
    }

    @Test
    void timestamps_shouldStandInTheCertificateAlone_whenLogsGiveSome() {
        var issuer = new LedgeredIssuer(
                () -> IssuingAuthorities.only(RSA.issuer()),
                Samples.linter(),
                Samples.CONTENT,
                _ -> List.of(new byte[] {1, 2, 3}, new byte[] {4}),
                ledger,
                clock,
                new SecureRandom());
        var issued = issuer.issue(REQUEST);
        var certificate = org.bouncycastle.asn1.x509.Certificate.getInstance(issued.der());
        var list = certificate
                .getTBSCertificate()
                .getExtensions()
                .getExtension(jp.kakuin.pki.certificate.CtExtensions.SCT_LIST);
        assertThat(list.getExtnValue().getOctets()).endsWith(0, 8, 0, 3, 1, 2, 3, 0, 1, 4);
        assertThat(Chain.verify(issued.der(), issued.issuerDer(), RSA.root(), Samples.NOW))
                .isEmpty();
    }

    private static Hierarchy hierarchy(String ca) {
        return ca.equals("RSA") ? RSA : EC;
    }

    private LedgeredIssuer issuer(CertificationAuthority ca, SignatureLedger store) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(ca),
                Samples.linter(),
                Samples.CONTENT,
                SctSource.NONE,
                store,
                clock,
                new SecureRandom());
    }

    /** Stands still until it is moved. */
    private static final class HandClock extends Clock {

        private Instant now = Samples.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
