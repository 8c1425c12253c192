package jp.kakuin.order;

import jp.kakuin.Ports;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;

/** Shows an order to its customer, and hands out its certificate (SPEC H-2, I-1). */
public final class ReadOrder {

    private final Orders orders;

    public ReadOrder(Orders orders) {
        this.orders = orders;
    }

    public static ReadOrder of(Ports ports) {
        return new ReadOrder(ports.orders());
    }

    public Result<Order> run(CustomerAccess access) {
        return orders.find(access.order())
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND)));
    }

    public Result<CertificateRecord> certificate(CustomerAccess access) {
        return orders.find(access.order())
                .flatMap(Order::certificate)
                .map(Result::accepted)
                .orElse(Result.refused(Refusal.of(OrderCode.NOT_ISSUED_YET)));
    }
}
