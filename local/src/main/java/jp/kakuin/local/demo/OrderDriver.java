package jp.kakuin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes an order to its end by doing, one after another, what it says it waits for: every person it needs acts as soon as they are asked, by the
 * same public API as people's pages.
 */
public final class OrderDriver {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** From the last thing that happened on. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration SHORTEST_IDLE = Duration.ofMillis(10);
    private static final Duration LONGEST_IDLE = Duration.ofMillis(500);
    private static final Set<String> ENDED = Set.of("CLOSED", "WITHDRAWN", "REJECTED", "EXPIRED", "CORRECTION");

    private final ApiClient api;
    private final Mailbox mailbox;
    private final Map<String, String> staff;
    private final Clock clock;
    private final Narrator narrator;
    private final Duration longestIdle;

    /**
     * @param staff identity tokens by login: {@code sato} vets, {@code suzuki} approves
     * @param clock the suite's
     */
    public OrderDriver(ApiClient api, Mailbox mailbox, Map<String, String> staff, Clock clock, Narrator narrator) {
        this(api, mailbox, staff, clock, narrator, LONGEST_IDLE);
    }

    private OrderDriver(
            ApiClient api,
            Mailbox mailbox,
            Map<String, String> staff,
            Clock clock,
            Narrator narrator,
            Duration longestIdle) {
        this.api = api;
        this.mailbox = mailbox;
        this.staff = Map.copyOf(staff);
        this.clock = clock;
        this.narrator = narrator;
        this.longestIdle = longestIdle;
    }

    /** The same people, who look this seldom where nothing happens. */
    OrderDriver lookingEvery(Duration idle) {
        return new OrderDriver(api, mailbox, staff, clock, narrator, idle);
    }

    /** Is told what people do. */
    @FunctionalInterface
    public interface Narrator {
        /** @param who for example {@code domain approver} */
        void did(String order, String who, String what, Duration took);
    }

    /** Acts until the order has ended or is back with its customer; gives back how it stands. */
    public JsonNode drive(Customer customer) {
        return driveUntil(customer, Set.of());
    }

