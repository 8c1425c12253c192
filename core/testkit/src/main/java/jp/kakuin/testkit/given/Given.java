package jp.kakuin.testkit.given;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.compromise.CompromisedKey;
import jp.kakuin.compromise.KeyNames;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.HostNames;
import jp.kakuin.draft.SaveDraft;
import jp.kakuin.flow.Flow;
import jp.kakuin.identity.Staff;
import jp.kakuin.issuance.CertificateRecord;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.ChangeMethod;
import jp.kakuin.order.ResubmitApplication;
import jp.kakuin.order.WithdrawOrder;
import jp.kakuin.problem.AnswerProblemReport;
import jp.kakuin.problem.ProblemReport;
import jp.kakuin.problem.ReportProblem;
import jp.kakuin.revocation.RequestRevocation;
import jp.kakuin.revocation.RevokeCertificate;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.upload.RequestUpload;
import jp.kakuin.vetting.AnswerDomainApproval;
import jp.kakuin.vetting.ResendMail;
import jp.kakuin.vetting.SendBackOrder;

/**
 * Worlds by name: {@code empty}, or an order and its stage such as {@code ov-under-review}; after each {@code then} something that happened
 * since, such as {@code ov-waiting then link-locked}. The staff sato (vetter and approver), suzuki (approver), tanaka (operator) and ito (billing) work in
 * all of them; sato is also known as {@code token-of-sato-without-second-factor}.
 */
public final class Given {

    private static final Pattern ORDER = Pattern.compile("(ov|ev)-([a-z-]+)");
    private static final String OV_APPLICATION = "ov-order/01-submit-application.json";
    /** The key of {@code side-paths/01-check-csr.json}. */
    private static final String CHECKED_KEY = "4f047a478b2c8fc6e050804f0326aca159789beaf5b91e691218ea777f1bdece";

    private static final String DOMAIN = "domain-admin-example.co.jp";

    /** What can have happened to an order since. */
    private static final Map<String, Consumer<GivenOrder>> TO_THE_ORDER = Map.ofEntries(
            Map.entry("sent-back", Given::sendBack),
            Map.entry(
                    "resubmitted",
                    order -> GivenOrder.must(
                            ResubmitApplication.of(order.ports()).run(order.access()))),
            Map.entry(
                    "withdrawn",
                    order -> GivenOrder.must(WithdrawOrder.of(order.ports()).run(order.access()))),
            Map.entry("evidence-passed", order -> order.pass(order.check("organisation"))),
            Map.entry("mail-resent", Given::resendMail),
            Map.entry("method-changed", Given::changeMethod),
            Map.entry("link-locked", Given::lockLink),
            Map.entry("final-review-opened", GivenOrder::openFinalReview),
            Map.entry("revocation-asked", Given::askForRevocation),
            Map.entry("revocation-called", order -> {
                askForRevocation(order);
                revocation(order, "CALL");
            }),
            Map.entry("misuse-reported", order -> revocation(order, "OPEN")),
            Map.entry("revoked", order -> revocation(order, "REVOKE")),
            Map.entry("flow-failed", order -> flowBecomes(order, Flow.Status.FAILED)),
            Map.entry("flow-lost", order -> flowBecomes(order, Flow.Status.ABORTED)),
            Map.entry("a-rival-writes-first", Given::rivalWritesFirst),
            Map.entry("the-store-fails", Given::storeFails),
            Map.entry("document-announced", Given::announceDocument),
            Map.entry("document-arrived", Given::bringDocument),
            Map.entry("50-documents-uploaded", Given::uploadFifty));

