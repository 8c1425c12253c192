package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jp.kakuin.local.demo.ApiClient;
import jp.kakuin.local.demo.ApiClient.Reply;
import jp.kakuin.local.demo.Customer;
import jp.kakuin.local.demo.Mailbox;
import jp.kakuin.local.demo.OrderDriver;
import jp.kakuin.local.demo.SampleApplications;
import jp.kakuin.local.demo.SampleApplications.Applicant;
import jp.kakuin.local.web.Exchange;

/** One order with all the people it needs. Its domain is its own: every mail to an address there is about this order. */
final class OrderStory {

    private static final String ORGANISATION = "Kakuin Trading Co., Ltd.";
    private static final Pattern BRACKETS = Pattern.compile(" \\([0-9A-Z]{13}\\)| I-[0-9A-Z]{13}");
    private static final List<String> PEOPLE =
            List.of("suzuki.hanako", "takahashi", "keiri", "yamada", "admin", "webmaster", "mori");

    private final Suite suite;
    private final ApiClient api;
    private final String domain;
    private final Map<String, Object> application;
    private Customer customer;

    private OrderStory(Suite suite, String domain, Map<String, Object> application) {
        this.suite = suite;
        this.api = new ApiClient(suite.api());
        this.domain = domain;
        this.application = application;
    }

    /** An OV application that has not been sent yet, for the names given or the domain alone. */
    static OrderStory ov(Suite suite, String label, String... names) {
        return of(suite, "sr3", label, names);
    }

    /** The same for an EV certificate. */
    static OrderStory ev(Suite suite, String label, String... names) {
        return of(suite, "ev2", label, names);
    }

    /** The same for a test certificate. */
    static OrderStory trial(Suite suite, String label) {
        return of(suite, "trial", label).with("termMonths", 0);
    }

    private static OrderStory of(Suite suite, String product, String label, String... names) {
        var domain = label + ".example.co.jp";
        var all = new LinkedHashMap<String, String>();
        for (var name : names.length == 0 ? new String[] {domain} : names) {
            all.put(name, domain);
        }
        var applicant = new Applicant(product, "株式会社かくいん商事", ORGANISATION, domain);
        var application =
                SampleApplications.of(applicant, OpenSsl.request(ORGANISATION, List.copyOf(all.keySet())), all);
        application.compute("technicalContact", (field, contact) -> changed(contact, "email", "takahashi@" + domain));
        return new OrderStory(suite, domain, application);
    }

