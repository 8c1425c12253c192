package jp.kakuin.pki.ct;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import jp.kakuin.pki.certificate.Precertificate;

/** Logs that sign, but for the calls with which something goes wrong. */
final class ScriptedLogs implements LogClient {

    /** What goes wrong with a call. */
    enum Fault {
        TIME_OUT,
        STATUS_500,
        WRONG_SIGNATURE,
        TIMESTAMP_OF_ANOTHER_LOG,
        TIMESTAMP_OF_ANOTHER_CERTIFICATE,
        TIMESTAMP_OF_TOMORROW,
        ANSWER_LOST,
        CLIENT_BREAKS
    }

    /** When the list was. */
    static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");

    private final List<SigningLog> logs;
    private final PublicKey issuer;
    private final Clock clock;
    private final List<CtLog> asked = new ArrayList<>();
    private final List<CtLog> entered = new ArrayList<>();
    private Fault fault = Fault.STATUS_500;
    private IntPredicate struck = _ -> false;
    private boolean hasStruck;
    private final List<CtLog> published = new ArrayList<>();
    private int refused;

    ScriptedLogs(List<SigningLog> logs, PublicKey issuer, Clock clock) {
        this.logs = List.copyOf(logs);
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @param calls counted from 0, over all logs */
    ScriptedLogs failing(Fault newFault, IntPredicate calls) {
        fault = newFault;
        struck = calls;
        hasStruck = false;
        return this;
    }

    /** So many times nobody takes a certificate itself. */
    ScriptedLogs refusingCertificates(int times) {
        refused = times;
        return this;
    }

    synchronized List<CtLog> published() {
        return List.copyOf(published);
    }

    synchronized boolean hasStruck() {
        return hasStruck;
    }

    synchronized List<CtLog> asked() {
        return List.copyOf(asked);
    }

    synchronized List<CtLog> entered() {
        return List.copyOf(entered);
    }

    LogList list() {
        return new LogList("1", MADE, logs.stream().map(SigningLog::known).toList());
    }

    @Override
    public synchronized SignedTimestamp addPreChain(CtLog log, List<byte[]> chain) {
        boolean strikes = struck.test(asked.size());
        asked.add(log);
        hasStruck |= strikes;
        var own = logs.stream()
                .filter(each -> each.known().equals(log))
                .findFirst()
                .orElseThrow();
        return strikes ? wrong(own, chain) : right(own, chain);
    }

    @Override
    public synchronized SignedTimestamp addChain(CtLog log, List<byte[]> chain) {
        if (refused-- > 0) {
            throw new LogFailure("status 500");
        }
        published.add(log);
        return new SignedTimestamp(new byte[0], clock.instant(), new byte[0], new byte[0]);
    }

    private SignedTimestamp right(SigningLog log, List<byte[]> chain) {
        entered.add(log.known());
        return log.sign(Precertificate.of(chain.getFirst()), issuer, clock.instant());
    }

    private SignedTimestamp wrong(SigningLog log, List<byte[]> chain) {
        return switch (fault) {
            case TIME_OUT -> throw new LogFailure("no answer in time");
            case STATUS_500 -> throw new LogFailure("status 500");
            case CLIENT_BREAKS -> throw new IllegalStateException("planned");
            case ANSWER_LOST -> {
                right(log, chain);
                throw new LogFailure("no answer");
            }
            case WRONG_SIGNATURE -> {
                var good = right(log, chain);
                var signature = good.signature().clone();
                signature[signature.length - 1] ^= 1;
                yield new SignedTimestamp(good.logId(), good.timestamp(), good.extensions(), signature);
            }
            case TIMESTAMP_OF_ANOTHER_LOG ->
                right(
                        logs.stream()
                                .filter(other -> !other.equals(log))
                                .findFirst()
                                .orElseThrow(),
                        chain);
            // As of a precertificate by another CA: the issuer's key is part of what is signed.
            case TIMESTAMP_OF_ANOTHER_CERTIFICATE ->
                log.sign(Precertificate.of(chain.getFirst()), log.keys().getPublic(), clock.instant());
            case TIMESTAMP_OF_TOMORROW ->
                log.sign(
                        Precertificate.of(chain.getFirst()),
                        issuer,
                        clock.instant().plus(Duration.ofDays(1)));
        };
    }
}
