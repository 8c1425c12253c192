package jp.kakuin.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.order.Contract;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.Faults;
import jp.kakuin.testkit.RecordingMailSender;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckState;

/** One order's whole way, during which the process dies once. Steps are retried by the flow; people do what their kind does. */
final class CrashWalk {

    /** What people do when a request of theirs got no answer. */
    enum People {
        SEND_IT_AGAIN,
        WAIT_AND_SEE
    }

    private static final int ROUNDS = 100;

    final Office office = new Office();
    private final Forms forms;
    private final People people;
    private int troubledRound = -1;
    private Consumer<RecordingMailSender> mailTrouble = sender -> {};

    CrashWalk(Forms forms, People people) {
        this.forms = forms;
        this.people = people;
    }

    /** What an order comes to, apart from secrets and the moments of its changes. */
    record Outcome(
            OrderStatus status,
            List<CheckOutcome> checks,
            Optional<Contract> contract,
            Optional<Invoice> invoice,
            java.util.Set<String> checkedBy) {

        static Outcome of(Order order) {
            return new Outcome(
                    order.status(),
                    order.checks().stream().map(CheckOutcome::of).toList(),
                    order.contract(),
                    order.invoice(),
                    order.checkedBy());
        }
    }

    /** A check without its moments and secrets. */
    record CheckOutcome(String id, CheckState state, int calls, Map<String, String> statement) {
        static CheckOutcome of(Check check) {
            return new CheckOutcome(
                    check.id(),
                    check.state(),
                    check.calls().size(),
                    check.decision().orElseThrow().statement());
        }
    }

    /** Goes the whole way; the process dies at the given position, never if it is 0. */
    OrderId walk(int position) {
        office.ports.faults.crashAt(position);
        return walk();
    }

    /** Goes the whole way; the mail service fails once or more, from the given round on. */
    OrderId walk(int round, Consumer<RecordingMailSender> trouble) {
        troubledRound = round;
        mailTrouble = trouble;
        return walk();
    }

    private OrderId walk() {
        trouble(0);
        attempt(() -> office.submit(Office.KEY, forms));
        var id = submitted();
        office.flow.run();
        for (int round = 1; office.order(id).status() != OrderStatus.CLOSED && round < ROUNDS; round++) {
            trouble(round);
            goOn(id);
        }
        scheduled(office::settleMails);
        scheduled(office::settleMails);
        return id;
    }

    private void trouble(int round) {
        if (round == troubledRound) {
            mailTrouble.accept(office.ports.mailSender);
        }
    }

    private OrderId submitted() {
        if (office.ports.orders.all().isEmpty()) {
            office.submit(Office.KEY, forms);
        }
        return office.ports.orders.all().getFirst().id();
    }

    private void goOn(OrderId id) {
        var waiting = office.waiting(id);
        if (waiting.isEmpty()) {
            if (office.order(id).status() == OrderStatus.ISSUED) {
                office.ports.clock.advance(Duration.ofDays(5));
            }
            scheduled(office::reconcile);
        } else if (waiting.get().recipient().isPresent() && !office.hasMail(waiting.get())) {
            scheduled(office::settleMails);
        } else {
            attempt(() -> office.answer(id, waiting.get()));
        }
        office.flow.run();
    }

    private void attempt(Runnable request) {
        try {
            request.run();
        } catch (Faults.Crash | RuntimeException noAnswer) {
            if (people == People.SEND_IT_AGAIN) {
                request.run();
            }
        }
    }

    // The next run comes on time.
    private static void scheduled(Runnable run) {
        try {
            run.run();
        } catch (Faults.Crash died) {
            run.run();
        }
    }

    /** How many mails went out, by what they say and to whom. */
    Map<String, Integer> mailsByKindAndRecipient() {
        var all = new TreeMap<String, Integer>();
        for (var mail : office.ports.mailSender.mails()) {
            var kind = mail.text().replaceAll("(?s).*?\n\n(\\w+)\\[.*", "$1");
            all.merge(kind + " to " + mail.to(), 1, Integer::sum);
        }
        return all;
    }

    /** How many mails went out under each Message-ID. */
    Map<String, Integer> mailsByMessageId() {
        var all = new TreeMap<String, Integer>();
        for (RecordingMailSender.Mail mail : office.ports.mailSender.mails()) {
            all.merge(mail.text().lines().findFirst().orElseThrow(), 1, Integer::sum);
        }
        return all;
    }
}
