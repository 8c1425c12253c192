package jp.kakuin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kakuin.local.demo.Demo;

/** The commands of {@code ./kakuin} that need Java. */
public final class Main {

    private static final String HELP = """
            Kakuin: certificate issuance from application to invoice, on this machine.

              ./kakuin demo [--csr FILE] [--port N]   takes sample orders from application to certificate, then stops
              ./kakuin up [--port N] [--fresh]        starts the suite and stays; Ctrl-C or ./kakuin down stops it
              ./kakuin down                           stops it
              ./kakuin test                           every test, the same as ./mvnw verify
              ./kakuin clock [+90d | DATE]            shows the suite's clock, or puts it forward
              ./kakuin replay ORDER                   runs an order's failed step again
              ./kakuin ca init                        makes the test root and the issuing CA
              ./kakuin help
            """;

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
            case "down" -> down();
            case "clock" -> clock();
            case "replay" -> replay();
            case "ca" -> ca();
            case "help" -> {
                out.print(HELP);
                yield 0;
            }
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
        out.println(answer.path("now").asText());
        return 0;
    }

    /** The start makes the CA where there is none; here that is all that is wanted. */
    private int ca() throws IOException {
        if (!arguments.words().equals(List.of("init"))) {
            throw new CannotStart("The CA has one command: ./kakuin ca init.");
        }
        if (RunningSuite.find(workplace).isEmpty()) {
            start().close();
        }
        out.println("The test root and the issuing CA are made; ./kakuin up --fresh would make new ones.");
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
