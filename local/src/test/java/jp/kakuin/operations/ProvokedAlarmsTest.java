package jp.kakuin.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kakuin.Ports;
import jp.kakuin.attack.Log;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.JournalLine;
import jp.kakuin.aws.JournalOfLogs;
import jp.kakuin.aws.json.Json;
import jp.kakuin.aws.key.KmsSigningKey;
import jp.kakuin.aws.perspective.NotedPerspectives;
import jp.kakuin.aws.perspective.PerspectivePorts;
import jp.kakuin.due.DueEntry;
import jp.kakuin.flow.Flow;
import jp.kakuin.functions.ArchiveAuditHandler;
import jp.kakuin.functions.CheckCaaHandler;
import jp.kakuin.functions.IssueCertificateHandler;
import jp.kakuin.functions.PublishCrlHandler;
import jp.kakuin.functions.ReconcileOrdersHandler;
import jp.kakuin.functions.SampleCertificatesHandler;
import jp.kakuin.functions.SettleMailsHandler;
import jp.kakuin.functions.WatchRevocationsHandler;
import jp.kakuin.pki.authority.SignatureHash;
import jp.kakuin.pki.ct.LogList;
import jp.kakuin.status.CrlPart;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import jp.kakuin.validation.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kms.KmsClient;

/** What an alarm is for is made to happen, and the line that the function writes is read by the filter of the alarm's metric. */
class ProvokedAlarmsTest {

    private static final String PUBLISH = "side-paths/34-publish-crl.json";
    private static final String CRL = "http://crl.kakuin.example/issuing/0.crl";

    /**
     * @param metric of ours
     * @param least what the metric must reach, mostly the alarm's threshold for one line
     * @param happens what leads to the line
     */
    private record Case(String metric, double least, Runnable happens) {
        @Override
        public String toString() {
            return metric;
        }
    }

