package jp.kakuin.pki.ct;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuanceRequest;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.IssuingAuthorities;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.certificate.SctList;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.ToBeSigned;
import jp.kakuin.pki.issuance.LedgeredIssuer;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.testkit.InMemorySignatureLedger;
import jp.kakuin.testkit.InMemoryTimestampLedger;
import jp.kakuin.testkit.SteppingClock;
import org.bouncycastle.asn1.x509.Certificate;

/** A CA, five logs of three operators, and what the operator was told. */
abstract class CtScene {

    static final Samples.Hierarchy CA = Samples.rsaCa();
    static final List<SigningLog> FIVE = List.of(
            SigningLog.of("A", "a1"),
            SigningLog.of("A", "a2", Keys.rsa(2048, "log a2")),
            SigningLog.of("B", "b1"),
            SigningLog.of("B", "b2"),
            SigningLog.of("C", "c1"));

    final SteppingClock clock = at(Samples.NOW);
    final List<String> told = new ArrayList<>();
    InMemorySignatureLedger ledger = new InMemorySignatureLedger();
    TimestampLedger timestamps = new InMemoryTimestampLedger();

    static SteppingClock at(Instant moment) {
        var clock = new SteppingClock();
        clock.moveTo(moment);
        return clock;
    }

    /** The logs whose timestamps a certificate carries; each has signed, and together they will do. */
    List<CtLog> usedBy(IssuedCertificate issued, ScriptedLogs logs) {
        var precertificate = Precertificate.of(ledger.find(Samples.ORDER, 1, Stage.PRECERTIFICATE)
                .orElseThrow()
                .signed()
                .orElseThrow());
        var entry = LogEntry.of(precertificate, CA.issuer());
        var used = new ArrayList<CtLog>();
        for (var bytes : SctList.of(content(issued))) {
            var timestamp = SignedTimestamp.read(bytes);
            var log = logs.list().find(timestamp.log()).orElseThrow();
            assertThat(entry.isSigned(timestamp, log.key())).isTrue();
            used.add(log);
        }
        assertThat(CtPolicy.isMet(CtPolicy.of(precertificate.content()), used)).isTrue();
        return used;
    }

    static ToBeSigned content(IssuedCertificate issued) {
        try {
            return ToBeSigned.of(
                    Certificate.getInstance(issued.der()).getTBSCertificate().getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget() {
        ledger = new InMemorySignatureLedger();
        timestamps = new InMemoryTimestampLedger();
        told.clear();
    }

    ScriptedLogs logs(List<SigningLog> logs) {
        return new ScriptedLogs(logs, CA.issuer().key().publicKey(), clock);
    }

    static ParallelAsking patient(LogClient client) {
        return new ParallelAsking(client, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    LedgeredIssuer issuer(ScriptedLogs logs) {
        return issuer(logs, patient(logs));
    }

    LedgeredIssuer issuer(ScriptedLogs logs, ParallelAsking asking) {
        return issuer(CA.issuer(), source(logs, asking), ledger);
    }

    LedgeredIssuer issuer(CertificationAuthority ca, SctSource source, SignatureLedger kept) {
        return new LedgeredIssuer(
                () -> IssuingAuthorities.only(ca),
                Samples.linter(),
                Samples.CONTENT,
                source,
                kept,
                clock,
                new SecureRandom());
    }

    LogSubmission source(ScriptedLogs logs, ParallelAsking asking) {
        return new LogSubmission(logs::list, asking, timestamps, clock, new LogWatch() {
            @Override
            public void failed(CtLog log, String reason) {
                synchronized (told) {
                    told.add(log.description() + ": " + reason);
                }
            }

            @Override
            public void notPublished(RuntimeException why) {
                told.add("not published");
            }

            @Override
            public void listIsOld(LogList list, Duration age) {
                told.add("list " + list.version() + " is " + age.toDays() + " days old");
            }
        });
    }

    static IssuanceRequest request(int days) {
        return Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "customer"), Samples.validity(days));
    }

    IssuanceRequest requestNow(int days) {
        var now = clock.instant();
        return Samples.request(
                CertificateKind.OV,
                Keys.ec("secp256r1", "customer"),
                new jp.kakuin.issuance.Validity(
                        now, now.plus(Duration.ofDays(days)).minusSeconds(1)));
    }
}