    /** What can have happened whether there is an order or not. */
    private static final Map<String, Consumer<InMemoryPorts>> TO_THE_WORLD = Map.ofEntries(
            Map.entry("2-minutes-passed", ports -> ports.clock.advance(Duration.ofMinutes(2))),
            Map.entry("3-days-passed", ports -> ports.clock.advance(Duration.ofDays(3))),
            Map.entry("400-days-passed", ports -> ports.clock.advance(Duration.ofDays(400))),
            Map.entry("problem-reported", Given::reportProblem),
            Map.entry("stranger-reported", ports -> must("problem", ports)),
            Map.entry("5-problems-reported", ports -> {
                for (int i = 0; i < 5; i++) {
                    must("problem " + i, ports);
                }
            }),
            Map.entry("problem-answered", ports -> answerProblem(ports, "")),
            Map.entry("problem-decided", ports -> answerProblem(ports, "NOTHING")),
            Map.entry("31-days-passed", ports -> ports.clock.advance(Duration.ofDays(31))),
            Map.entry("90-days-remain", ports -> ports.clock.moveTo(Instant.parse("2027-08-23T01:30:00Z"))),
            Map.entry("mail-validation-ends-soon", ports -> ports.clock.moveTo(Instant.parse("2027-09-17T01:30:00Z"))),
            Map.entry("mail-validation-ended", ports -> ports.clock.moveTo(Instant.parse("2028-03-15T01:30:00Z"))),
            Map.entry("key-reported", ports -> reportKey(ports, "6b".repeat(32))),
            Map.entry("checked-key-reported", ports -> reportKey(ports, CHECKED_KEY)),
            Map.entry(
                    "draft-saved", ports -> GivenOrder.must(SaveDraft.of(ports).create("{\"product\":\"sr3\"}"))));

    private Given() {}

    /** A world in which nothing happened yet. */
    public static InMemoryPorts nothing() {
        var ports = new InMemoryPorts();
        ports.staffTokens.introduce("sato-without-second-factor", false, Staff.Role.VETTER);
        ports.staffTokens.introduce("sato", Staff.Role.VETTER, Staff.Role.APPROVER);
        ports.staffTokens.introduce("suzuki", Staff.Role.APPROVER);
        ports.staffTokens.introduce("tanaka", Staff.Role.OPERATOR);
        ports.staffTokens.introduce("ito", Staff.Role.BILLING);
        GivenOrder.prepare(ports, new EventFile(OV_APPLICATION).body(ApplicationForm.class));
        return ports;
    }

    /** The OV order of {@code events/ov-order}. */
    public static GivenOrder ovOrder(Stage stage) {
        return order("ov", stage);
    }

    /** The EV order of {@code events/ev-order}. */
    public static GivenOrder evOrder(Stage stage) {
        return order("ev", stage);
    }

    /** The OV order, to which things happened since. */
    public static GivenOrder ovOrder(Stage stage, String... happened) {
        var order = ovOrder(stage);
        for (var thing : happened) {
            happens(order.ports(), Optional.of(order), thing);
        }
        return order;
    }

    /** The world of a name. */
    public static InMemoryPorts world(String name) {
        var parts = name.split(" then ");
        var named = ORDER.matcher(parts[0]);
        var order = named.matches()
                ? Optional.of(order(named.group(1), Stage.named(named.group(2))))
                : Optional.<GivenOrder>empty();
        if (order.isEmpty() && !parts[0].equals("empty")) {
            throw new IllegalArgumentException("no given state: " + name);
        }
        var ports = order.map(GivenOrder::ports).orElseGet(Given::nothing);
        for (int i = 1; i < parts.length; i++) {
            happens(ports, order, parts[i]);
        }
        return ports;
    }

    /** The same world, in which CSRs and names are judged by other rules than the test kit's, such as the real ones. */
    public static Ports judgedBy(Ports world, CsrInspector csrInspector, HostNames hostNames) {
        return judgedBy(world, csrInspector, hostNames, world.keyNames());
    }

    /** The same, in which also named keys are read otherwise. */
    public static Ports judgedBy(Ports world, CsrInspector csrInspector, HostNames hostNames, KeyNames keyNames) {
        return (Ports) Proxy.newProxyInstance(
                Ports.class.getClassLoader(),
                new Class<?>[] {Ports.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "csrInspector" -> csrInspector;
                    case "hostNames" -> hostNames;
                    case "keyNames" -> keyNames;
                    default -> method.invoke(world, arguments);
                });
    }

    private static GivenOrder order(String kind, Stage stage) {
        var order = GivenOrder.received(nothing(), kind + "-order");
        stage.bring(order);
        return order;
    }

    private static void happens(InMemoryPorts ports, Optional<GivenOrder> order, String thing) {
        if (TO_THE_WORLD.containsKey(thing)) {
            TO_THE_WORLD.get(thing).accept(ports);
        } else if (TO_THE_ORDER.containsKey(thing) && order.isPresent()) {
            TO_THE_ORDER.get(thing).accept(order.get());
        } else {
            throw new IllegalArgumentException("nothing that happens: " + thing);
        }
    }

    private static void sendBack(GivenOrder order) {
        var reason = new SendBackOrder.Reason(
                "registrationContact.telephone",
                "登録担当者様の電話番号をご確認ください。",
                "Please check the registration contact's telephone.");
        GivenOrder.must(SendBackOrder.of(order.ports())
                .run(order.staff("sato"), order.id(), new SendBackOrder.Form(java.util.List.of(reason))));
    }

