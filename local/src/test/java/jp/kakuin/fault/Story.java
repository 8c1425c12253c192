package jp.kakuin.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import jp.kakuin.local.demo.Mailbox;

/** Orders off the straight way, by what people ask for. */
enum Story implements Situation {
    /** Whatever one order can go through. */
    DETOUR(
            Request.LOOKED_FOR,
            Request.METHOD_CHANGED,
            Request.MAILED_AGAIN,
            Request.SENT_BACK,
            Request.EDITED,
            Request.RESUBMITTED,
            Request.REPLAYED,
            Request.ANSWERED,
            Request.LISTED) {
        private static final int TRIES_OF_A_STEP = 4;

        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.inARow(
                    control.position("deliver-certificate", "DynamoDb.GetItem", 1), FaultKind.FAILED, TRIES_OF_A_STEP));
        }

        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            Situation.toARecord(trial, suite);
            Request.LOOKED_FOR.insist(trial, suite);
            Request.METHOD_CHANGED.insist(trial, suite);
            var approval = Set.of(trial.approval());
            trial.driveUntil(suite, approval, seenTo(suite, () -> trial.waitsFor(approval) && invited(trial, suite)));
            Request.MAILED_AGAIN.insist(trial, suite);
            Request.SENT_BACK.insist(trial, suite);
            Request.EDITED.insist(trial, suite);
            Request.RESUBMITTED.insist(trial, suite);
            trial.driveUntil(suite, Set.of(), seenTo(suite, () -> trial.ended() || hasFailed(trial, suite)));
            if (!trial.ended()) {
                Request.REPLAYED.insist(trial, suite);
            }
            trial.driveToItsEnd(suite);
            Deeds.report(trial);
            Request.ANSWERED.insist(trial, suite);
            if (!trial.read().path("revocation").isObject()) {
                // The answer got lost before the case was opened; that is done within minutes.
                suite.run(WATCH);
            }
            Request.LISTED.insist(trial, suite);
        }
    },
    WITHDRAWN(Request.WITHDRAWN) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            super.prepare(trial, suite);
            Request.WITHDRAWN.insist(trial, suite);
        }
    },
    REJECTED(Request.REJECTED) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            super.prepare(trial, suite);
            Request.REJECTED.insist(trial, suite);
        }
    };

    private static final String WATCH = "watch-revocations";

    private final Set<String> functions;

    Story(Request... requests) {
        this.functions = Arrays.stream(requests).map(Request::function).collect(Collectors.toSet());
    }

    /** Time flies for all orders at once: who failed long ago may have been started again without an operator. */
    private static boolean hasFailed(Trial trial, FaultSuite suite) {
        return suite.newestFlow(trial.order()).equals("FAILED");
    }

    private static boolean invited(Trial trial, FaultSuite suite) {
        var mailbox = new Mailbox(suite.system().endpoints().mailbox());
        return mailbox.invitation("admin@" + trial.domain(), trial.order()).isPresent();
    }

    /** What does not go on by itself, the schedules see to. */
    private static BooleanSupplier seenTo(FaultSuite suite, BooleanSupplier reached) {
        return () -> {
            var there = reached.getAsBoolean();
            if (!there) {
                suite.runSchedules();
            }
            return there;
        };
    }

    @Override
    public Set<String> functions() {
        return functions;
    }

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }

    @Override
    public Trial.People people() {
        return Trial.People.SEND_IT_AGAIN;
    }

    @Override
    public List<Position> positions(Control undisturbed) {
        return undisturbed.positions().stream()
                .filter(position -> functions.contains(position.function()))
                .toList();
    }

    @Override
    public boolean run(FaultSuite suite) {
        return suite.run(WATCH);
    }
}
