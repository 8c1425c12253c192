package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Puts many orders in at once and drives them all to their end. */
public final class Crowd {

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
     * OV orders, each for a name of its own.
     *
     * @throws IllegalStateException with the first order that failed
     */
    public List<Served> serve(List<String> names) throws IOException {
        var applications = new ArrayList<Map<String, Object>>();
        for (var name : names) {
            var csr = Requests.make(folder, "ec", SampleApplications.OV.nameRomanised(), List.of(name));
            applications.add(SampleApplications.of(SampleApplications.OV, csr, Map.of(name, name)));
        }
        return driveAll(applications);
    }

    private List<Served> driveAll(List<Map<String, Object>> applications) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Served>>();
            for (var application : applications) {
                running.add(people.submit(() -> {
                    var customer = Customer.apply(api, application);
                    return new Served(customer, driver.drive(customer));
                }));
            }
            var ended = new ArrayList<Served>();
            for (var order : running) {
                ended.add(order.get());
            }
            return ended;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an order failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
