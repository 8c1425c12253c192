package jp.kakuin.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.CsrNoLongerAcceptable;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.csr.CsrCode;
import jp.kakuin.pki.csr.KeyHash;
import jp.kakuin.pki.csr.RequestedKey;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC C-3, X-1: a certificate for a key that others have, which nobody knows to revoke. */
class ReportedKeyTest {

    private final InMemorySignatureLedger ledger = new InMemorySignatureLedger();

    /** The report may come between any two steps: either the signature is stopped or the report finds the certificate. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void signature_shouldNotBeMade_whenTheKeyIsReportedWhileTheCertificateIsMade(int reportedBeforeLook) {
        var looks = new AtomicInteger();
        var foundByTheReport = new ArrayList<KeyUses.Use>();
        CsrInspector inspector = (csr, organisation, today) -> {
            if (looks.incrementAndGet() < reportedBeforeLook) {
                return Samples.CONTENT.inspect(csr, organisation, today);
            }
            foundByTheReport.addAll(ledger.of(KeyHash.of(RequestedKey.of(csr))));
            return Samples.refusing(CsrCode.CSR_KEY_COMPROMISED);
        };

        assertThatThrownBy(() ->
                        issuer(inspector).issue(Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"))))
                .isInstanceOf(CsrNoLongerAcceptable.class);

        assertThat(ledger.entries().stream().filter(entry -> entry.signed().isPresent()))
                .hasSize(reportedBeforeLook - 1);
        assertThat(foundByTheReport).extracting(KeyUses.Use::order).containsExactly(Samples.ORDER);
    }

    private LedgeredIssuer issuer(CsrInspector inspector) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(Samples.rsaCa().issuer()),
                Samples.linter(),
                inspector,
                SctSource.NONE,
                ledger,
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                new SecureRandom());
    }
}
