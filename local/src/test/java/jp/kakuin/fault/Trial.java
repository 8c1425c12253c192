package jp.kakuin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.Customer;

/** One order, what is to happen to it, and the people who act on it. */
final class Trial {

    /** What people do when a request of theirs gets no answer. */
    enum People {
        SEND_IT_AGAIN,
        WAIT_AND_SEE
    }

    private static final Set<String> ENDED = Set.of("CLOSED", "WITHDRAWN", "REJECTED", "EXPIRED");
    private static final int TRIES = 6;
    private static final int PATIENCE = 40;
    private static final Duration SHORTEST_IDLE = Duration.ofMillis(80);
    private static final Duration LONGEST_IDLE = Duration.ofMillis(640);
    /** Nothing has moved for so long: time to let the schedules run. Too short only means that they run more often. */
    private static final Duration QUIET = Duration.ofMillis(2500);

    private final String label;
    private final Journey journey;
    private final People people;
    private final List<Strike> strikes;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<String, Object> application;
    private ApiClient api;
    private Customer customer;
    private boolean ended;
    private String report = "";

    Trial(String label, Journey journey, People people, List<Strike> strikes) {
        this.label = label;
        this.journey = journey;
        this.people = people;
        this.strikes = List.copyOf(strikes);
        this.application = journey.application(label);
    }

    String label() {
        return label;
    }

    Journey journey() {
        return journey;
    }

    People people() {
        return people;
    }

    List<Strike> strikes() {
        return strikes;
    }

    /** Answers to repeated requests that nobody could understand. */
    List<String> complaints() {
        return complaints;
    }

    Customer customer() {
        return customer;
    }

    /** Who sends the requests about this order. */
    ApiClient api() {
        return api;
    }

    /** The number of a report on its certificate; empty if there is none. */
    String report() {
        return report;
    }

    void reported(String number) {
        report = number;
    }

    Map<String, Object> application() {
        return application;
    }

    String order() {
        return customer.order();
    }

    /** Whether the customer knows the order's number. */
    boolean applied() {
        return customer != null;
    }

    boolean ended() {
        return ended;
    }

    /** The customer applies, under one key however often, until there is an answer. */
    void apply(FaultSuite suite) {
        for (int i = 0; i < TRIES; i++) {
            if (applyOnce(suite)) {
                return;
            }
        }
        throw new IllegalStateException(label + " could not apply");
    }

    /** Whoever got no answer asks once more. */
    void learnItsOrder(FaultSuite suite) {
        if (!applied()) {
            apply(suite);
        }
    }

