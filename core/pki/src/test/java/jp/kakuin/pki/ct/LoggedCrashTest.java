package jp.kakuin.pki.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import jp.kakuin.due.DueEntry;
import jp.kakuin.issuance.CertificateKind;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.SignatureLedger.Entry;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.Keys;
import jp.kakuin.pki.authority.SerialNumbers;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.authority.SigningKey;
import jp.kakuin.pki.certificate.Precertificate;
import jp.kakuin.pki.issuance.CrashingCalls;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.issuance.SigningInProgress;
import jp.kakuin.testkit.InMemoryIssuedSerials;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.InMemorySignatureLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lets the process die at each call to the ledgers and the CA key. A precertificate counts as an issued certificate (RFC 6962 3.1,
 * BR 7.1.2.9): revocation and OCSP know each that was signed, and one that led to no certificate is owed to revocation.
 */
class LoggedCrashTest extends CtScene {

    private static final Samples.Hierarchy EC = Samples.ecCa();

    private final List<DueEntry> owed = new ArrayList<>();
    private final Map<String, byte[]> taken = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void everyPrecertificate_shouldBeKnown_andOneLeadToTheCertificate_whereverTheProcessDies(String ca) {
        boolean crashed = true;
        int positions = 0;
        while (crashed) {
            // Before a call it is as after the one before.
            var calls = new CrashingCalls(positions++, true);
            dieOnce(ca.equals("RSA") ? CA : EC, calls);
            crashed = calls.hasCrashed();
        }
        assertThat(positions).as("calls that could fail").isGreaterThan(14);
    }

    private void dieOnce(Samples.Hierarchy hierarchy, CrashingCalls calls) {
        begin();
        var kept = timestamps;
        timestamps = calls.over(kept);
        var logs = new ScriptedLogs(FIVE, hierarchy.issuer().key().publicKey(), clock)
                // The log has it, and nobody knows.
                .failing(ScriptedLogs.Fault.ANSWER_LOST, call -> call == 1);
        var key = calls.over(recorded(hierarchy.issuer().key()));
        var issuer = issuer(hierarchy.reachedBy(key), source(logs, patient(noting(logs))), calls.over(ledger));
        var issued = untilIssued(() -> issuer.issue(requestNow(199)), hierarchy);

        timestamps = kept;
        assertThat(issuer(hierarchy.issuer(), source(logs, patient(logs)), ledger)
                        .issue(requestNow(199)))
                .isEqualTo(issued);
        var certificates = ledger.entries().stream()
                .filter(entry ->
                        entry.stage() == Stage.CERTIFICATE && entry.signed().isPresent())
                .map(Entry::serialNumber);
        assertThat(certificates).containsExactly(issued.serialNumber());
        assertThat(calls.signatures().values())
                .as("signatures of the same bytes")
                .allMatch(each -> each.stream().distinct().count() == 1);
        if (hierarchy == CA) {
            assertThat(taken).as("the same precertificate for every log").containsOnlyKeys(issued.serialNumber());
            assertThat(owed).isEmpty();
        }
        allKnown(hierarchy);
    }

    private void begin() {
        forget();
        owed.clear();
        taken.clear();
        ledger = new InMemorySignatureLedger(_ -> {}, owed::add);
    }

    private IssuedCertificate untilIssued(Callable<IssuedCertificate> issue, Samples.Hierarchy hierarchy) {
        for (int i = 0; i < 5; i++) {
            try {
                return issue.call();
            } catch (CrashingCalls.Crash | SigningInProgress | TooFewTimestamps retryable) {
                allKnown(hierarchy);
                clock.advance(Duration.ofSeconds(61));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("never issued");
    }

    /** What was signed or is in a log can be found by its serial number, and what is given up is owed to revocation. */
    private void allKnown(Samples.Hierarchy hierarchy) {
        var serials = InMemoryIssuedSerials.of(ledger, new InMemoryPorts().orders);
        var signed = ledger.entries().stream()
                .filter(entry -> entry.signed().isPresent())
                .map(Entry::serialNumber);
        java.util.stream.Stream.concat(signed, taken.keySet().stream())
                .distinct()
                .forEach(serial -> {
                    var known = serials.find(serial).orElseThrow();
                    assertThat(serials.standing(known.issuerKey(), serial)).isPresent();
                    assertThat(known.voided())
                            .isEqualTo(owed.contains(SignatureLedger.owedRevocation(
                                    Samples.ORDER, known.issueAttempt(), owedAt(known.issueAttempt()))));
                });
    }

    private java.time.Instant owedAt(int attempt) {
        return owed.stream()
                .filter(each -> each.key().equals("attempt-" + attempt))
                .map(DueEntry::at)
                .findFirst()
                .orElse(Samples.NOW);
    }

    /** The key finds each signature recorded before it makes it. */
    private SigningKey recorded(SigningKey key) {
        return new SigningKey() {
            @Override
            public PublicKey publicKey() {
                return key.publicKey();
            }

            @Override
            public byte[] signDigest(byte[] digest, SignatureHash hash) {
                assertThat(ledger.entries())
                        .filteredOn(entry -> entry.signingBegan().isPresent())
                        .extracting(entry -> HexFormat.of().formatHex(digest(entry.toBeSigned(), hash)))
                        .contains(HexFormat.of().formatHex(digest));
                return key.signDigest(digest, hash);
            }
        };
    }

    private static byte[] digest(byte[] content, SignatureHash hash) {
        try {
            return java.security.MessageDigest.getInstance(hash.standardName()).digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private LogClient noting(LogClient logs) {
        return new LogClient() {
            @Override
            public SignedTimestamp addPreChain(CtLog log, List<byte[]> chain) {
                var precertificate = Precertificate.of(chain.getFirst());
                synchronized (taken) {
                    var before = taken.put(SerialNumbers.show(precertificate.serialNumber()), chain.getFirst());
                    assertThat(before == null || java.util.Arrays.equals(before, chain.getFirst()))
                            .as("two precertificates of one serial number")
                            .isTrue();
                }
                return logs.addPreChain(log, chain);
            }

            @Override
            public SignedTimestamp addChain(CtLog log, List<byte[]> chain) {
                return logs.addChain(log, chain);
            }
        };
    }

    /** An order that goes back to its customer after its precertificate went to logs comes with other names. */
    @Test
    void loggedPrecertificate_shouldBeRevoked_whenItsOrderIsIssuedForSomethingElse() {
        begin();
        var tooFew = logs(FIVE.subList(0, 3)).failing(ScriptedLogs.Fault.STATUS_500, call -> call == 0);
        assertThatThrownBy(() -> issuer(tooFew, patient(noting(tooFew))).issue(request(199)))
                .isInstanceOf(TooFewTimestamps.class);
        var logged = List.copyOf(taken.keySet());

        var other = Samples.request(CertificateKind.OV, Keys.ec("secp256r1", "another"), Samples.validity(199));
        var issued = issuer(logs(FIVE)).issue(other);

        assertThat(logged).hasSize(1).doesNotContain(issued.serialNumber());
        assertThat(owed).containsExactly(SignatureLedger.owedRevocation(Samples.ORDER, 1, clock.instant()));
        allKnown(CA);
    }
}
