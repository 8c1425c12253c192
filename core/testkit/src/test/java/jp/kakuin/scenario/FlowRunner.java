package jp.kakuin.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jp.kakuin.flow.Flow;
import jp.kakuin.flow.StepInput;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.RecordingFlow;

/** Plays the state machine's executions on one thread: the same steps in the same order, a retry after a crash, tokens for people. */
final class FlowRunner {

    private static final System.Logger LOG = System.getLogger(FlowRunner.class.getName());
    private static final int RETRIES = 3;

    private final InMemoryPorts ports;
    private final StepCalls steps;
    private final Map<RecordingFlow.Attempt, Execution> executions = new HashMap<>();

    FlowRunner(InMemoryPorts ports) {
        this.ports = ports;
        this.steps = new StepCalls(ports);
    }

    /** Lets every running execution go on until all of them wait or have ended. */
    void run() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (var attempt : ports.flow.starts()) {
                moved |= executions.computeIfAbsent(attempt, Execution::new).advance();
            }
        }
    }

    /** One execution. {@code lanes} are the branches of "Vet Order"; what follows them goes one by one. */
    private final class Execution {

        private final RecordingFlow.Attempt name;
        private final List<Lane> lanes = new ArrayList<>();
        private final Lane last = new Lane(List.of());
        private Stage stage = Stage.START;
        private java.time.Instant invoiceAt;

        Execution(RecordingFlow.Attempt name) {
            this.name = name;
        }

        boolean advance() {
            var before = stage;
            var opened = steps.tokens();
            if (ports.flow.describe(name.order(), name.number()).status() == Flow.Status.RUNNING) {
                stage = next();
                if (stage == Stage.END) {
                    ports.flow.becomes(name.order(), name.number(), Flow.Status.SUCCEEDED, ports.clock.instant());
                }
            }
            return stage != before || steps.tokens() != opened;
        }

        private Stage next() {
            var input = new StepInput(name.order(), name.number());
            return switch (stage) {
                case START -> validate(input);
                case VET -> {
                    lanes.forEach(lane -> lane.advance(name));
                    yield lanes.stream().allMatch(Lane::isDone) ? Stage.PEOPLE_IN_TURN : Stage.VET;
                }
                case PEOPLE_IN_TURN -> {
                    last.advance(name);
                    yield last.isDone() ? Stage.CAA : Stage.PEOPLE_IN_TURN;
                }
                case CAA ->
                    switch (retried(() -> steps.checkCaa.run(input))) {
                        case PERMITTED -> Stage.ISSUE;
                        case SENT_BACK, SUPERSEDED -> Stage.END;
                    };
                case ISSUE ->
                    switch (retried(() -> steps.issueCertificate.run(input))) {
                        case ISSUED -> Stage.DELIVER;
                        case CAA_STALE -> Stage.CAA;
                        case CSR_REFUSED, EVIDENCE_LAPSED, HIGH_RISK -> validate(input);
                        case NOT_READY, SUPERSEDED -> Stage.END;
                    };
                case DELIVER -> {
                    invoiceAt =
                            retried(() -> steps.deliverCertificate.run(input)).invoiceAt();
                    yield Stage.INVOICE;
                }
                case INVOICE -> invoice(input);
                case END -> Stage.END;
            };
        }

        private Stage validate(StepInput input) {
            retried(() -> {
                steps.acknowledgeOrder.run(input);
                return true;
            });
            var answer = retried(() -> steps.validateCsr.run(input));
            var checks = answer.checks();
            lanes.add(new Lane(List.of(checks.get("evidence"))));
            lanes.add(new Lane(List.of(checks.get("domains"), checks.get("agreement"))));
            lanes.add(new Lane(List.of(checks.get("documents"))));
            lanes.add(new Lane(List.of(checks.get("content"))));
            lanes.add(new Lane(List.of(checks.get("payer"))));
            checks.get("calls").forEach(call -> last.groups.add(List.of(call)));
            last.groups.add(checks.get("review"));
            return switch (answer.result()) {
                case VALID -> Stage.VET;
                case SENT_BACK, SUPERSEDED -> Stage.END;
            };
        }

        private Stage invoice(StepInput input) {
            if (ports.clock.instant().isBefore(invoiceAt)) {
                return Stage.INVOICE;
            }
            retried(() -> {
                steps.sendInvoice.run(input);
                return true;
            });
            return Stage.END;
        }
    }

    private enum Stage {
        START,
        VET,
        PEOPLE_IN_TURN,
        CAA,
        ISSUE,
        DELIVER,
        INVOICE,
        END
    }

    /** Groups of checks, one group after the other, the checks of a group side by side. */
    private final class Lane {

        private final List<List<String>> groups;
        private final Set<String> tokens = new HashSet<>();
        private int current;
        private boolean opened;

        Lane(List<List<String>> groups) {
            this.groups = new ArrayList<>(groups);
        }

        boolean isDone() {
            return current >= groups.size();
        }

        void advance(RecordingFlow.Attempt execution) {
            while (!isDone()) {
                if (!opened) {
                    groups.get(current).forEach(check -> tokens.add(open(execution, check)));
                    opened = true;
                }
                if (!answered()) {
                    return;
                }
                tokens.clear();
                opened = false;
                current++;
            }
        }

        private boolean answered() {
            var signalled = new HashSet<String>();
            ports.flow.signals().forEach(signal -> signalled.add(signal.taskToken()));
            return signalled.containsAll(tokens);
        }
    }

    // A retry of a waiting task has a token of its own.
    private String open(RecordingFlow.Attempt execution, String check) {
        return retried(() -> steps.open(execution, check));
    }

    private static <T> T retried(Supplier<T> step) {
        for (int retry = 0; retry < RETRIES; retry++) {
            try {
                return step.get();
            } catch (Faults.Crash | RuntimeException fault) {
                LOG.log(System.Logger.Level.DEBUG, "retried", fault);
            }
        }
        return step.get();
    }
}
