package jp.kakuin.pki.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kakuin.issuance.IssuedCertificate;
import jp.kakuin.issuance.SignatureLedger.Stage;
import jp.kakuin.pki.issuance.Samples;
import jp.kakuin.pki.issuance.SigningInProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A certificate with too few timestamps, or with false ones, opens no site (RULES 7); logs that are down must not lose an order. */
class LogSubmissionTest extends CtScene {
    @Test
    void certificate_shouldCarryThreeTimestampsOfTwoOperators_whenItLives199Days() {
        var logs = logs(FIVE);
        var used = usedBy(issuer(logs).issue(request(199)), logs);
        assertThat(used).hasSize(3).doesNotHaveDuplicates();
        assertThat(used).extracting(CtLog::operator).hasSizeGreaterThan(1);
        assertThat(logs.asked()).as("no log more than has to be").hasSize(3);
        assertThat(told).isEmpty();
    }

    @Test
    void certificate_shouldCarryTwoTimestampsOfTwoOperators_whenItLives99Days() {
        var logs = logs(FIVE);
        var used = usedBy(issuer(logs).issue(request(99)), logs);
        assertThat(used).extracting(CtLog::operator).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void order_shouldGetItsCertificateAtOnce_whenAnyOneCallToALogGoesWrong(ScriptedLogs.Fault fault) {
        int positions = 0;
        boolean struck = true;
        while (struck) {
            int failing = positions++;
            forget();
            var logs = logs(FIVE).failing(fault, call -> call == failing);
            usedBy(issuer(logs).issue(request(199)), logs);
            struck = logs.hasStruck();
            assertThat(told).hasSize(struck ? 1 : 0);
        }
        assertThat(positions).as("calls that could fail").isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void retry_shouldAskForTheRestAlone_whenTooFewLogsAnswered(ScriptedLogs.Fault fault) {
        for (int position = 0; position < 3; position++) {
            int failing = position;
            forget();
            var logs = logs(FIVE.subList(0, 3)).failing(fault, call -> call == failing);
            var issuer = issuer(logs);
            assertThatThrownBy(() -> issuer.issue(request(199)))
                    .isInstanceOf(TooFewTimestamps.class)
                    .hasMessageStartingWith("2 of 3 timestamps; ");
            var missing = logs.asked().get(failing);
            assertThat(ledger.find(Samples.ORDER, 1, Stage.CERTIFICATE)).isEmpty();

            var issued = issuer.issue(request(199));
            assertThat(usedBy(issued, logs)).hasSize(3);
            assertThat(logs.asked().subList(3, logs.asked().size())).containsExactly(missing);
            assertThat(ledger.entries()).hasSize(2).noneMatch(entry -> entry.voided());
        }
    }

    @Test
    void order_shouldWait_whenEveryLogIsDown_andEndLikeAnyOther() {
        var logs = logs(FIVE).failing(ScriptedLogs.Fault.STATUS_500, call -> call < 12);
        var issuer = issuer(logs);
        for (int run = 0; run < 4; run++) {
            assertThatThrownBy(() -> issuer.issue(request(199)))
                    .isInstanceOf(TooFewTimestamps.class)
                    .hasMessageContaining("0 of 3 timestamps")
                    .hasMessageContaining(": status 500");
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(usedBy(issuer.issue(request(199)), logs)).hasSize(3);
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void logThatHangs_shouldCostItsPatienceOnly_whenOthersAnswer() {
        var logs = logs(FIVE);
        var hanging = new LogClient() {
            @Override
            public SignedTimestamp addPreChain(CtLog log, List<byte[]> chain) {
                if (!log.operator().equals("A")) {
                    return logs.addPreChain(log, chain);
                }
                try {
                    new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException given) {
                    Thread.currentThread().interrupt();
                }
                throw new LogFailure("given up");
            }

            @Override
            public SignedTimestamp addChain(CtLog log, List<byte[]> chain) {
                return logs.addChain(log, chain);
            }
        };
        var asking = new ParallelAsking(hanging, Duration.ofMillis(300), Duration.ofMinutes(1));
        assertThat(usedBy(issuer(logs, asking).issue(request(199)), logs))
                .extracting(CtLog::operator)
                .containsOnly("B", "C");
        assertThat(told).allMatch(line -> line.endsWith(": no answer in time"));
    }

    @Test
    void twoRunsAtOnce_shouldMakeOneCertificate_whenLogsAnswerThemDifferently() throws Exception {
        for (int round = 0; round < 10; round++) {
            forget();
            var logs = logs(FIVE);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var runs = List.of(run(threads, start, logs), run(threads, start, logs));
                assertThat(runs.get(0).get()).isEqualTo(runs.get(1).get());
                usedBy(runs.get(0).get(), logs);
            }
            assertThat(ledger.entries()).hasSize(2).noneMatch(entry -> entry.voided());
        }
    }

    private Future<IssuedCertificate> run(ExecutorService threads, CyclicBarrier start, ScriptedLogs logs) {
        return threads.submit(() -> {
            start.await();
            while (true) {
                try {
                    return issuer(logs).issue(request(199));
                } catch (SigningInProgress wait) {
                    Thread.onSpinWait();
                }
            }
        });
    }

    @Test
    void keptTimestamps_shouldBeAskedForAnew_whenTheirLogIsRejectedMeanwhile() {
        var logs = logs(FIVE.subList(0, 3)).failing(ScriptedLogs.Fault.TIME_OUT, call -> call == 2);
        assertThatThrownBy(() -> issuer(logs).issue(request(199))).isInstanceOf(TooFewTimestamps.class);
        var gone = logs.entered().getFirst();
        var later = FIVE.stream()
                .map(log -> log.known().equals(gone) ? log.in(CtLog.State.REJECTED, Samples.NOW) : log)
                .toList();
        var now = logs(later);
        assertThat(usedBy(issuer(now).issue(request(199)), now))
                .extracting(CtLog::id)
                .doesNotContain(gone.id());
    }
}
