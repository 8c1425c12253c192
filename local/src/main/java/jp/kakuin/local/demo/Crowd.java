package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Puts many orders in at once and drives them all to their end. */
public final class Crowd {

    private static final Duration LOOKS_APART = Duration.ofMillis(25);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 60;

    private final ApiClient api;
    private final OrderDriver driver;
    private final Path folder;

    /**
     * @param staff identity tokens by login
     * @param folder for keys and requests
     */
    public Crowd(ApiClient api, Mailbox mailbox, Map<String, String> staff, Clock clock, Path folder) {
        this.api = api;
        this.driver = new OrderDriver(api, mailbox, staff, clock, (order, who, what, took) -> {});
        this.folder = folder;
    }

    /** @param order how it stands at its end */
    public record Served(Customer customer, JsonNode order) {}

    /**
     * What became of them.
     *
     * @param failures why an order came to no end, one line for each
     */
    public record Ended(List<Served> served, List<String> failures) {

        private static final int TOLD = 3;

        /** How many failed and the first causes; empty if none did. */
        public String trouble() {
            return failures.isEmpty()
                    ? ""
                    : "%d of %d orders failed, first: %s"
                            .formatted(
                                    failures.size(),
                                    failures.size() + served.size(),
                                    String.join("; ", failures.subList(0, Math.min(TOLD, failures.size()))));
        }

        /** @throws IllegalStateException if an order failed */
        public List<Served> all() {
            if (!failures.isEmpty()) {
                throw new IllegalStateException(trouble());
            }
            return served;
        }
    }

    /**
     * OV orders, each for a name of its own, until the last has ended or failed. Whoever waits in a crowd looks less often, else their looking would be
     * most of what there is to do.
     */
    public Ended serve(List<String> names) throws IOException {
        var orders = new ArrayList<Callable<Served>>();
        var patient = driver.lookingEvery(LOOKS_APART.multipliedBy(names.size()));
        for (var name : names) {
            var csr = Requests.make(folder, "ec", SampleApplications.OV.nameRomanised(), List.of(name));
            var application = SampleApplications.of(SampleApplications.OV, csr, Map.of(name, name));
            var key = UUID.randomUUID().toString();
            orders.add(() -> {
                var customer = persisting(() -> Customer.apply(api, application, key));
                return new Served(customer, persisting(() -> patient.drive(customer)));
            });
        }
        return together(orders);
    }

    /** As people do: what the server could not answer they send again, until it does or they have had enough. */
    static <T> T persisting(Supplier<T> request) {
        for (int tries = 1; ; tries++) {
            try {
                return request.get();
            } catch (ApiClient.ServerFault fault) {
                if (tries == TRIES) {
                    throw fault;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** All at once; a failure keeps none of the others from their end. */
    static Ended together(List<Callable<Served>> orders) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = new ArrayList<Served>();
            var failures = new ArrayList<String>();
            for (var order : people.invokeAll(orders)) {
                try {
                    served.add(order.get());
                } catch (ExecutionException failed) {
                    failures.add(String.valueOf(failed.getCause().getMessage()));
                }
            }
            return new Ended(List.copyOf(served), List.copyOf(failures));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
