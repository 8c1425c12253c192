package jp.kakuin.fault;

import java.time.Duration;
import java.util.Set;
import jp.kakuin.local.demo.ApiClient.Reply;

/** What people ask for off an order's straight way. They ask until there is an answer. */
enum Request {
    /** The customer has published the record and wants it looked for now. */
    LOOKED_FOR("check-domain-now") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.byCustomer(trial, "POST", "/checks/" + Situation.RECORD + trial.domain() + "/look", null);
        }
    },
    /** The customer shows control over the domain in another way; the check has another name then. */
    METHOD_CHANGED("edit-application", "CHECK_NOT_FOUND") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.changeMethodToMail(trial);
        }
    },
    /** The customer has the invitation mailed again, and waits if it went out just now. */
    MAILED_AGAIN("resend-mail") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            var path = "/checks/" + trial.approval() + "/mail";
            var reply = Deeds.byCustomer(trial, "POST", path, null);
            if (reply.status() == TOO_OFTEN) {
                suite.moveClock(BETWEEN_MAILS);
                reply = Deeds.byCustomer(trial, "POST", path, null);
            }
            return reply;
        }
    },
    /** Staff send the order back. */
    SENT_BACK("send-back-order") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.sendBack(trial, suite);
        }
    },
    /** The customer corrects it. */
    EDITED("edit-application") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.edit(trial);
        }
    },
    /** The customer has corrected it. */
    RESUBMITTED("resubmit-application", "NOT_IN_CORRECTION") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.resubmit(trial);
        }
    },
    /** A step failed as often as it is tried, and an operator has it go on. */
    REPLAYED("replay-order", "NOTHING_TO_REPLAY") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.replay(trial, suite);
        }
    },
    /** Staff answer a report on the certificate, and it is to be revoked. */
    ANSWERED("answer-problem-report") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.answer(trial, suite);
        }
    },
    /** Staff have a list of certificates revoked. */
    LISTED("revoke-certificate") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.listToRevoke(trial, suite);
        }
    },
    WITHDRAWN("withdraw-order") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.byCustomer(trial, "POST", "/withdrawal", null);
        }
    },
    REJECTED("reject-order") {
        @Override
        Reply ask(Trial trial, FaultSuite suite) {
            return Deeds.reject(trial, suite);
        }
    };

    private static final int TOO_OFTEN = 429;
    private static final Duration BETWEEN_MAILS = Duration.ofSeconds(61);

    private final String function;
    private final Set<String> done;

    /** @param done codes of the refusals by which whoever asks once more is told that it is done */
    Request(String function, String... done) {
        this.function = function;
        this.done = Set.of(done);
    }

    String function() {
        return function;
    }

    abstract Reply ask(Trial trial, FaultSuite suite);

    void insist(Trial trial, FaultSuite suite) {
        trial.insist(name(), done, () -> ask(trial, suite).orFail().ok());
    }
}
