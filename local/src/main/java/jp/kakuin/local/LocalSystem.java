package jp.kakuin.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import jp.kakuin.local.ca.CaInit;
import jp.kakuin.local.ca.CaStore;
import jp.kakuin.local.clock.MovableClock;
import jp.kakuin.local.ct.TestLogs;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.Deployment;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.emulator.Emulator;
import jp.kakuin.local.emulator.Ministack;
import jp.kakuin.local.host.CallWatch;
import jp.kakuin.local.host.CallWatches;
import jp.kakuin.local.host.FaultPlan;
import jp.kakuin.local.host.FunctionHost;
import jp.kakuin.local.host.HandlerFactory;
import jp.kakuin.local.host.InvocationListener;
import jp.kakuin.local.host.PythonFunctions;
import jp.kakuin.local.mail.MailStore;
import jp.kakuin.local.perspective.RemotePlaces;
import jp.kakuin.local.staff.StaffIssuer;
import jp.kakuin.local.web.ApiGate;
import jp.kakuin.local.web.LoopbackSites;
import jp.kakuin.local.web.StatusSites;
import jp.kakuin.validation.SiteReach;

/** The whole suite on one machine, started in order and stopped in the reverse order. */
public final class LocalSystem implements AutoCloseable {

    /** Names every function, table and machine that the template makes. */
    public static final String STACK = "kakuin";

    static final String API_PATH = "/v1";

    /** What schedules start in the template; CRLs are published with the CA's certificates, and the renewal run is a machine. */
    static final List<String> SCHEDULED =
            List.of(("chase-waiting-orders check-domains settle-mails reconcile-orders watch-revocations"
                            + " sample-certificates archive-audit sign-audit-root")
                    .split(" "));

    private static final System.Logger LOG = System.getLogger(LocalSystem.class.getName());

    /** Makes the handlers' factory once it is known where variables and time come from. */
    @FunctionalInterface
    public interface Handlers {
        HandlerFactory over(Surroundings surroundings);
    }

    /** Brings the template to the emulator and gives the outputs of its stack, which is named {@link #STACK}. */
    @FunctionalInterface
    public interface Deployer {
        Map<String, String> deploy(Deployment deployment, TemplateFile template, Map<String, String> parameters)
                throws IOException;
    }

    /** What a function's environment is made of here. */
    public record Surroundings(
            Clock clock,
            URI awsEndpoint,
            Deployment deployment,
            CallWatch watch,
            SiteReach sites,
            PythonFunctions python) {}

    private final Workplace workplace;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CallWatches calls = new CallWatches();
    private final StatusSites status = new StatusSites();
    private Deployer deployer = Deployment::deploy;
    private MovableClock clock;
    private FunctionHost host;
    private LocalServices services;
    private RemotePlaces places;
    private AwsClients aws;
    private CaStore certificateAuthority;
    private Map<String, String> outputs = Map.of();

