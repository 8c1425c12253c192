package jp.kakuin.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.ProveKeyCompromise;
import jp.kakuin.revocation.RequestRevocation;
import jp.kakuin.revocation.RevokeCertificate;
import jp.kakuin.revocation.WatchRevocations;
import jp.kakuin.testkit.Faults;

/** A closed order, and everybody who can have its certificate revoked. */
class RevocationDesk {

    Office office = new Office();
    OrderId id = closedOrder();

    OrderId closedOrder() {
        var order = office.apply(Forms.ov());
        office.finish(order);
        return order;
    }

    /** Everything from the beginning. */
    void open() {
        office = new Office();
        id = closedOrder();
    }

    WatchRevocations.Answer watch() {
        return WatchRevocations.of(office.ports).run();
    }

    void ask(String reason) {
        Office.value(request(reason));
    }

    Result<Order> request(String reason) {
        return RequestRevocation.of(office.ports).run(new CustomerAccess(id), new RequestRevocation.Form(reason));
    }

    Result<ProveKeyCompromise.Answer> prove(ProveKeyCompromise.Form form) {
        return ProveKeyCompromise.of(office.ports).run(form);
    }

    Result<Order> staff(String action, String circumstance, String outcome) {
        return staff(Office.VETTER, action, circumstance, outcome);
    }

    Result<Order> staff(Staff who, String action, String circumstance, String outcome) {
        return RevokeCertificate.of(office.ports).run(who, id, form(action, circumstance, outcome));
    }

    Result<Order> run(RevokeCertificate.Form form) {
        return RevokeCertificate.of(office.ports).run(Office.VETTER, id, form);
    }

    static RevokeCertificate.Form form(String action, String circumstance, String outcome) {
        return new RevokeCertificate.Form(action, circumstance, outcome, "note");
    }

    /** Once more if the process dies. */
    static void again(Runnable request) {
        try {
            request.run();
        } catch (Faults.Crash died) {
            request.run();
        }
    }

    static String signature(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
