package jp.kakuin.pki.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.certificate.SctList;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.issuance.LedgeredIssuer;
import jp.kakuin.pki.issuance.Samples;
import org.junit.jupiter.api.Test;

/** The last look before a certificate is signed, and what becomes of it and of the list afterwards (RULES 7). */
class LoggedCertificateTest extends CtScene {
    @Test
    void operator_shouldBeTold_whenTheListIsOlderThanChromeTakes() {
        clock.moveTo(ScriptedLogs.MADE.plus(LogList.OLD));
        var logs = logs(FIVE);
        issuer(logs).issue(requestNow(99));
        assertThat(told).isEmpty();
        forget();
        clock.advance(Duration.ofSeconds(1));
        issuer(logs).issue(requestNow(99));
        assertThat(told).containsExactly("list 1 is 70 days old");
    }

    /** Chrome Root Program Policy 1.8. */
    @Test
    void certificateItself_shouldBeBroughtToOneLogToo_evenWhenTheFirstAskedIsDown() {
        var logs = logs(FIVE);
        issuer(logs).issue(request(199));
        assertThat(logs.published()).hasSize(1);

        forget();
        var partlyDown = logs(FIVE).refusingCertificates(2);
        issuer(partlyDown).issue(request(199));
        assertThat(partlyDown.published()).hasSize(1);
        assertThat(told).hasSize(2);
    }

    @Test
    void customer_shouldGetTheIssuedCertificate_whenNoLogTakesItAnyMore() {
        var logs = logs(FIVE).refusingCertificates(100);
        var issued = issuer(logs).issue(request(199));
        assertThat(issuer(logs).issue(request(199))).isEqualTo(issued);
        assertThat(logs.published()).isEmpty();
    }

    @Test
    void certificate_shouldNotBeSigned_whenItsTimestampsAreNone_orFalse_orAnothers() {
        var logs = logs(FIVE);
        var issued = issuer(logs).issue(request(199));
        var precertificate = Precertificate.of(ledger.find(Samples.ORDER, 1, Stage.PRECERTIFICATE)
                .orElseThrow()
                .signed()
                .orElseThrow());
        var submission = new SctSource.Submission(Samples.ORDER, 1, precertificate, CA.issuer());
        var source = source(logs, patient(logs));
        var good = SctList.of(content(issued));
        source.demand(submission, precertificate.certificate(good));

        assertRefused(source, submission, List.of());
        assertRefused(source, submission, good.subList(0, 2));
        assertRefused(source, submission, List.of(good.get(0), good.get(0), good.get(0)));
        var bent = good.get(0).clone();
        bent[bent.length - 1] ^= 1;
        assertRefused(source, submission, List.of(bent, good.get(1), good.get(2)));
        var stranger = SigningLog.of("D", "unknown")
                .sign(precertificate, CA.issuer().key().publicKey(), Samples.NOW)
                .bytes();
        assertRefused(source, submission, List.of(stranger, good.get(1), good.get(2)));
    }

    private static void assertRefused(SctSource source, SctSource.Submission submission, List<byte[]> scts) {
        var content = submission.precertificate().certificate(scts);
        assertThatThrownBy(() -> source.demand(submission, content))
                .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }

    @Test
    void certificate_shouldNotBeSigned_whenItWasStoredWithoutTimestampsBeforeTheyWereAskedFor() {
        var crashing = new LedgeredIssuer(
                () -> IssuingAuthorities.only(CA.issuer()),
                Samples.linter(),
                Samples.CONTENT,
                new SctSource() {
                    @Override
                    public List<byte[]> log(Submission submission) {
                        return List.of();
                    }

                    @Override
                    public void demand(Submission submission, ToBeSigned certificate) {
                        throw new IllegalStateException("the process ended here");
                    }
                },
                ledger,
                clock,
                new SecureRandom());
        assertThatThrownBy(() -> crashing.issue(request(199))).hasMessage("the process ended here");

        assertThatThrownBy(() -> issuer(logs(FIVE)).issue(request(199)))
                .hasMessage("too few timestamps for this certificate: 0");
        assertThat(ledger.find(Samples.ORDER, 1, Stage.CERTIFICATE)
                        .orElseThrow()
                        .signed())
                .isEmpty();
    }
}