    private LocalSystem(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * Starts everything on the embedded default and deploys the template.
     *
     * @param fresh forget orders, mails, keys and the moved clock first
     * @throws CannotStart with a sentence for the person who started it
     */
    public static LocalSystem start(Workplace workplace, boolean fresh, Handlers handlers) throws IOException {
        return start(workplace, fresh, handlers, Ministack::start);
    }

    /** The same on any emulator. */
    public static LocalSystem start(Workplace workplace, boolean fresh, Handlers handlers, Emulator.Kind kind)
            throws IOException {
        return start(workplace, fresh, handlers, kind, Deployment::deploy);
    }

    /** The same over a stack that somebody else deploys. */
    public static LocalSystem start(
            Workplace workplace, boolean fresh, Handlers handlers, Emulator.Kind kind, Deployer deployer)
            throws IOException {
        var system = new LocalSystem(workplace);
        system.deployer = deployer;
        try {
            system.run(fresh, handlers, kind);
            return system;
        } catch (IOException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void run(boolean fresh, Handlers handlers, Emulator.Kind kind) throws IOException {
        running.push(SuiteLock.take(workplace));
        RunningSuite.awaitRemains(workplace);
        FreePorts.demand(workplace);
        if (fresh) {
            workplace.forget();
        }
        var template = TemplateFile.read(workplace.template());
        places = new RemotePlaces(workplace);
        var functions = places.beside(template.functions());
        var emulator = kind.start(
                workplace,
                functions.stream()
                        .collect(Collectors.toMap(
                                function -> function.deployedName(STACK),
                                function -> workplace.origin().resolve("/functions/" + function.name()))));
        running.push(() -> Files.deleteIfExists(workplace.running()));
        running.push(emulator);
        RunningSuite.note(workplace, emulator.pid());
        clock = MovableClock.startingInOfficeHours(workplace.state().resolve("clock"));
        aws = keep(new AwsClients(workplace.awsEndpoint()));
        var deployment = new Deployment(aws, STACK);
        var sites = LoopbackSites.on(workplace.port());
        var python = keep(new PythonFunctions(workplace.root(), Files.createDirectories(workplace.log())));
        var surroundings = new Surroundings(clock, workplace.awsEndpoint(), deployment, calls, sites, python);
        host = keep(new FunctionHost(functions, handlers.over(surroundings)));
        var stepFunctions = aws.stepFunctions();
        if (!emulator.failsWaitingStates()) {
            host.reportTokenFaultsTo((token, type, message) -> stepFunctions.sendTaskFailure(
                    failure -> failure.taskToken(token).error(type).cause(message)));
        }
        var gate = keep(new ApiGate());
        keep(status);
        var administration =
                new Administration(clock, host.faults(), stopAsked::countDown, () -> runSchedules(deployment));
        services = LocalServices.start(workplace, clock, places, running);
        services.serve(status, gate, host, administration);
        emulator.awaitReady();
        deploy(deployment, template, gate);
        makeCertificateAuthority(deployment);
        if (emulator.lostExecutions() > 0) {
            // The schedule would find them too, only later: orders in flight go on at once.
            deployment.run("reconcile-orders");
        }
        Endpoints.of(workplace, services.staff()).write(workplace.out());
    }

    /** What the template's schedules start: after the clock was moved there is no need to wait for their hour. */
    private void runSchedules(Deployment deployment) {
        // On AWS an operator renews what an alarm names; here the clock jumps over months.
        makeCertificateAuthority(deployment);
        SCHEDULED.forEach(deployment::run);
        deployment.startMachine(outputs.get("RenewalRunArn"));
    }

    private void deploy(Deployment deployment, TemplateFile template, ApiGate gate) throws IOException {
        var perspectives = places.deploy(aws, STACK, services.zoneKey());
        outputs = deployer.deploy(
                deployment,
                template,
                StackParameters.of(workplace, services.staff(), services.zoneKey(), perspectives));
        deployment.settle(List.of(StackParameters.MAIL_DOMAIN));
        if (outputs.containsKey("ApiId")) {
            gate.openTo(URI.create(workplace.awsEndpoint() + "/_aws/execute-api/" + outputs.get("ApiId") + API_PATH));
        }
        status.openTo(aws, outputs);
    }

    /** The CA is made once and kept with the state. A template without a CA, as in tests, needs none. */
    private void makeCertificateAuthority(Deployment deployment) {
        if (outputs.containsKey("CaBucket")) {
            certificateAuthority = new CaStore(aws.s3(), outputs.get("CaBucket"));
            CaInit.of(aws.kms(), aws.s3(), outputs, clock).ensure();
            deployment.run("publish-crl");
            services.logs()
                    .install(
                            aws.s3(),
                            outputs,
                            certificateAuthority.root().stream().toList());
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    public Workplace workplace() {
        return workplace;
    }

    public MovableClock clock() {
        return clock;
    }

    public StaffIssuer staff() {
        return services.staff();
    }

    public MailStore mails() {
        return services.mails();
    }

    /** What goes wrong with which function next; for journeys. */
    public FaultPlan faults() {
        return host.faults();
    }

    public AwsClients aws() {
        return aws;
    }

    /** The CA's own certificates. */
    public CaStore certificateAuthority() {
        return certificateAuthority;
    }

    public TestLogs logs() {
        return services.logs();
    }

    /** Tells of every invocation of a function. */
    public void onInvocation(InvocationListener listener) {
        host.listenWith(listener);
    }

    /** Who stands beside the functions' calls to AWS. */
    public CallWatches calls() {
        return calls;
    }

    /** The outputs of the deployed stack. */
    public Map<String, String> outputs() {
        return outputs;
    }

    /** The base address of the public API. */
    public URI api() {
        return workplace.origin().resolve(API_PATH);
    }

    public Endpoints endpoints() {
        return Endpoints.of(workplace, services.staff());
    }

    /** Returns when {@code ./kakuin down} asks the suite to stop. */
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    @Override
    public synchronized void close() {
        stopAsked.countDown();
        while (!running.isEmpty()) {
            var part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A part did not stop cleanly: " + part, e);
            }
        }
    }
}
