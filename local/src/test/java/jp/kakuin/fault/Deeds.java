package jp.kakuin.fault;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.journey.Await;
import jp.kakuin.local.demo.ApiClient.Reply;

/** What customers and staff may do to an order beside what it waits for. */
final class Deeds {

    private static final Map<String, Object> REASONS =
            Map.of("reasons", List.of(Map.of("field", "", "ja", "ご確認ください。", "en", "Please check.")));

    private Deeds() {}

    static Reply byCustomer(Trial trial, String method, String path, Object body) {
        return trial.api()
                .send(
                        method,
                        "/orders/" + trial.order() + path,
                        trial.customer().token(),
                        body,
                        Map.of());
    }

    static Reply byStaff(Trial trial, FaultSuite suite, String login, String path, Object body) {
        return trial.api().post(path, suite.staffToken(login), body);
    }

    /** What a record has to say; its instructions come with the mail. */
    static String randomValue(Trial trial) {
        return Await.until(
                trial.label() + " is told what to publish",
                () -> trial.read()
                        .path("checks")
                        .findPath("instructions")
                        .findPath("content")
                        .asText(),
                value -> !value.isEmpty());
    }

    static Reply sendBack(Trial trial, FaultSuite suite) {
        return byStaff(trial, suite, "sato", "/staff/orders/" + trial.order() + "/correction", REASONS);
    }

    /** The answer may get lost. */
    static void sendBackOnce(Trial trial, FaultSuite suite) {
        var reply = sendBack(trial, suite);
        trial.complainOfRefusal(
                "sending back", reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8));
    }

    static Reply resubmit(Trial trial) {
        return byCustomer(trial, "POST", "/resubmission", Map.of());
    }

    static Reply changeMethodToMail(Trial trial) {
        var mail = Map.of("method", "ca-tbr-4", "mailbox", "admin@" + trial.domain(), "domain", trial.domain());
        return byCustomer(trial, "PUT", "/checks/" + Situation.RECORD + trial.domain() + "/method", mail);
    }

    /** Another technical contact. */
    static Reply edit(Trial trial) {
        var application = new LinkedHashMap<>(trial.application());
        var contact = new LinkedHashMap<Object, Object>((Map<?, ?>) application.get("technicalContact"));
        contact.put("name", "高橋 実");
        application.put("technicalContact", contact);
        // As the method was changed to meanwhile.
        application.put("approvals", List.of(Map.of("name", trial.domain(), "mailbox", "admin@" + trial.domain())));
        return byCustomer(trial, "PUT", "/application", application);
    }

    static Reply reject(Trial trial, FaultSuite suite) {
        // A ground that is no conduct: all orders here are one organisation's, which nobody is to suspect.
        var why = Map.of("ground", "NOT_VERIFIABLE", "ja", "確認できませんでした。", "en", "It could not be verified.");
        return byStaff(trial, suite, "sato", "/staff/orders/" + trial.order() + "/rejection", why);
    }

    static Reply replay(Trial trial, FaultSuite suite) {
        return byStaff(trial, suite, "ito", "/operations/orders/" + trial.order() + "/replay", Map.of());
    }

    static Reply listToRevoke(Trial trial, FaultSuite suite) {
        var list = Map.of("circumstance", "MISISSUED", "serialNumbers", List.of(serialNumber(trial)), "note", "一括失効");
        return byStaff(trial, suite, "suzuki", "/staff/revocations", list);
    }

    /** A stranger reports its certificate, who is answered the same each time. */
    static void report(Trial trial) {
        var form = Map.of(
                "email",
                trial.label() + "@problem.example.org",
                "text",
                "このサイトは偽物です。",
                "certificate",
                serialNumber(trial));
        var answer = trial.api().post("/problem-reports", "", form).orFail().json();
        trial.reported(answer.path("reportId").asText());
    }

    static Reply answer(Trial trial, FaultSuite suite) {
        // A circumstance that is nobody's fault: all orders here are one organisation's, which nobody is to suspect.
        var answer = Map.of("ja", "確認しました。", "en", "We looked.", "decision", "REVOKE", "circumstance", "MISISSUED");
        return byStaff(trial, suite, "suzuki", "/staff/problem-reports/" + trial.report() + "/answer", answer);
    }

    private static String serialNumber(Trial trial) {
        return trial.read().path("certificate").path("serialNumber").asText();
    }
}
