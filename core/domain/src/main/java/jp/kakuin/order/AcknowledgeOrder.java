package jp.kakuin.order;

import jp.kakuin.Ports;
import jp.kakuin.flow.StepInput;
import jp.kakuin.mail.AccessKeys;
import jp.kakuin.mail.Correspondence;
import jp.kakuin.mail.Letter;

/** Mails what was ordered, and the access key of the account that the order opened (SPEC A-3). */
public final class AcknowledgeOrder {

    private final Orders orders;
    private final Correspondence correspondence;
    private final AccessKeys accessKeys;

    public AcknowledgeOrder(Orders orders, Correspondence correspondence, AccessKeys accessKeys) {
        this.orders = orders;
        this.correspondence = correspondence;
        this.accessKeys = accessKeys;
    }

    public static AcknowledgeOrder of(Ports ports) {
        return new AcknowledgeOrder(ports.orders(), Correspondence.of(ports), AccessKeys.of(ports));
    }

    public void run(StepInput input) {
        var order = orders.find(input.orderId()).orElseThrow();
        correspondence.send(order, Letter.of(Letter.Occasion.ORDER_RECEIVED));
        accessKeys.mailOnce(order);
    }
}
