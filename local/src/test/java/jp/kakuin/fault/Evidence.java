package jp.kakuin.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.aws.json.Json;
import jp.kakuin.local.mail.StoredMail;
import jp.kakuin.order.Order;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that can be seen of the orders from outside their functions: the table, the mailbox, the executions. */
final class Evidence {

    /** Says which letter it is, also where the mail service has put in a Message-ID of its own. */
    private static final Pattern LETTER = Pattern.compile("boundary=\"?(?:mixed|alternative)_([0-9a-f]{24})");

    private static final Pattern DOMAIN = Pattern.compile("@([a-z0-9-]+)\\.example\\.co\\.jp$");

    private static final List<String> OWED =
            List.of("RENEWAL_REMINDER", "UNSETTLED_MAIL", "REVOCATION", "REVOCATION_DEADLINE");
    private static final int SHARDS = 16;

    private final FaultSuite suite;
    private final Map<String, List<Order>> orders = new HashMap<>();
    private final Map<String, List<Map<String, AttributeValue>>> items = new HashMap<>();
    private final Map<String, List<String>> due = new HashMap<>();
    private final Map<String, Map<String, Integer>> letters = new HashMap<>();
    private final Map<String, List<StoredMail>> mails = new HashMap<>();
    private final Map<String, String> executions;
    private PublishedCrls crls;

    /** Of these orders. */
    Evidence(FaultSuite suite, Collection<Trial> trials) {
        this.suite = suite;
        this.executions = suite.executions();
        var labels = trials.stream().map(Trial::label).collect(Collectors.toSet());
        labels.forEach(this::readOrders);
        OWED.forEach(this::readDue);
        suite.system().mails().all().reversed().forEach(mail -> sort(mail, labels));
    }

    private void readOrders(String label) {
        for (var id : suite.sandboxes().labels().orders(label)) {
            var own = suite.items("ORDER#" + id);
            items.put(id, own);
            own.stream()
                    .filter(item -> item.get("sk").s().equals("ORDER"))
                    .map(item -> Json.read(item.get("data").s(), Order.class))
                    .forEach(order -> orders.computeIfAbsent(label, any -> new ArrayList<>())
                            .add(order));
        }
    }

    private void readDue(String kind) {
        var all = IntStream.range(0, SHARDS)
                .mapToObj(shard -> suite.items("DUE#%s#%02d".formatted(kind, shard)))
                .flatMap(List::stream)
                .map(item -> item.get("order").s())
                .toList();
        due.put(kind, all);
    }

    private void sort(StoredMail mail, Set<String> labels) {
        var domain = DOMAIN.matcher(mail.envelopeTo().getFirst());
        if (domain.find() && labels.contains(domain.group(1))) {
            letters.computeIfAbsent(domain.group(1), label -> new HashMap<>()).merge(letter(mail), 1, Integer::sum);
            mails.computeIfAbsent(domain.group(1), label -> new ArrayList<>()).add(mail);
        }
    }

    /** Which letter a mail is: a second copy is the same. */
    static String letter(StoredMail mail) {
        var found = LETTER.matcher(text(mail));
        return found.find() ? found.group(1) : "none";
    }

    static String text(StoredMail mail) {
        try {
            return new String(Files.readAllBytes(mail.file()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Order> orders(String label) {
        return orders.getOrDefault(label, List.of());
    }

    /** An order's items whose sort key begins so. */
    List<Map<String, AttributeValue>> under(Order order, String beginning) {
        return items.get(order.id().value()).stream()
                .filter(item -> item.get("sk").s().startsWith(beginning))
                .toList();
    }

    /** Claims of mails on a report on its certificate: to the reporter, and to the contact. */
    List<Map<String, AttributeValue>> mailsOnReport(Trial trial) {
        return trial.report().isEmpty()
                ? List.of()
                : suite.items("ORDER#" + trial.report()).stream()
                        .filter(item -> item.get("sk").s().startsWith("MAIL#"))
                        .toList();
    }

    List<AuditEntry> audit(Order order) {
        return under(order, "AUDIT#").stream()
                .map(item -> Json.read(item.get("data").s(), AuditEntry.class))
                .toList();
    }

    String account(Order order) {
        return suite.items("ACCOUNT#" + order.account()).toString();
    }

    /** Entries of a kind that the due index holds for an order. */
    long due(Order order, String kind) {
        return due.get(kind).stream().filter(order.id().value()::equals).count();
    }

    /** How often each letter arrived at an order's addresses. */
    Map<String, Integer> letters(String label) {
        return letters.getOrDefault(label, Map.of());
    }

    /** Those of after all that happened to these orders. */
    synchronized PublishedCrls crls() {
        if (crls == null) {
            suite.run("publish-crl");
            crls = PublishedCrls.of(suite);
        }
        return crls;
    }

    /** Oldest first. */
    List<StoredMail> mails(String label) {
        return mails.getOrDefault(label, List.of());
    }

    Map<String, String> executions(Order order) {
        var own = new HashMap<String, String>();
        executions.forEach((name, status) -> {
            if (name.startsWith(order.id() + "-")) {
                own.put(name, status);
            }
        });
        return own;
    }

    JsonNode asCustomerSees(Trial trial) {
        return trial.read();
    }

    JsonNode asStaffSee(Order order) {
        return suite.api()
                .get("/staff/orders/" + order.id(), suite.staffToken("suzuki"))
                .orFail()
                .json();
    }

    FaultSuite suite() {
        return suite;
    }
}