    /** Acts until the order waits for one of these checks, or has ended. */
    public JsonNode driveUntil(Customer customer, Set<String> checks) {
        var done = new HashSet<String>();
        var status = "";
        var idle = SHORTEST_IDLE;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var order = customer.read();
            if (ENDED.contains(order.path("status").asText())) {
                return order;
            }
            var moved = !status.equals(order.path("status").asText());
            status = order.path("status").asText();
            for (var wait : order.path("waitingFor")) {
                var check = wait.path("check").asText();
                if (checks.contains(check)) {
                    return order;
                }
                // since tells a new attempt's wait from the one before
                if (!done.contains(check + wait.path("since").asText()) && act(customer, order, check)) {
                    done.add(check + wait.path("since").asText());
                    moved = true;
                }
            }
            if (moved) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            idle = moved ? SHORTEST_IDLE : idle.multipliedBy(2);
            idle = idle.compareTo(longestIdle) < 0 ? idle : longestIdle;
            LockSupport.parkNanos(idle.toNanos());
        }
        var order = customer.read();
        throw new IllegalStateException("order " + customer.order() + " does not move: "
                + order.path("status").asText() + ", waits for "
                + order.path("waitingFor").findValuesAsText("check"));
    }

    /** Does what one check waits for. False if the mail that asks for it has not come yet. */
    public boolean act(Customer customer, JsonNode order, String checkId) {
        for (var check : order.path("checks")) {
            if (check.path("id").asText().equals(checkId)) {
                return act(customer, check);
            }
        }
        return false;
    }

    private boolean act(Customer customer, JsonNode check) {
        var id = check.path("id").asText();
        return switch (check.path("kind").asText()) {
            case "DOMAIN_APPROVAL" -> invited(customer, check, "domain approver", this::approveDomain);
            case "AGREEMENT" -> invited(customer, check, "applicant", this::acceptAgreement);
            case "PAYER" -> invited(customer, check, "payer", this::confirmPayer);
            case "DOCUMENTS" -> sendAndAcceptForm(customer, id);
            case "CALL_HR", "CALL_APPLICANT", "CALL_REGISTRATION_CONTACT" ->
                timed(customer, "vetter", "calls: " + id, () -> call(customer, id));
            case "FINAL_REVIEW" -> timed(customer, "approver", "final review", () -> review(customer));
            default -> timed(customer, "vetter", "records: " + id, () -> record(customer, check));
        };
    }

    private boolean invited(
            Customer customer, JsonNode check, String who, java.util.function.Consumer<Mailbox.Invitation> answer) {
        var started = System.nanoTime();
        var found = mailbox.invitation(check.path("recipient").asText(), customer.order());
        found.ifPresent(answer);
        found.ifPresent(invitation -> narrator.did(
                customer.order(), who, "answers: " + check.path("id").asText(), since(started)));
        return found.isPresent();
    }

    private void approveDomain(Mailbox.Invitation invitation) {
        api.get("/links/" + invitation.linkId(), "").orFail();
        api.post("/links/" + invitation.linkId() + "/domain-approval", "", approval(invitation.code(), "APPROVE"))
                .orFail();
    }

    /** What a domain approver types. */
    public static Map<String, String> approval(String code, String decision) {
        return Map.of(
                "code",
                code,
                "fullName",
                "管理 次郎",
                "telephone",
                "03-5550-0104",
                "jobTitle",
                "ドメイン管理者",
                "decision",
                decision);
    }

    private void acceptAgreement(Mailbox.Invitation invitation) {
        var page = api.get("/links/" + invitation.linkId(), "").orFail().json();
        api.post(
                        "/links/" + invitation.linkId() + "/agreement",
                        "",
                        Map.of(
                                "code",
                                invitation.code(),
                                "firstName",
                                "Taro",
                                "surname",
                                "Yamada",
                                "email",
                                page.path("email").asText(),
                                "telephone",
                                "03-5550-0101",
                                "jobTitle",
                                "Director",
                                "accept",
                                true,
                                "termsVersion",
                                page.path("terms").path("version").asText(),
                                "termsSha256",
                                page.path("terms").path("sha256").asText()))
                .orFail();
    }

    private void confirmPayer(Mailbox.Invitation invitation) {
        api.post(
                        "/links/" + invitation.linkId() + "/payer-confirmation",
                        "",
                        Map.of("code", invitation.code(), "fullName", "髙島 礼子", "decision", "CONFIRM"))
                .orFail();
    }

    private boolean sendAndAcceptForm(Customer customer, String checkId) {
        var started = System.nanoTime();
        var form = api.get("/orders/" + customer.order() + "/service-application-form", customer.token())
                .orFail()
                .body();
        customer.upload("signed-application-form.pdf", form);
        narrator.did(customer.order(), "customer", "prints, signs and uploads the application form", since(started));
        return timed(
                customer,
                "vetter",
                "accepts: " + checkId,
                () -> result(
                        customer,
                        checkId,
                        List.of(evidence("受領書類", "signed-application-form.pdf sha256:" + sha256(form)))));
    }

    private void record(Customer customer, JsonNode check) {
        var names = check.path("names");
        var evidence = new java.util.ArrayList<Map<String, Object>>();
        if (check.path("kind").asText().equals("CONTENT")) {
            names.forEach(name -> evidence.add(evidence("サイト閲覧", "https://" + name.asText() + "/")));
        } else {
            evidence.add(evidence("TSR", "企業コード 123456789"));
        }
        result(customer, check.path("id").asText(), evidence);
    }

    private void result(Customer customer, String checkId, List<Map<String, Object>> evidence) {
        api.post(
                        "/staff/orders/" + customer.order() + "/checks/" + checkId + "/result",
                        staff.get("sato"),
                        Map.of("outcome", "PASSED", "evidence", evidence))
                .orFail();
    }

    private void call(Customer customer, String checkId) {
        api.post(
                        "/staff/orders/" + customer.order() + "/checks/" + checkId + "/calls",
                        staff.get("sato"),
                        call("CONFIRMED", Optional.empty()))
                .orFail();
    }

    /** A call as a vetter records it. */
    public static Map<String, Object> call(String outcome, Optional<String> callAgainAt) {
        var call = new java.util.HashMap<String, Object>(Map.of(
                "number", "03-5550-0100",
                "numberSource", "TSR",
                "connection", "TRANSFER",
                "reached", "受付より転送",
                "confirmed", List.of("EMPLOYMENT", "TITLE", "INTENT", "CONTACT_DETAILS"),
                "outcome", outcome));
        callAgainAt.ifPresent(at -> call.put("callAgainAt", at));
        return call;
    }

    private void review(Customer customer) {
        api.post(
                        "/staff/orders/" + customer.order() + "/final-review",
                        staff.get("suzuki"),
                        Map.of("outcome", "PASSED"))
                .orFail();
    }

    private Map<String, Object> evidence(String source, String reference) {
        return Map.of(
                "source",
                source,
                "reference",
                reference,
                "collectedOn",
                LocalDate.ofInstant(clock.instant(), JAPAN).toString());
    }

    private boolean timed(Customer customer, String who, String what, Runnable action) {
        var started = System.nanoTime();
        action.run();
        narrator.did(customer.order(), who, what, since(started));
        return true;
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
