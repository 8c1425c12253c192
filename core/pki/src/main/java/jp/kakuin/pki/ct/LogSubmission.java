package jp.kakuin.pki.ct;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.pki.certificate.SctList;
import jp.kakuin.pki.certificate.SctSource;
import jp.kakuin.pki.certificate.ToBeSigned;

/**
 * Brings a precertificate to as many logs as browsers ask for (RULES 7). Several are asked at once; in the place of one that is down, slow or
 * answers wrongly another is asked. What came is kept before more is asked for, so that a run that fails leaves only the rest to the next.
 */
public final class LogSubmission implements SctSource {

    /** How far a log's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** How many logs are asked to take a certificate that is issued. */
    private static final int TRIES = 3;

    private final Supplier<LogList> lists;
    private final ParallelAsking asking;
    private final TimestampLedger ledger;
    private final Clock clock;
    private final LogWatch watch;

    /** @param lists asked once for each certificate */
    public LogSubmission(
            Supplier<LogList> lists, ParallelAsking asking, TimestampLedger ledger, Clock clock, LogWatch watch) {
        this.lists = lists;
        this.asking = asking;
        this.ledger = ledger;
        this.clock = clock;
        this.watch = watch;
    }

    @Override
    public SctSource forOne() {
        var once = new Supplier<LogList>() {
            private LogList read;

            @Override
            public LogList get() {
                if (read == null) {
                    read = lists.get();
                    var age = read.ageAt(clock.instant());
                    if (read.isOldAt(clock.instant())) {
                        watch.listIsOld(read, age);
                    }
                }
                return read;
            }
        };
        return new LogSubmission(once, asking, ledger, clock, watch);
    }

    @Override
    public List<byte[]> log(Submission submission) {
        var row = CtPolicy.of(submission.content());
        var held = kept(submission);
        var failed = new LinkedHashMap<CtLog, String>();
        var round = asking.begin();
        var candidates = candidates(submission);
        while (!CtPolicy.isMet(row, held.keySet())) {
            var next = LogChoice.completing(row, held.keySet(), without(candidates, failed.keySet(), held.keySet()));
            if (next.isEmpty() || round.isOver()) {
                throw new TooFewTimestamps(held.size() + " of " + row.timestamps() + " timestamps; " + said(failed));
            }
            var came = ask(round, next, submission, failed);
            if (!came.isEmpty()) {
                ledger.keep(submission.order(), submission.issueAttempt(), bytes(came));
                held.putAll(came);
            }
        }
        return held.values().stream().map(SignedTimestamp::bytes).toList();
    }

    /** @throws IllegalStateException if the certificate lacks timestamps that browsers ask for, or carries one that no log signed */
    @Override
    public void demand(Submission submission, ToBeSigned certificate) {
        var logs = new LinkedHashSet<CtLog>();
        for (var bytes : SctList.of(certificate)) {
            var timestamp = SignedTimestamp.read(bytes);
            logs.add(counted(submission, timestamp)
                    .orElseThrow(() -> new IllegalStateException("a timestamp that no log signed")));
        }
        if (!CtPolicy.isMet(CtPolicy.of(submission.content()), logs)) {
            throw new IllegalStateException("too few timestamps for this certificate: " + logs.size());
        }
    }

    /**
     * Brings the certificate itself to one log as well (Chrome Root Program Policy 1.8: SHOULD, within 24 hours). It is issued, so that nothing that goes
     * wrong here may keep it from its customer.
     */
    @Override
    public void publish(Submission submission, byte[] certificate) {
        var chain = new ArrayList<byte[]>(List.of(certificate));
        chain.addAll(submission.issuer().chain());
        try {
            var round = asking.begin();
            var entered = new AtomicBoolean();
            for (var candidate : candidates(submission).stream().limit(TRIES).toList()) {
                round.ask(
                        List.of(candidate),
                        (client, log) -> client.addChain(log, chain),
                        (log, answer) -> answer.wrong()
                                .ifPresentOrElse(reason -> watch.failed(log, reason), () -> entered.set(true)));
                if (entered.get() || round.isOver()) {
                    return;
                }
            }
        } catch (RuntimeException noList) {
            watch.notPublished(noList);
        }
    }

    /** In the order of the logs' ids, so that the same timestamps always make the same certificate. */
    private Map<CtLog, SignedTimestamp> kept(Submission submission) {
        var held = new TreeMap<CtLog, SignedTimestamp>(Comparator.comparing(CtLog::id));
        for (var bytes : ledger.timestamps(submission.order(), submission.issueAttempt())) {
            var timestamp = SignedTimestamp.read(bytes);
            counted(submission, timestamp).ifPresent(log -> held.put(log, timestamp));
        }
        return held;
    }

    /** The log that signed it for this very precertificate, if browsers count it. */
    private Optional<CtLog> counted(Submission submission, SignedTimestamp timestamp) {
        return lists.get()
                .find(timestamp.log())
                .filter(log -> log.isCounted(timestamp.timestamp()))
                .filter(log -> entry(submission).isSigned(timestamp, log.key()));
    }

    /** In an order that differs from certificate to certificate and from try to try, so that no log has all the load or blocks all the tries. */
    private List<CtLog> candidates(Submission submission) {
        var now = clock.instant();
        var notAfter = submission.content().getEndDate().getDate().toInstant();
        var salt = submission.precertificate().serialNumber() + "@" + now.getEpochSecond();
        return lists.get().logs().stream()
                .filter(log -> log.takes(notAfter, now))
                .sorted(Comparator.comparing(log -> LogChoice.drawn(salt, log)))
                .toList();
    }

    private Map<CtLog, SignedTimestamp> ask(
            ParallelAsking.Round round, List<CtLog> logs, Submission submission, Map<CtLog, String> failed) {
        var came = new HashMap<CtLog, SignedTimestamp>();
        round.ask(logs, (client, log) -> client.addPreChain(log, submission.chain()), (log, answer) -> {
            var wrong = answer.wrong().or(() -> objection(submission, log, answer.timestamp()));
            wrong.ifPresentOrElse(
                    reason -> {
                        failed.put(log, reason);
                        watch.failed(log, reason);
                    },
                    () -> came.put(log, answer.timestamp()));
        });
        return came;
    }

    private Optional<String> objection(Submission submission, CtLog log, SignedTimestamp timestamp) {
        if (!timestamp.log().equals(log.id())) {
            return Optional.of("timestamp of another log");
        }
        if (!entry(submission).isSigned(timestamp, log.key())) {
            return Optional.of("wrong signature");
        }
        Instant begins = submission.content().getStartDate().getDate().toInstant();
        boolean plausible = !timestamp.timestamp().isBefore(begins.minus(SKEW))
                && !timestamp.timestamp().isAfter(clock.instant().plus(SKEW));
        return plausible ? Optional.empty() : Optional.of("implausible time");
    }

    private static LogEntry entry(Submission submission) {
        return LogEntry.of(submission.precertificate(), submission.issuer());
    }

    private static List<CtLog> without(List<CtLog> candidates, Set<CtLog> failed, Set<CtLog> held) {
        var left = new ArrayList<>(candidates);
        left.removeAll(failed);
        left.removeAll(held);
        return left;
    }

    private static Map<String, byte[]> bytes(Map<CtLog, SignedTimestamp> came) {
        return came.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().id(), each -> each.getValue().bytes()));
    }

    private static String said(Map<CtLog, String> failed) {
        return failed.isEmpty()
                ? "no log of the list takes it"
                : failed.entrySet().stream()
                        .map(each -> each.getKey().description() + ": " + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