    /** False if there is no answer. */
    boolean applyOnce(FaultSuite suite) {
        api = suite.api().with(Invocation.HEADER, label);
        var key = Map.of("Idempotency-Key", "key-of-order-" + label);
        var reply = api.send("POST", "/orders", "", application, key);
        if (reply.ok()) {
            customer = Customer.of(api, reply.json());
        } else {
            complainOfRefusal("application", reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.ok();
    }

    /** Everybody acts until the order waits for one of these checks, has ended, or nothing moves any more. */
    void drive(FaultSuite suite, Set<String> until) {
        var done = new HashSet<String>();
        var moved = System.nanoTime();
        var idle = SHORTEST_IDLE;
        JsonNode before = null;
        while (System.nanoTime() - moved < QUIET.toNanos()) {
            var order = read();
            ended = hasEnded(order);
            if (ended || waitsFor(order, until)) {
                return;
            }
            if (actOnAll(suite, order, done) || revoke(suite, order, done) || !order.equals(before)) {
                moved = System.nanoTime();
                idle = SHORTEST_IDLE;
            }
            before = order;
            LockSupport.parkNanos(idle.toNanos());
            idle = idle.compareTo(LONGEST_IDLE) < 0 ? idle.multipliedBy(2) : idle;
        }
    }

    String domain() {
        return label + ".example.co.jp";
    }

    /** The id of its domain approval. */
    String approval() {
        return "domain-admin-" + domain();
    }

    /** Before it applies. */
    void chooseMethod(String method) {
        application.put("approvals", List.of(Map.of("name", domain(), "method", method, "domain", domain())));
    }

    /** Everybody acts until the order has ended, also where the machine is slow. */
    void driveToItsEnd(FaultSuite suite) {
        driveUntil(suite, Set.of(), () -> ended);
    }

    /** Everybody acts until this holds, however slow the machine. */
    void driveUntil(FaultSuite suite, Set<String> until, BooleanSupplier reached) {
        for (int i = 0; i < PATIENCE; i++) {
            drive(suite, until);
            if (reached.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException(label + " does not go on: " + read());
    }

    JsonNode read() {
        for (int i = 1; ; i++) {
            try {
                return customer.read();
            } catch (IllegalStateException | UncheckedIOException fault) {
                if (i == TRIES) {
                    throw fault;
                }
            }
        }
    }

    private boolean hasEnded(JsonNode order) {
        return ENDED.contains(order.path("status").asText())
                && (journey != Journey.REVOKED || order.path("revocation").has("revokedAt"));
    }

    boolean waitsFor(Set<String> checks) {
        return waitsFor(read(), checks);
    }

    private static boolean waitsFor(JsonNode order, Set<String> checks) {
        for (var wait : order.path("waitingFor")) {
            if (checks.contains(wait.path("check").asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean actOnAll(FaultSuite suite, JsonNode order, Set<String> done) {
        var acted = false;
        for (var wait : order.path("waitingFor")) {
            var check = wait.path("check").asText();
            // since tells a new attempt's wait from the one before
            var turn = check + wait.path("since").asText();
            if (!done.contains(turn) && act(suite, order, check)) {
                done.add(turn);
                acted = true;
            }
        }
        return acted;
    }

    /** False if the mail that asks for it has not come yet. */
    private boolean act(FaultSuite suite, JsonNode order, String check) {
        // Staff's tokens do not outlive a day.
        return insist(check, Set.of(), () -> suite.driver(api).act(customer, order, check));
    }

    /** The customer asks for it, then staff have telephoned. */
    private boolean revoke(FaultSuite suite, JsonNode order, Set<String> done) {
        if (journey != Journey.REVOKED || !order.path("status").asText().equals("CLOSED")) {
            return false;
        }
        var asked = order.path("revocation").isObject();
        var turn = asked ? "call about revocation" : "revocation";
        return done.add(turn) && insist(turn, Set.of(), () -> asked ? telephone(suite) : askForRevocation());
    }

    boolean askForRevocation() {
        api.post("/orders/" + order() + "/revocation", customer.token(), Map.of("reason", "SITE_ENDS"))
                .orFail();
        return true;
    }

    private boolean telephone(FaultSuite suite) {
        var call = Map.of("action", "CALL", "outcome", "CONFIRMED", "note", "登録担当者に確認");
        api.post("/staff/orders/" + order() + "/revocation", suite.staffToken("sato"), call)
                .orFail();
        return true;
    }

    /**
     * Whoever gets no answer asks again, if people do that.
     *
     * @param done codes of refusals that say that it is done already
     */
    boolean insist(String check, Set<String> done, BooleanSupplier deed) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return deed.getAsBoolean();
            } catch (IllegalStateException | UncheckedIOException noAnswer) {
                if (i > 0 && done.stream().anyMatch(String.valueOf(noAnswer.getMessage())::contains)) {
                    return true;
                }
                complainOfRefusal(check, String.valueOf(noAnswer.getMessage()).replace("answered ", ""));
                if (people == People.WAIT_AND_SEE) {
                    return true;
                }
            }
        }
        complaints.add(check + ": " + TRIES + " requests without an answer");
        return true;
    }

    /** A fault may be answered 5xx; whoever asks again the same is answered as if nothing had been. */
    void complainOfRefusal(String what, String answer) {
        // Whoever is invited twice has to take the newer mail.
        if (answer.startsWith("4") && !answer.contains("LINK_SUPERSEDED")) {
            complaints.add(what + " was refused: " + answer);
        }
    }

    @Override
    public String toString() {
        return journey + " | " + people + " | "
                + String.join(" + ", strikes.stream().map(Strike::toString).toList());
    }
}
