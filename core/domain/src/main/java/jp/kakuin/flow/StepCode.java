package jp.kakuin.flow;

import jp.kakuin.refusal.Code;

/** Why a step of the flow changes nothing. Never shown outside. */
public enum StepCode implements Code {
    /** A newer attempt runs, or the order has ended or gone back to its customer. */
    SUPERSEDED,
    /** An earlier run of the step has done it. */
    ALREADY_DONE,
    /** An earlier run of the step has opened the check; its answer is still to come. */
    ALREADY_WAITING,
    /** The order is not yet where the step begins. */
    NOT_READY;

    @Override
    public String rule() {
        return "DESIGN 1";
    }
}
