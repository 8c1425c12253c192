package jp.kakuin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.audit.AuditCommand;
import jp.kakuin.local.audit.AuditPlace;
import jp.kakuin.local.audit.RestoreCommand;
import jp.kakuin.local.ca.CaCommand;
import jp.kakuin.local.ca.CaRotation;
import jp.kakuin.local.clock.ClockStep;
import jp.kakuin.local.ct.CtCommand;
import jp.kakuin.local.demo.Demo;
import jp.kakuin.local.demo.Load;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.TemplateFile;
import jp.kakuin.local.drill.DrillPlace;
import jp.kakuin.local.drill.MassRevocation;
import jp.kakuin.order.JapanTime;

/** The commands of {@code ./kakuin} that need Java. */
public final class Main {

    private final Workplace workplace;
    private final Arguments arguments;
    private final PrintStream out;

    private Main(Workplace workplace, Arguments arguments, PrintStream out) {
        this.workplace = workplace;
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] args) {
        int code;
        try {
            var arguments = Arguments.parse(args);
            Path root = Path.of(arguments.option("--root").orElse("."));
            code = new Main(new Workplace(root, arguments.port()), arguments, System.out).run();
        } catch (CannotStart | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            code = 1;
        } catch (IOException e) {
            System.err.println("Kakuin stopped on a fault: " + e);
            code = 1;
        }
        System.exit(code);
    }

    private int run() throws IOException {
        return switch (arguments.command()) {
            case "up" -> up();
            case "demo" -> demo();
            case "ca" -> ca();
            case "keys" -> keys();
            case "ct" -> ct();
            case "names" -> names();
            case "load" -> load();
            case "drill" -> drill();
            case "down" -> down();
            case "clock" -> clock();
            case "replay" -> replay();
            case "audit" -> audit();
            default -> throw new CannotStart("“" + arguments.command() + "” is no command; see ./kakuin help.");
        };
    }

    private LocalSystem start() throws IOException {
        Logs.toFile(workplace);
        var system = LocalSystem.start(workplace, arguments.has("--fresh"), WiredHandlers::new);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
        return system;
    }

    private int up() throws IOException {
        try (var system = start()) {
            var endpoints = system.endpoints();
            out.println("Kakuin is up. Ctrl-C or ./kakuin down stops it.");
            out.println("  API      " + endpoints.api());
            out.println("  Mailbox  " + endpoints.mailbox());
            out.println("  AWS      " + endpoints.aws());
            out.println("  DNS      " + endpoints.dns() + "  (zone: .kakuin/state/zone.db)");
            out.println("  Staff tokens and all addresses: out/endpoints.json");
            system.awaitStop();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int demo() throws IOException {
        try (var system = start()) {
            return Demo.run(system, arguments.option("--csr").map(Path::of), out);
        }
    }

    /** For bench/: many orders at once. */
    private int load() throws IOException {
        var words = arguments.words();
        try (var system = start()) {
            return Load.run(system, words.isEmpty() ? 200 : Integer.parseInt(words.getFirst()), out);
        }
    }

    private int drill() throws IOException {
        var words = arguments.words();
        if (!String.join(" ", words).matches("mass-revocation( [1-9][0-9]{0,3})?")) {
            throw new CannotStart("Say drill mass-revocation [N], N up to 9999; see ./kakuin help.");
        }
        try (var system = start()) {
            return new MassRevocation(DrillPlace.of(system), out)
                    .run(words.size() == 1 ? 20 : Integer.parseInt(words.getLast()));
        }
    }

    private int ca() throws IOException {
        var words = arguments.words();
        var stack = arguments.option("--stack");
        if (words.equals(List.of("init")) && stack.isEmpty()) {
            // The start makes the CA where there is none.
            if (RunningSuite.find(workplace).isEmpty()) {
                start().close();
            }
            out.println("The demo root and the issuing CA are made; ./kakuin up --fresh would make new ones.");
        } else if (words.equals(List.of("init"))) {
            new CaCommand(stack.get(), workplace.out().resolve("ca"), out).init();
        } else if (words.equals(List.of("import")) && stack.isPresent()) {
            new CaCommand(stack.get(), workplace.out().resolve("ca"), out)
                    .importCertificate(file("--certificate"), file("--root-certificate"), from(Instant.now()));
        } else if (words.equals(List.of("responder")) && stack.isPresent()) {
            new CaCommand(stack.get(), workplace.out().resolve("ca"), out).renewResponders();
        } else if (words.equals(List.of("rotate")) && stack.isEmpty()) {
            rotate();
        } else {
            throw new CannotStart("Say ca init [--stack NAME], ca rotate, ca responder --stack NAME, or"
                    + " ca import --stack NAME --certificate FILE --root-certificate FILE; see ./kakuin help.");
        }
        return 0;
    }

    private int audit() throws IOException {
        var words = arguments.words();
        var command = new AuditCommand(out);
        var key = arguments.option("--key").map(Path::of);
        var folder = arguments.option("--folder").map(Path::of);
        if (words.equals(List.of("verify")) && folder.isPresent()) {
            return command.verify(folder.get(), key, asOf(Clock.systemUTC()));
        }
        try (var place = auditPlace()) {
            if (words.equals(List.of("verify"))) {
                return command.verify(place, key, asOf(place.clock()));
            }
            if (words.equals(List.of("restore")) && arguments.option("--since").isPresent()) {
                return new RestoreCommand(place, out).run(moment("--since").orElseThrow(), arguments.option("--from"));
            }
            if (words.size() == 2 && words.getFirst().equals("export")) {
                return command.export(place, Path.of(words.getLast()), key);
            }
        }
        throw new CannotStart(
                "Say audit verify, audit export DIR, or audit restore --since MOMENT; see ./kakuin help.");
    }

    private int ct() throws IOException {
        try (var place = auditPlace()) {
            return CtCommand.of(place, out).run(arguments.words(), arguments::option);
        }
    }

    private AuditPlace auditPlace() throws IOException {
        var stack = arguments.option("--stack");
        if (stack.isPresent()) {
            return AuditPlace.onAws(stack.get());
        }
        var suite = RunningSuite.demand(workplace);
        return AuditPlace.onThisMachine(suite.workplace().awsEndpoint(), LocalSystem.STACK, clockOf(suite));
    }

    /** The suite's time as it is now. */
    private static Clock clockOf(RunningSuite suite) throws IOException {
        var now = suite.ask("GET", "/_kakuin/clock", Map.of()).path("now").asText();
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private Instant asOf(Clock clock) {
        return moment("--as-of").orElseGet(clock::instant);
    }

    private Optional<Instant> moment(String option) {
        try {
            return arguments.option(option).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new CannotStart(option + " takes a moment such as 2026-11-21T09:00:00Z.", e);
        }
    }

    private void rotate() throws IOException {
        var suite = RunningSuite.find(workplace);
        if (suite.isPresent()) {
            rotate(suite.get().workplace(), clockOf(suite.get()));
        } else {
            try (var system = start()) {
                rotate(workplace, system.clock());
            }
        }
    }

    private void rotate(Workplace running, Clock clock) throws IOException {
        var begins = from(clock.instant()).orElseGet(clock::instant);
        try (var aws = new AwsClients(running.awsEndpoint())) {
            new CaRotation(aws, LocalSystem.STACK, TemplateFile.read(running.template()), clock)
                    .run(begins, arguments.option("--key-spec"));
        }
        out.println("The next issuing CA is made and issues from " + begins + ".");
    }

    private Optional<Instant> from(Instant now) {
        return arguments.option("--from").map(ClockStep::parse).map(step -> step.after(now));
    }

    private int keys() throws IOException {
        new WeakKeyFiles(workplace, out).run(arguments.words());
        return 0;
    }

    private int names() throws IOException {
        new NameLists(workplace, JapanTime.dayOf(Instant.now()), out)
                .run(arguments.words(), arguments.option("--from"));
        return 0;
    }

    private Path file(String option) {
        return arguments.option(option).map(Path::of).orElseThrow(() -> new CannotStart(option + " FILE is missing."));
    }

    private int down() throws IOException {
        var suite = RunningSuite.find(workplace);
        if (suite.isEmpty()) {
            out.println("Kakuin does not run from this folder.");
        } else {
            suite.get().stop();
            out.println("Kakuin has stopped. Its data is kept; ./kakuin up goes on with it.");
        }
        return 0;
    }

    private int clock() throws IOException {
        var suite = RunningSuite.demand(workplace);
        var answer = arguments.words().isEmpty()
                ? suite.ask("GET", "/_kakuin/clock", Map.of())
                : suite.ask(
                        "POST", "/_kakuin/clock", Map.of("by", arguments.words().getFirst()));
        if (!arguments.words().isEmpty()) {
            suite.ask("POST", "/_kakuin/schedules", Map.of());
        }
        out.println(answer.path("now").asText());
        return 0;
    }

    private int replay() throws IOException {
        if (arguments.words().isEmpty()) {
            throw new CannotStart("Say which order: ./kakuin replay ORDER.");
        }
        String order = arguments.words().getFirst();
        out.println(RunningSuite.demand(workplace)
                .askApi("POST", "/operations/orders/" + order + "/replay", "ito")
                .toPrettyString());
        return 0;
    }
}
