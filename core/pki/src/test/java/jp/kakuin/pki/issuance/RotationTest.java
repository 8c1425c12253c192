package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.Chain;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.issuance.Samples.Hierarchy;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a switch of the issuing CA: whatever was under way has one certificate and its own chain, and nothing new is of the old CA. */
class RotationTest {

    private static final Hierarchy RSA = Samples.rsaCa();
    private static final Hierarchy EC = Samples.ecCa();
    private static final Hierarchy NEXT_RSA = Samples.nextCa(Keys.rsa(2048, "next"));
    private static final Hierarchy NEXT_EC = Samples.nextCa(Keys.ec("secp384r1", "next"));
    private static final IssuanceRequest REQUEST =
            Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"));
    private static final Instant SWITCH = Samples.NOW.plus(Duration.ofMinutes(1));

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();
    private Instant now = Samples.NOW;

    @Test
    void orders_shouldBeOfTheNewCa_fromTheMomentOfTheSwitch() {
        now = SWITCH.minusSeconds(1);
        assertThat(issuerName(
                        issuer(RSA, NEXT_RSA, new InMemorySignatureLedger()).issue(REQUEST)))
                .isEqualTo(name(RSA));
        now = SWITCH;
        var issued = issuer(RSA, NEXT_RSA, ledger).issue(REQUEST);
        assertThat(issuerName(issued)).isEqualTo(name(NEXT_RSA));
        assertVerifies(issued, NEXT_RSA);
        assertThat(urls(issued))
                .contains(
                        "http://crl.kakuin.jp/issuing-2/",
                        "http://ca.kakuin.jp/issuing-2.cer",
                        "http://ocsp.kakuin.jp");
    }

    /** The process ends at any of its calls, the CA is rotated, and the flow tries again. */
    @ParameterizedTest
    @CsvSource({"RSA, RSA, false", "RSA, RSA, true", "RSA, EC, true", "EC, RSA, false", "EC, RSA, true", "EC, EC, true"
    })
    void orderInFlight_shouldHaveOneCertificateWithItsChain_whenTheCaIsRotatedAtAnyCall(
            String before, String after, boolean afterEffect) {
        var old = before.equals("RSA") ? RSA : EC;
        var next = after.equals("RSA") ? NEXT_RSA : NEXT_EC;
        boolean crashed = true;
        int positions = 0;
        while (crashed) {
            crashed = rotateAtCall(positions++, afterEffect, old, next);
        }
        assertThat(positions).as("calls that could fail").isGreaterThan(10);
    }

    private boolean rotateAtCall(int position, boolean afterEffect, Hierarchy old, Hierarchy next) {
        now = Samples.NOW;
        var store = new InMemorySignatureLedger();
        var calls = new CrashingCalls(position, afterEffect);
        var crashing =
                new Hierarchy(old.root(), old.reachedBy(calls.over(old.issuer().key())));
        try {
            issuer(crashing, next, calls.over(store)).issue(REQUEST);
        } catch (CrashingCalls.Crash atThisCall) {
            // The flow tries again, after the switch.
        }
        var begun = store.entries().stream()
                .filter(entry -> entry.signingBegan().isPresent())
                .toList();
        now = SWITCH.plus(SignedStage.LEASE);
        var issued = issuer(old, next, store).issue(REQUEST);

        assertThat(issuer(old, next, store).issue(REQUEST)).isEqualTo(issued);
        assertVerifies(issued, issuerName(issued).equals(name(old)) ? old : next);
        var valid = store.entries().stream().filter(entry -> !entry.voided()).toList();
        assertThat(valid).hasSize(2).allMatch(entry -> entry.signed().isPresent());
        assertThat(valid).allMatch(entry -> issuer(entry.toBeSigned()).equals(issuerName(issued)));
        assertThat(valid).allMatch(entry -> entry.serialNumber().equals(issued.serialNumber()));
        if (begun.isEmpty()) {
            assertThat(issuerName(issued)).as("nothing had begun").isEqualTo(name(next));
        }
        if (begun.stream().anyMatch(entry -> entry.signed().isPresent())
                && begun.stream().allMatch(entry -> entry.signed().isPresent())) {
            assertThat(issuerName(issued)).as("the precertificate was there").isEqualTo(name(old));
        }
        return calls.hasCrashed();
    }

