package jp.kakuin.attack;

import static jp.kakuin.identity.Staff.Role.APPROVER;
import static jp.kakuin.identity.Staff.Role.BILLING;
import static jp.kakuin.identity.Staff.Role.OPERATOR;
import static jp.kakuin.identity.Staff.Role.VETTER;
import static jp.kakuin.testkit.given.Stage.AGREEING;
import static jp.kakuin.testkit.given.Stage.CALLING;
import static jp.kakuin.testkit.given.Stage.ISSUED;
import static jp.kakuin.testkit.given.Stage.RECEIVED;
import static jp.kakuin.testkit.given.Stage.UNDER_REVIEW;
import static jp.kakuin.testkit.given.Stage.WAITING;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jp.kakuin.identity.Staff;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.vetting.CheckKind;

/**
 * What opens a route. A route of the template that is not in {@link #OF_ROUTE} fails the tests: whoever adds one says here who may.
 *
 * @param roles of staff, any one of which opens it
 * @param check what the link asks for; null where no link opens the route
 * @param world the order that the request is about
 * @param event a request that is accepted in that world
 * @param answer the status of its answer
 */
record Door(Key key, Set<Staff.Role> roles, CheckKind check, Supplier<GivenOrder> world, EventFile event, int answer) {

    /** What a caller has to hold. */
    enum Key {
        NOTHING,
        ORDER_TOKEN,
        DRAFT_TOKEN,
        LINK,
        STAFF_ROLE
    }

    private static final String OV = "ov-order/";
    private static final String EV = "ev-order/";
    private static final String SIDE = "side-paths/";

    static final Map<String, Door> OF_ROUTE = Map.ofEntries(
            anybody("POST /csr-checks", SIDE + "01-check-csr", 200),
            anybody("POST /orders", OV + "01-submit-application", 201),
            anybody("POST /drafts", SIDE + "02-save-draft", 201),
            draft("GET /drafts/{draftId}", SIDE + "04-read-draft"),
            draft("PUT /drafts/{draftId}", SIDE + "03-save-draft"),
            customer("GET /orders/{orderId}", ov(WAITING), SIDE + "05-read-order"),
            customer("GET /orders/{orderId}/certificate", ov(ISSUED), OV + "18-read-order"),
            customer("GET /orders/{orderId}/service-application-form", ev(WAITING), EV + "21-render-document"),
            customer("GET /orders/{orderId}/cover-letter", ov(WAITING), SIDE + "15-render-document"),
            customer("PUT /orders/{orderId}/application", ov(RECEIVED), SIDE + "06-edit-application"),
            customer("POST /orders/{orderId}/resubmission", ov(WAITING, "sent-back"), SIDE + "09-resubmit-application"),
            customer("POST /orders/{orderId}/withdrawal", ov(WAITING), SIDE + "10-withdraw-order"),
            customer("POST /orders/{orderId}/documents", ev(WAITING), EV + "22-request-upload"),
            customer(
                    "POST /orders/{orderId}/checks/{checkId}/mail",
                    ov(WAITING, "2-minutes-passed"),
                    SIDE + "07-resend-mail"),
            customer(
                    "POST /orders/{orderId}/checks/{checkId}/look",
                    ov(WAITING, "method-changed", "2-minutes-passed"),
                    SIDE + "29-check-domain-now"),
            customer("PUT /orders/{orderId}/checks/{checkId}/method", ov(WAITING), SIDE + "30-edit-application"),
            customer("POST /orders/{orderId}/revocation", ov(ISSUED), SIDE + "41-request-revocation"),
            staff(
                    "POST /staff/orders/{orderId}/revocation",
                    ov(ISSUED),
                    SIDE + "42-revoke-certificate",
                    VETTER,
                    APPROVER,
                    OPERATOR),
            staff("POST /staff/revocations", ov(ISSUED), SIDE + "50-revoke-certificate", APPROVER, OPERATOR),
            staff("GET /staff/revocations", ov(ISSUED), SIDE + "44-read-staff-orders", Staff.Role.values()),
            anybody("POST /problem-reports", SIDE + "47-report-problem", 200),
            staff(
                    "GET /staff/problem-reports",
                    ov(ISSUED),
                    SIDE + "48-answer-problem-report",
                    VETTER,
                    APPROVER,
                    OPERATOR),
            staff(
                    "POST /staff/problem-reports/{reportId}/answer",
                    ov(ISSUED, "problem-reported"),
                    SIDE + "49-answer-problem-report",
                    VETTER,
                    APPROVER,
                    OPERATOR),
            anybody("POST /key-compromises", SIDE + "43-revoke-certificate", 200),
            link("GET /links/{linkId}", CheckKind.DOMAIN_APPROVAL, ov(WAITING), OV + "07-read-link", 200),
            link(
                    "POST /links/{linkId}/domain-approval",
                    CheckKind.DOMAIN_APPROVAL,
                    ov(WAITING),
                    OV + "08-answer-domain-approval",
                    204),
            link("POST /links/{linkId}/agreement", CheckKind.AGREEMENT, ev(AGREEING), EV + "19-accept-agreement", 204),
            link("POST /links/{linkId}/payer-confirmation", CheckKind.PAYER, ev(WAITING), EV + "20-confirm-payer", 204),
            staff("GET /staff/queue", ov(WAITING), SIDE + "12-read-staff-orders", Staff.Role.values()),
            staff("GET /staff/orders/{orderId}", ov(WAITING), SIDE + "13-read-staff-orders", Staff.Role.values()),
            staff(
                    "GET /staff/orders/{orderId}/documents/{documentId}",
                    ov(WAITING, "document-announced", "document-arrived"),
                    SIDE + "23-read-staff-orders",
                    VETTER,
                    APPROVER,
                    BILLING,
                    OPERATOR),
            staff(
                    "POST /staff/orders/{orderId}/checks/{checkId}/result",
                    ov(WAITING),
                    OV + "09-record-check",
                    VETTER,
                    APPROVER),
            staff(
                    "POST /staff/orders/{orderId}/checks/{checkId}/calls",
                    ov(CALLING),
                    OV + "12-record-phone-call",
                    VETTER,
                    APPROVER),
            staff(
                    "POST /staff/orders/{orderId}/final-review",
                    ov(UNDER_REVIEW),
                    OV + "14-record-final-review",
                    APPROVER),
            staff(
                    "POST /staff/orders/{orderId}/correction",
                    ov(WAITING),
                    SIDE + "08-send-back-order",
                    VETTER,
                    APPROVER),
            staff("POST /staff/orders/{orderId}/rejection", ov(WAITING), SIDE + "11-reject-order", VETTER, APPROVER),
            staff(
                    "POST /staff/compromised-keys",
                    ov(WAITING),
                    SIDE + "26-report-compromised-key",
                    VETTER,
                    APPROVER,
                    OPERATOR),
            staff(
                    "GET /staff/compromised-keys/{keySha256}",
                    ov(WAITING, "key-reported"),
                    SIDE + "27-read-staff-orders",
                    Staff.Role.values()),
            staff("POST /staff/high-risk", ov(WAITING), SIDE + "28-change-high-risk-list", VETTER, APPROVER),
            staff("GET /staff/high-risk/{kind}", ov(WAITING), SIDE + "36-read-staff-orders", Staff.Role.values()),
            staff(
                    "POST /operations/orders/{orderId}/replay",
                    ov(WAITING, "flow-failed"),
                    SIDE + "17-replay-order",
                    OPERATOR));