    /** A contact of the application with one field changed. */
    static Map<String, Object> changed(Object contact, String field, Object value) {
        var copy = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) contact).forEach((key, old) -> copy.put((String) key, old));
        copy.put(field, value);
        return copy;
    }

    /** The same order, reached by new connections. */
    OrderStory on(Suite restarted) {
        var again = new OrderStory(restarted, domain, application);
        var received = Map.of("order", Map.of("orderId", order()), "token", customer.token());
        again.customer = Customer.of(again.api, Exchange.JSON.valueToTree(received));
        return again;
    }

    Map<String, Object> application() {
        return application;
    }

    OrderStory with(String field, Object value) {
        application.put(field, value);
        return this;
    }

    OrderStory apply() {
        customer = Customer.apply(api, application);
        return this;
    }

    /** Sends the application under a key of one's own; the answer may be a refusal. */
    Reply apply(String idempotencyKey) {
        var reply = api.send("POST", "/orders", "", application, Map.of("Idempotency-Key", idempotencyKey));
        if (reply.ok()) {
            customer = Customer.of(api, reply.json());
        }
        return reply;
    }

    String order() {
        return customer.order();
    }

    Customer customer() {
        return customer;
    }

    ApiClient api() {
        return api;
    }

    String domain() {
        return domain;
    }

    JsonNode read() {
        return customer.read();
    }

    String status() {
        return read().path("status").asText();
    }

    /** Everybody acts at once until the order has ended or is back with its customer. */
    JsonNode drive() {
        return driver().drive(customer);
    }

    /** Everybody acts at once until the order waits for one of these checks. */
    JsonNode driveUntil(String... checks) {
        return driver().driveUntil(customer, Set.of(checks));
    }

    /** The person acts whom one check waits for, as soon as it does. */
    void act(String check) {
        var driver = driver();
        Await.until(
                "somebody can act on " + check,
                this::read,
                order -> waitsFor(order, check) && driver.act(customer, order, check));
    }

    static boolean waitsFor(JsonNode order, String check) {
        return StreamSupport.stream(order.path("waitingFor").spliterator(), false)
                .anyMatch(wait -> wait.path("check").asText().equals(check));
    }

    JsonNode awaitWait(String check) {
        return Await.until("the order waits for " + check, this::read, order -> waitsFor(order, check));
    }

    JsonNode awaitStatus(String status) {
        return Await.until(
                "the order is " + status,
                this::read,
                order -> order.path("status").asText().equals(status));
    }

    /** One check as the customer sees it. */
    JsonNode check(String id) {
        return StreamSupport.stream(read().path("checks").spliterator(), false)
                .filter(check -> check.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The id of the domain approval by the mailbox with this name before its {@code @}. */
    String approvalBy(String mailbox) {
        return "domain-" + mailbox + "-" + domain;
    }

    Mailbox.Invitation invitation(String who) {
        return Await.until(
                        "an invitation reaches " + who,
                        () -> suite.mailbox().invitation(who + "@" + domain, order()),
                        found -> found.isPresent())
                .orElseThrow();
    }

    Reply ask(String method, String path, Object body) {
        return api.send(method, "/orders/" + order() + path, customer.token(), body, Map.of());
    }

    Reply staff(String login, String path, Object body) {
        return api.post("/staff/orders/" + order() + path, suite.staffToken(login), body);
    }

    /** Ends an order whose journey is over before its issue, so that it waits for nobody in the journeys to come. */
    void withdraw() {
        Await.until(
                "the order is acknowledged",
                this::mails,
                mails -> mails.containsAll(List.of(Mails.RECEIVED, Mails.ACCESS_KEY)));
        ask("POST", "/withdrawal", Map.of()).orFail();
    }

    /** The customer corrects the application as it stands in {@link #application()} and sends it in again. */
    void correctAndResubmit() {
        ask("PUT", "/application", application).orFail();
        ask("POST", "/resubmission", Map.of()).orFail();
    }

    Reply answerDomainApproval(Mailbox.Invitation invitation, String code, String decision) {
        return api.post("/links/" + invitation.linkId() + "/domain-approval", "", OrderDriver.approval(code, decision));
    }

    /** The order's story as staff read it. */
    JsonNode asStaffSee() {
        return api.get("/staff/orders/" + order(), suite.staffToken("suzuki"))
                .orFail()
                .json();
    }

    /** How often something has happened to the order, by its audit chain. */
    long happened(String event) {
        return StreamSupport.stream(asStaffSee().path("audit").spliterator(), false)
                .filter(entry -> entry.path("event").asText().equals(event))
                .count();
    }

    /** Every mail of the order: {@code who: subject}, without the order's number. */
    List<String> mails() {
        var all = new ArrayList<String>();
        for (var who : PEOPLE) {
            suite.mailbox().to(who + "@" + domain).forEach(mail -> all.add(who + ": " + english(mail.subject())));
        }
        return all;
    }

    List<Mailbox.Mail> mailsTo(String who) {
        return suite.mailbox().to(who + "@" + domain);
    }

    /** Waits for the mails, then holds the whole list to what is expected: each once, and no other. */
    void expectMails(String... expected) {
        Await.until("the mails are there: " + List.of(expected), this::mails, mails -> mails.size() >= expected.length);
        assertThat(mails()).containsExactlyInAnyOrder(expected);
    }

    private String english(String subject) {
        return BRACKETS.matcher(subject.substring(subject.lastIndexOf(" / ") + 3))
                .replaceAll("")
                .replace(" " + domain, "");
    }

    private OrderDriver driver() {
        var tokens = Map.of("sato", suite.staffToken("sato"), "suzuki", suite.staffToken("suzuki"));
        return new OrderDriver(api, suite.mailbox(), tokens, suite.clock(), (order, who, what, took) -> {});
    }

    /** An operator has the failed flow go on. */
    Reply replay() {
        return api.post("/operations/orders/" + order() + "/replay", suite.staffToken("ito"), Map.of());
    }

    /** The flow ends a moment after the order. */
    void awaitAttempts(Map<Integer, String> expected) {
        Await.until("the flow's attempts stand at " + expected, this::attempts, expected::equals);
    }

    /** How the flow's attempts stand, by their number. */
    Map<Integer, String> attempts() {
        var all = new TreeMap<Integer, String>();
        suite.executions(order())
                .forEach((name, status) -> all.put(Integer.valueOf(name.substring(order().length() + 1)), status));
        return all;
    }
}
