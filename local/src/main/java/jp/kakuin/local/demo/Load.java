package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kakuin.local.LocalSystem;

/** Puts many orders in at once and drives them all to their end; for {@code bench/}. */
public final class Load {

    private final LocalSystem system;
    private final PrintStream out;
    private final OrderDriver driver;
    private final ApiClient api;

    private Load(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
        this.api = new ApiClient(system.api());
        this.driver = new OrderDriver(
                api,
                new Mailbox(system.endpoints().mailbox()),
                system.endpoints().staffTokens(),
                system.clock(),
                (order, who, what, took) -> {});
    }

    /** The exit code: 0 if every order ended with one certificate of its own. */
    public static int run(LocalSystem system, int orders, PrintStream out) throws IOException {
        return new Load(system, out).run(orders);
    }

    private int run(int count) throws IOException {
        var applications = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            applications.add(application("load%03d.example.co.jp".formatted(i)));
        }
        var started = System.nanoTime();
        var ended = driveAll(applications);
        var took = Duration.ofNanos(System.nanoTime() - started);
        var closed = ended.stream()
                .filter(order -> order.path("status").asText().equals("CLOSED"))
                .count();
        var serials = ended.stream()
                .map(order -> order.path("certificate").path("serialNumber").asText())
                .filter(serial -> !serial.isEmpty())
                .distinct()
                .count();
        out.printf(
                Locale.ROOT,
                "%d orders put in at once: %d closed, %d different certificates, %.1f s%n",
                count,
                closed,
                serials,
                took.toMillis() / 1000.0);
        return closed == count && serials == count ? 0 : 1;
    }

    private List<JsonNode> driveAll(List<Map<String, Object>> applications) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<JsonNode>>();
            for (var application : applications) {
                running.add(people.submit(() -> driver.drive(Customer.apply(api, application))));
            }
            var ended = new ArrayList<JsonNode>();
            for (var order : running) {
                ended.add(await(order));
            }
            return ended;
        }
    }

    private JsonNode await(Future<JsonNode> order) {
        try {
            return order.get();
        } catch (ExecutionException e) {
            out.println("an order failed: " + e.getCause().getMessage());
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> application(String name) throws IOException {
        Path folder = system.workplace().out().resolve("load");
        var csr = Requests.make(folder, "ec", SampleApplications.OV.nameRomanised(), List.of(name));
        return SampleApplications.of(SampleApplications.OV, csr, Map.of(name, name));
    }
}