    static Stream<Case> trouble() {
        return Stream.of(
                new Case("OverdueSeconds", threshold("DeadlineMissed"), ProvokedAlarmsTest::refuseOwedMails),
                new Case("LeftBehind", threshold("WorkLeftBehind"), ProvokedAlarmsTest::refuseOwedMails),
                new Case("LateChecks", threshold("ChecksLate"), () -> reconcile(waiting(Duration.ofDays(14)))),
                new Case("StandingOrders", threshold("OrderStands"), () -> reconcile(received(Duration.ofHours(2)))),
                new Case("LateInvoices", threshold("InvoiceLate"), () -> reconcile(issued(Duration.ofDays(12)))),
                new Case("HalfwayRevocations", threshold("RevocationHalfway"), () -> watch(Duration.ofHours(60))),
                new Case("SoonRevocations", threshold("RevocationDueSoon"), () -> watch(Duration.ofHours(118))),
                new Case("LateRevocations", threshold("RevocationLate"), () -> watch(Duration.ofHours(120))),
                new Case("SoonReports", threshold("ProblemReportDueSoon"), () -> watch(Duration.ofHours(22))),
                new Case("LateReports", threshold("ProblemReportLate"), () -> watch(Duration.ofHours(24))),
                new Case("FailedFlows", threshold("FailedOrderForgotten"), () -> reconcile(failed())),
                new Case("AuditArchiveLag", threshold("AuditArchiveLags"), () -> {
                    var world = received(Duration.ofMinutes(30));
                    run(ArchiveAuditHandler::new, world, "side-paths/24-archive-audit.json");
                }),
                new Case("SampleFindings", threshold("SampleFindsFault"), () -> {
                    var world = issued(Duration.ofDays(92));
                    world.certificateReview.find("policy (BR 7.1.6): wrong");
                    run(SampleCertificatesHandler::new, world, "side-paths/46-sample-certificates.json");
                }),
                new Case("CrlAge", threshold("CrlOld"), () -> publishAfter(Duration.ofHours(12))),
                new Case("RevocationWait", threshold("RevocationNotPublished"), ProvokedAlarmsTest::revokeInVain),
                new Case("CrlsPublished", 1, () -> run(PublishCrlHandler::new, withCrl(), PUBLISH)),
                new Case("StepFaults", 1, () -> {
                    var world = Given.ovOrder(Stage.ISSUING, "the-store-fails").ports();
                    run(CheckCaaHandler::new, world, "ov-order/15-check-caa.json");
                }),
                new Case(
                        "RunFaults",
                        1,
                        () -> run(SettleMailsHandler::new, broken(), "side-paths/19-settle-mails.json")),
                new Case("LintObjections", threshold("LintStopsIssue"), () -> {
                    var world = Given.ovOrder(Stage.CAA_PERMITTED).ports();
                    world.certificateIssuer.lintFinds(List.of("pkilint 0.13.3: ERROR some.finding"));
                    run(IssueCertificateHandler::new, world, "ov-order/16-issue-certificate.json");
                }),
                new Case(
                        "PerspectivesFallShort",
                        threshold("PerspectivesFallShort"),
                        ProvokedAlarmsTest::startWithoutPerspectives),
                new Case("SilentPerspectives", 1, ProvokedAlarmsTest::silenceOnePlace),
                new Case("CtLogListOld", threshold("CtLogListOld"), () -> {
                    var list = new LogList("61.3", Instant.EPOCH, List.of());
                    new JournalOfLogs().listIsOld(list, Duration.ofDays(71));
                }),
                new Case("CaSignatures", 1, ProvokedAlarmsTest::sign));
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void alarmsMetric_shouldRise_whenWhatItIsForHappens(Case provoked) {
        assertThat(values(provoked.metric(), provoked.happens()))
                .as(provoked.metric())
                .anyMatch(value -> value >= provoked.least());
    }

    /** The less is left the worse it is. */
    @Test
    void alarmsMetric_shouldFall_whenACrlOrAResponderIsAboutToEnd() {
        assertThat(values(
                        "CrlSecondsLeft", () -> publishAfter(Duration.ofDays(4).plusSeconds(1))))
                .last()
                .satisfies(left -> assertThat(left).isPositive().isLessThan(threshold("CrlEndsSoon")));
        assertThat(values("ResponderSecondsLeft", () -> {
                    var world = withCrl();
                    world.crlPress.respondersEndAt(world.clock.instant().plus(Duration.ofDays(20)));
                    run(PublishCrlHandler::new, world, PUBLISH);
                }))
                .singleElement()
                .satisfies(left -> assertThat(left).isPositive().isLessThan(threshold("ResponderEndsSoon")));
    }

    private static InMemoryPorts withCrl() {
        var world = Given.nothing();
        world.crlPress.with(new CrlPart(CRL, "6b"));
        return world;
    }

    private static void publishAfter(Duration pause) {
        var world = withCrl();
        run(PublishCrlHandler::new, world, PUBLISH);
        world.crlPress.breakDown();
        world.clock.advance(pause);
        run(PublishCrlHandler::new, world, PUBLISH);
    }

    private static void revokeInVain() {
        var world = withCrl();
        world.dueIndex.add(new DueEntry(DueEntry.Kind.CRL_PUBLICATION, world.clock.instant(), SampleOrders.id(1), CRL));
        world.clock.advance(Duration.ofHours(1));
        world.crlPress.breakDown();
        run(PublishCrlHandler::new, world, PUBLISH);
    }

    @Test
    void alarms_shouldBeQuiet_whenNothingIsWrong() {
        Runnable calm = () -> reconcile(waiting(Duration.ZERO));
        quiet(List.of("LateChecks", "StandingOrders", "LateInvoices", "FailedFlows"), calm);
        quiet(List.of("HalfwayRevocations", "SoonRevocations", "LateRevocations"), () -> watch(Duration.ofHours(59)));
        quiet(List.of("SoonReports", "LateReports"), () -> watch(Duration.ofHours(21)));
        for (var metric : List.of("StepFaults", "RunFaults", "LeftBehind")) {
            assertThat(values(metric, calm)).as(metric).isEmpty();
        }
    }

    private static void quiet(List<String> metrics, Runnable happens) {
        for (var metric : metrics) {
            assertThat(values(metric, happens)).as(metric).containsExactly(0.0);
        }
    }

    /** The values that a metric's filter would read out of the lines. */
    private static List<Double> values(String metric, Runnable happens) {
        var filter = Alarms.filter(metric);
        var pattern = new FilterPattern(filter.path("FilterPattern").asText());
        var value = Alarms.transformation(filter).path("MetricValue").asText();
        try (var log = new Log()) {
            happens.run();
            return log.take()
                    .lines()
                    .map(ProvokedAlarmsTest::parsed)
                    .filter(pattern::matches)
                    .map(line -> value.startsWith("$")
                            ? FilterPattern.select(line, value).doubleValue()
                            : Double.parseDouble(value))
                    .toList();
        }
    }

    private static double threshold(String alarm) {
        return Alarms.all().get(alarm).path("Threshold").asDouble();
    }

    private static void startWithoutPerspectives() {
        var environment = (FunctionEnvironment) Proxy.newProxyInstance(
                FunctionEnvironment.class.getClassLoader(),
                new Class<?>[] {FunctionEnvironment.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "variable" -> Optional.empty();
                    case "clock" -> Clock.systemUTC();
                    default -> "ap-northeast-1";
                });
        assertThatThrownBy(
                        () -> new PerspectivePorts(environment, region -> null, () -> "").perspectives(probe -> null))
                .hasMessageContaining("BR 3.2.2.9");
    }

    private static void silenceOnePlace() {
        var world = new InMemoryPorts();
        world.perspectives.silence(probe -> true, "us-west-2");
        new NotedPerspectives(world.perspectives()).ask(new Probe.Alias("www.example.co.jp", "example.net"));
    }

    private static void refuseOwedMails() {
        var world = received(Duration.ofHours(3));
        world.mailSender.refuse(99);
        run(SettleMailsHandler::new, world, "side-paths/19-settle-mails.json");
    }

    private static void watch(Duration since) {
        var world = Given.ovOrder(Stage.ISSUED, "misuse-reported", "problem-reported")
                .ports();
        run(WatchRevocationsHandler::new, later(world, since), "side-paths/45-watch-revocations.json");
    }

    private static InMemoryPorts received(Duration ago) {
        return later(Given.ovOrder(Stage.RECEIVED).ports(), ago);
    }

    private static InMemoryPorts waiting(Duration since) {
        return later(Given.ovOrder(Stage.WAITING).ports(), since);
    }

    private static InMemoryPorts issued(Duration ago) {
        return later(Given.ovOrder(Stage.ISSUED).ports(), ago);
    }

    private static InMemoryPorts failed() {
        return Given.ovOrder(Stage.WAITING, "flow-failed").ports();
    }

    private static InMemoryPorts later(InMemoryPorts world, Duration by) {
        world.orders.all().forEach(order -> world.flow.becomes(order.id(), order.attempt(), Flow.Status.RUNNING, null));
        world.clock.advance(by);
        return world;
    }

    // A clock that does not go, which every run asks first of all.
    private static Ports broken() {
        return (Ports) Proxy.newProxyInstance(
                Ports.class.getClassLoader(),
                new Class<?>[] {Ports.class},
                (proxy, method, arguments) ->
                        method.getName().equals("clock") ? null : method.invoke(Given.nothing(), arguments));
    }

    private static void reconcile(InMemoryPorts world) {
        run(ReconcileOrdersHandler::new, world, "side-paths/20-reconcile-orders.json");
    }

    private static void run(Function<Ports, RequestStreamHandler> function, Ports world, String event) {
        try {
            Invocation.of(function.apply(world)::handleRequest, event);
        } catch (RuntimeException fault) {
            // Its line is what we are after.
            assertThat(fault).hasMessageMatching(".*(Exception|LintFindings).*");
        }
    }

    private static void sign() {
        var line = JournalLine.begin(null);
        var silent = (KmsClient) Proxy.newProxyInstance(
                KmsClient.class.getClassLoader(), new Class<?>[] {KmsClient.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no answer");
                });
        var key = new KmsSigningKey(silent, "key");
        assertThatThrownBy(() -> line.during(() -> key.signDigest(new byte[32], SignatureHash.SHA_256)))
                .hasMessage("no answer");
        line.print();
    }

    private static JsonNode parsed(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + line, e);
        }
    }
}