    @Test
    void oldKey_shouldNotBegin_whenItsContentWasStoredButNeverSigned() {
        // currentAttempt, find, storeIfAbsent; then it dies before it has noted that it signs.
        var calls = new CrashingCalls(3, false);
        assertThatThrownBy(() -> issuer(RSA, NEXT_RSA, calls.over(ledger)).issue(REQUEST))
                .isInstanceOf(CrashingCalls.Crash.class);
        now = SWITCH;

        var issued = issuer(RSA, NEXT_RSA, ledger).issue(REQUEST);

        assertThat(issuerName(issued)).isEqualTo(name(NEXT_RSA));
        assertThat(ledger.find(Samples.ORDER, 1, Stage.PRECERTIFICATE))
                .hasValueSatisfying(given -> assertThat(given.voided()).isTrue());
    }

    @Test
    void certificateSignedBefore_shouldComeWithItsOwnChain_whenItsOrderIsRecordedAfterTheSwitch() {
        var before = issuer(RSA, NEXT_EC, ledger).issue(REQUEST);
        now = SWITCH.plus(Duration.ofDays(30));

        var again = issuer(RSA, NEXT_EC, ledger).issue(REQUEST);

        assertThat(again).isEqualTo(before);
        assertVerifies(again, RSA);
    }

    @Test
    void certificate_shouldBeAFault_whenItsCaIsNoLongerKnown() {
        issuer(RSA, NEXT_RSA, ledger).issue(REQUEST);
        var forgetful = new LedgeredIssuer(
                () -> IssuingAuthorities.only(NEXT_RSA.issuer()),
                Samples.linter(),
                Samples.CONTENT,
                SctSource.NONE,
                ledger,
                clock(),
                new SecureRandom());

        assertThatThrownBy(() -> forgetful.issue(REQUEST)).hasMessageContaining("no CA of this house");
    }

    @Test
    void nothing_shouldBeIssued_whenNoCaHasBegun() {
        var later = new IssuingAuthorities(List.of(new IssuingAuthorities.Term(RSA.issuer(), SWITCH)));

        assertThatThrownBy(() -> later.issuingAt(Samples.NOW, CertificateKind.OV))
                .hasMessageContaining("no issuing CA has begun");
        assertThat(later.issuingAt(SWITCH, CertificateKind.EV)).isEqualTo(RSA.issuer());
    }

    private void assertVerifies(IssuedCertificate issued, Hierarchy by) {
        assertThat(Chain.verify(issued.der(), issued.issuerDer(), by.root(), now))
                .isEmpty();
    }

    private LedgeredIssuer issuer(Hierarchy old, Hierarchy next, SignatureLedger store) {
        var authorities = new IssuingAuthorities(List.of(
                new IssuingAuthorities.Term(old.issuer(), Instant.MIN),
                new IssuingAuthorities.Term(next.issuer(), SWITCH)));
        return new LedgeredIssuer(
                () -> authorities,
                Samples.linter(),
                Samples.CONTENT,
                SctSource.NONE,
                store,
                clock(),
                new SecureRandom());
    }

    private static X500Name name(Hierarchy hierarchy) {
        return hierarchy.issuer().certificate().getSubject();
    }

    private static X500Name issuer(byte[] toBeSigned) {
        return ToBeSigned.of(toBeSigned).parsed().getIssuer();
    }

    private static X500Name issuerName(IssuedCertificate issued) {
        return Certificate.getInstance(issued.der()).getIssuer();
    }

    private static String urls(IssuedCertificate issued) {
        var extensions =
                Certificate.getInstance(issued.der()).getTBSCertificate().getExtensions();
        return new String(
                        extensions
                                .getExtension(Extension.cRLDistributionPoints)
                                .getExtnValue()
                                .getOctets(),
                        java.nio.charset.StandardCharsets.US_ASCII)
                + new String(
                        extensions
                                .getExtension(Extension.authorityInfoAccess)
                                .getExtnValue()
                                .getOctets(),
                        java.nio.charset.StandardCharsets.US_ASCII);
    }

    private Clock clock() {
        return new Clock() {
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
        };
    }
}
