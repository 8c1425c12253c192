package jp.kakuin.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Orders in a state in which a function on schedule has something to do for them, and how they come into it. */
enum Scene implements Situation {
    /** The application stands, but its flow never began: two mails are owed. */
    UNACKNOWLEDGED("settle-mails", Duration.ofMinutes(20)) {
        @Override
        public List<Strike> before(Control control) {
            return neverStarted(control);
        }

        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            trial.applyOnce(suite);
        }
    },
    /** A mail that says what was ordered went out, and nobody knows of it. */
    RECEIPT_UNCERTAIN("settle-mails", Duration.ofMinutes(20)) {
        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.once(control.position("acknowledge-order", SEND, 1), FaultKind.KILLED));
        }
    },
    /** An access key went out, and nobody knows of it. */
    ACCESS_KEY_UNCERTAIN("settle-mails", Duration.ofMinutes(20)) {
        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.once(control.position("acknowledge-order", SEND, 2), FaultKind.KILLED));
        }
    },
    /** An invitation went out, and nobody knows of it; nobody has acted on it yet. */
    INVITATION_UNCERTAIN("settle-mails", Duration.ofMinutes(20)) {
        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.once(control.position("request-domain-approval", SEND, 1), FaultKind.KILLED));
        }
    },
    /** The application stands, but its flow never began. */
    UNSTARTED("reconcile-orders", Duration.ZERO) {
        @Override
        public List<Strike> before(Control control) {
            return neverStarted(control);
        }

        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            trial.applyOnce(suite);
        }
    },
    /** An answer is recorded, but its flow was not told. */
    SIGNAL_LOST("reconcile-orders", Duration.ZERO) {
        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.once(
                    control.position("record-final-review", "Sfn.SendTaskSuccess", 1), FaultKind.TIMED_OUT));
        }

        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            trial.apply(suite);
            trial.drive(suite, Set.of());
        }
    },
    /** The flow is gone, as after a restart of the emulator. */
    ABORTED("reconcile-orders", Duration.ZERO) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            super.prepare(trial, suite);
            suite.stopFlow(trial.order());
        }
    },
    /** Staff sent the order back, but its flow was not stopped. */
    SENT_BACK_BUT_RUNNING("reconcile-orders", Duration.ZERO) {
        @Override
        public List<Strike> before(Control control) {
            return List.of(Strike.once(
                    new Position(
                            "send-back-order",
                            "POST /staff/orders/{orderId}/correction",
                            Position.WHEREVER,
                            "Sfn.StopExecution"),
                    FaultKind.TIMED_OUT));
        }

        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            super.prepare(trial, suite);
            Deeds.sendBackOnce(trial, suite);
        }

        @Override
        public void afterwards(Trial trial) {
            Deeds.resubmit(trial).orFail();
        }
    },
    /** The order waits for its domain approver. */
    WAITING("chase-waiting-orders", Duration.ofDays(3)),
    /** It has waited for too long. */
    WAITING_IN_VAIN("chase-waiting-orders", Duration.ofDays(31)),
    /** The contract ends in 90 days. */
    CONTRACT_ENDING("send-renewal-reminders", Duration.ofDays(290)) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            Situation.toItsEnd(trial, suite);
        }
    },
    /** The customer asked for revocation, and nobody has telephoned. */
    REVOCATION_DUE("watch-revocations", Duration.ofHours(20)) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            Situation.toItsEnd(trial, suite);
            trial.askForRevocation();
        }
    },
    /** The record that shows control over its domain is published, and nobody has looked for it. */
    RECORD_PUBLISHED("check-domains", Duration.ofMinutes(6)) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            Situation.toARecord(trial, suite);
            Situation.publish(trial, suite);
        }
    },
    /** It is not there yet: the next look is due later. */
    RECORD_NOT_THERE("check-domains", Duration.ofMinutes(6)) {
        @Override
        public void prepare(Trial trial, FaultSuite suite) {
            Situation.toARecord(trial, suite);
            // Only who was told what to publish is looked at.
            Deeds.randomValue(trial);
        }

        @Override
        public void afterwards(Trial trial) {
            Deeds.changeMethodToMail(trial).orFail();
        }
    };

    private static final String SEND = "Ses.SendRawEmail";

    private final String function;
    private final Duration pause;

    Scene(String function, Duration pause) {
        this.function = function;
        this.pause = pause;
    }

    private static List<Strike> neverStarted(Control control) {
        return List.of(
                Strike.once(control.position("submit-application", "Sfn.StartExecution", 1), FaultKind.TIMED_OUT));
    }

    @Override
    public Set<String> functions() {
        return Set.of(function);
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Trial.People people() {
        return Trial.People.WAIT_AND_SEE;
    }

    @Override
    public List<Position> positions(Control undisturbed) {
        return undisturbed.scheduled().stream()
                .filter(position -> position.function().equals(function))
                .toList();
    }

    @Override
    public boolean run(FaultSuite suite) {
        return this == CONTRACT_ENDING ? suite.runRenewals() : suite.run(function);
    }
}