    private static void askForRevocation(GivenOrder order) {
        var form = new RequestRevocation.Form("SITE_ENDS");
        GivenOrder.must(RequestRevocation.of(order.ports()).run(order.access(), form));
    }

    private static void revocation(GivenOrder order, String action) {
        var form = new RevokeCertificate.Form(action, "MISUSED", "DENIED", "電話 2026-031");
        GivenOrder.must(RevokeCertificate.of(order.ports()).run(order.staff("suzuki"), order.id(), form));
    }

    private static void resendMail(GivenOrder order) {
        order.ports().clock.advance(Duration.ofMinutes(2));
        GivenOrder.must(ResendMail.of(order.ports()).run(order.access(), DOMAIN));
    }

    private static void changeMethod(GivenOrder order) {
        GivenOrder.must(ChangeMethod.of(order.ports())
                .run(order.access(), DOMAIN, new ChangeMethod.Form("ca-tbr-7", null, null)));
        order.openChecks();
    }

    private static void lockLink(GivenOrder order) {
        var form = new AnswerDomainApproval.Form("0000", "管理 次郎", "03-5550-0104", "ドメイン管理者", "APPROVE");
        for (int i = 0; i < 10; i++) {
            AnswerDomainApproval.of(order.ports()).run(order.linkId(DOMAIN), form);
        }
    }

    private static void flowBecomes(GivenOrder order, Flow.Status status) {
        order.ports()
                .flow
                .becomes(
                        order.id(),
                        order.order().attempt(),
                        status,
                        order.ports().clock.instant());
    }

    // An operator's replay that comes between the reading and the writing of another.
    private static void rivalWritesFirst(GivenOrder order) {
        order.ports()
                .orders
                .beforeNextWrite(
                        () -> jp.kakuin.flow.ReplayOrder.of(order.ports()).run(order.staff("tanaka"), order.id()));
    }

    private static void storeFails(GivenOrder order) {
        order.ports().orders.beforeNextWrite(() -> {
            throw new IllegalStateException("no answer");
        });
    }

    private static void announceDocument(GivenOrder order) {
        var form = new RequestUpload.Form("印鑑証明書.pdf", "application/pdf", 3L, AuditEntry.sha256("abc"));
        GivenOrder.must(RequestUpload.of(order.ports()).run(order.access(), form));
    }

    private static void bringDocument(GivenOrder order) {
        var key = order.order().documents().getLast().key(order.id());
        order.ports().documents.keep(key, "application/pdf", "abc".getBytes(StandardCharsets.US_ASCII));
    }

    private static ProblemReport reportProblem(InMemoryPorts ports) {
        var serialNumber = ports.orders.all().stream()
                .flatMap(order -> order.certificate().stream())
                .map(CertificateRecord::serialNumber)
                .findFirst()
                .orElse("");
        var form = new ReportProblem.Form("reporter@example.org", "このサイトは偽物です。", serialNumber);
        var answer = GivenOrder.must(ReportProblem.of(ports).run(form));
        return ports.problemReports.find(answer.reportId()).orElseThrow();
    }

    private static void must(String text, InMemoryPorts ports) {
        GivenOrder.must(ReportProblem.of(ports).run(new ReportProblem.Form("reporter@example.org", text, "")));
    }

    private static void answerProblem(InMemoryPorts ports, String decision) {
        var staff = ports.staffTokens.verify("token-of-suzuki").orElseThrow().staff();
        var form = new AnswerProblemReport.Form("", "調査中です。", "We are looking into it.", decision, "", "");
        GivenOrder.must(
                AnswerProblemReport.of(ports).run(staff, reportProblem(ports).id(), form));
    }

    private static void reportKey(InMemoryPorts ports, String keySha256) {
        ports.compromisedKeys.add(new CompromisedKey(
                keySha256, CompromisedKey.Named.CSR, ports.clock.instant(), "staff:suzuki", "届出 2026-017"));
    }

    private static void uploadFifty(GivenOrder order) {
        for (int i = 0; i < 50; i++) {
            var form = new RequestUpload.Form("書類" + i + ".pdf", "application/pdf", 1000L, String.format("%064x", i));
            GivenOrder.must(RequestUpload.of(order.ports()).run(order.access(), form));
        }
    }
}
