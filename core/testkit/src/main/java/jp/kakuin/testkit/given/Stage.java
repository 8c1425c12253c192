package jp.kakuin.testkit.given;

import java.util.Locale;
import java.util.function.Consumer;

/** How far an order of the events has come; each stage follows the one before it. */
public enum Stage {
    RECEIVED(order -> {}),
    ACKNOWLEDGED(GivenOrder::acknowledge),
    /** Evidence, domains, papers, content and payer wait for their answers. */
    WAITING(GivenOrder::openChecks),
    APPROVED(GivenOrder::approveDomains),
    /** As {@link #APPROVED} where no agreement is asked for. */
    AGREEING(GivenOrder::requestAgreement),
    /** Everything that waits at once has passed. */
    VETTED(GivenOrder::answerTheRest),
    CALLING(GivenOrder::openFirstCall),
    CALLED(GivenOrder::makeCalls),
    UNDER_REVIEW(GivenOrder::openFinalReview),
    ISSUING(GivenOrder::passFinalReview),
    CAA_PERMITTED(GivenOrder::permitByCaa),
    ISSUED(GivenOrder::issue),
    DELIVERED(GivenOrder::deliver),
    CLOSED(GivenOrder::sendInvoice);

    private final Consumer<GivenOrder> step;

    Stage(Consumer<GivenOrder> step) {
        this.step = step;
    }

    void bring(GivenOrder order) {
        for (var stage : values()) {
            if (stage.compareTo(this) <= 0) {
                stage.step.accept(order);
            }
        }
    }

    /** As case files write it, for example {@code under-review}. */
    static Stage named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