    static Door of(Route route) {
        var door = OF_ROUTE.get(route.toString());
        if (door == null) {
            throw new IllegalStateException("Door.OF_ROUTE does not say who may " + route);
        }
        return door;
    }

    private static Map.Entry<String, Door> anybody(String route, String event, int answer) {
        return row(route, Key.NOTHING, Set.of(), null, ov(RECEIVED), event, answer);
    }

    private static Map.Entry<String, Door> draft(String route, String event) {
        return row(route, Key.DRAFT_TOKEN, Set.of(), null, ov(RECEIVED), event, 200);
    }

    private static Map.Entry<String, Door> customer(String route, Supplier<GivenOrder> world, String event) {
        return row(route, Key.ORDER_TOKEN, Set.of(), null, world, event, 200);
    }

    private static Map.Entry<String, Door> link(
            String route, CheckKind check, Supplier<GivenOrder> world, String event, int answer) {
        return row(route, Key.LINK, Set.of(), check, world, event, answer);
    }

    private static Map.Entry<String, Door> staff(
            String route, Supplier<GivenOrder> world, String event, Staff.Role... roles) {
        return row(route, Key.STAFF_ROLE, Set.of(roles), null, world, event, 200);
    }

    private static Map.Entry<String, Door> row(
            String route,
            Key key,
            Set<Staff.Role> roles,
            CheckKind check,
            Supplier<GivenOrder> world,
            String event,
            int answer) {
        return Map.entry(route, new Door(key, roles, check, world, new EventFile(event + ".json"), answer));
    }

    private static Supplier<GivenOrder> ov(Stage stage, String... happened) {
        return () -> Given.ovOrder(stage, happened);
    }

    private static Supplier<GivenOrder> ev(Stage stage) {
        return () -> Given.evOrder(stage);
    }
}
