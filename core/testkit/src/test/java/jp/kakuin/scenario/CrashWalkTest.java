package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.scenario.CrashWalk.Outcome;
import jp.kakuin.scenario.CrashWalk.People;
import jp.kakuin.testkit.RecordingMailSender;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets the process die at each call of a port on an order's whole way, before the call and after it (SPEC I-3, DESIGN 1). */
class CrashWalkTest {

    // The walks are many and nobody changes them: each is made once for all tests.
    private static final Map<String, Walks> WALKS = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"sr3, SEND_IT_AGAIN", "sr3, WAIT_AND_SEE", "ev2, SEND_IT_AGAIN", "ev2, WAIT_AND_SEE"})
    void order_shouldComeToTheSameEnd_whereverTheProcessDies(String product, People people) {
        eachPosition(product, people, (undisturbed, walk) -> {
            var id = undisturbed.office.ports.orders.all().getFirst().id();
            var died = walk.office.ports.orders.all().getFirst().id();
            assertThat(Outcome.of(walk.office.order(died)))
                    .usingRecursiveComparison()
                    .ignoringFields("invoice.value.number", "invoice.value.order", "invoice.value.issuedOn")
                    .isEqualTo(Outcome.of(undisturbed.office.order(id)));
        });
    }

    @ParameterizedTest
    @CsvSource({"sr3, SEND_IT_AGAIN", "sr3, WAIT_AND_SEE", "ev2, SEND_IT_AGAIN", "ev2, WAIT_AND_SEE"})
    void customer_shouldGetOneOrderOneCertificateAndOneInvoice_whereverTheProcessDies(String product, People people) {
        eachPosition(product, people, (undisturbed, walk) -> {
            var ports = walk.office.ports;
            assertThat(ports.orders.all()).hasSize(1);
            var order = ports.orders.all().getFirst();
            walk.office.assertAuditUnbroken(order.id());
            assertThat(ports.certificateIssuer.requests().stream()
                            .map(request -> request.order())
                            .distinct())
                    .containsExactly(order.id());
            assertThat(ports.orders.audit(order.id()).stream()
                            .filter(entry -> entry.event().equals("CERTIFICATE_ISSUED")))
                    .hasSize(1);
            assertThat(ports.orders.audit(order.id()).stream()
                            .filter(entry -> entry.event().equals("INVOICE_DRAWN")))
                    .hasSize(1);
            assertThat(ports.documents.kept("invoices/" + order.id() + "/I-" + order.id() + ".pdf"))
                    .isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"sr3, SEND_IT_AGAIN", "sr3, WAIT_AND_SEE", "ev2, SEND_IT_AGAIN", "ev2, WAIT_AND_SEE"})
    void everyMail_shouldArrive_andASecondTimeOnlyIfItsAnswerWasLost_whereverTheProcessDies(
            String product, People people) {
        eachPosition(product, people, (undisturbed, walk) -> {
            var expected = undisturbed.mailsByKindAndRecipient();
            var arrived = walk.mailsByKindAndRecipient();
            assertThat(arrived.keySet()).isEqualTo(expected.keySet());
            var extra = walk.office.ports.mailSender.mails().size()
                    - undisturbed.office.ports.mailSender.mails().size();
            assertThat(extra).as("mails too many").isBetween(0, 1);
            // The same mail again, or a new invitation in place of one that may be lost.
            assertThat(walk.mailsByMessageId().values()).allMatch(times -> times <= 1 + extra);
        });
    }

    @ParameterizedTest
    @CsvSource({"sr3, WAIT_AND_SEE", "ev2, WAIT_AND_SEE"})
    void accessKeyInTheMail_shouldBeTheOneThatOpens_whereverTheProcessDies(String product, People people) {
        eachPosition(product, people, (undisturbed, walk) -> {
            var order = walk.office.ports.orders.all().getFirst();
            var account = walk.office.ports.accounts.find(order.account()).orElseThrow();
            var key = walk.office.ports.mailSender.mails().stream()
                    .map(mail -> mail.text())
                    .filter(text -> text.contains("\n\nAccessKeyIssued["))
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .replaceAll("(?s).*accessKey=([0-9A-Z-]+)].*", "$1");
            assertThat(jp.kakuin.identity.Secrets.hashOfCode(key)).isEqualTo(account.accessKeySha256());
        });
    }

    @ParameterizedTest
    @CsvSource({"sr3", "ev2"})
    void everyMail_shouldArriveAndTheOrderEndAsItShould_wheneverTheMailServiceFails(String product) {
        var forms = Forms.ov().withProduct(product);
        var undisturbed = new CrashWalk(forms, People.WAIT_AND_SEE);
        undisturbed.walk(0);
        var softly = new SoftAssertions();
        for (int round = 0; round < 25; round++) {
            for (int mails = 1; mails <= 3; mails++) {
                for (var trouble : troubles(mails)) {
                    var walk = new CrashWalk(forms, People.SEND_IT_AGAIN);
                    var id = walk.walk(round, trouble);
                    softly.assertThat(walk.office.order(id).status()).isEqualTo(OrderStatus.CLOSED);
                    softly.assertThat(walk.mailsByKindAndRecipient().keySet())
                            .as(mails + " mails in round " + round)
                            .isEqualTo(undisturbed.mailsByKindAndRecipient().keySet());
                    softly.assertThat(walk.mailsByMessageId().values()).allMatch(times -> times <= 2);
                }
            }
        }
        softly.assertAll();
    }

    private static List<Consumer<RecordingMailSender>> troubles(int mails) {
        return List.of(
                sender -> sender.refuse(mails),
                sender -> sender.loseAnswers(mails, true),
                // Two sendings that both vanish without an answer are the end of a mail: staff see it among the order's
                // mails.
                sender -> sender.loseAnswers(1, false));
    }

    /** @param died one walk for each position, in their order */
    private record Walks(CrashWalk undisturbed, List<CrashWalk> died, List<String> calls) {}

    private static void eachPosition(String product, People people, BiConsumer<CrashWalk, CrashWalk> assertion) {
        var walks = WALKS.computeIfAbsent(
                product + people, key -> walkAll(Forms.ov().withProduct(product), people));
        var softly = new SoftAssertions();
        for (int position = 1; position <= walks.died().size(); position++) {
            var walk = walks.died().get(position - 1);
            softly.assertThatCode(() -> assertion.accept(walks.undisturbed(), walk))
                    .as(where(position, walks.calls()))
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    private static Walks walkAll(Forms forms, People people) {
        var undisturbed = new CrashWalk(forms, people);
        undisturbed.walk(0);
        var positions = undisturbed.office.ports.faults.positions();
        assertThat(positions).isGreaterThan(100);
        var died = IntStream.rangeClosed(1, positions)
                .mapToObj(position -> {
                    var walk = new CrashWalk(forms, people);
                    walk.walk(position);
                    return walk;
                })
                .toList();
        return new Walks(undisturbed, died, undisturbed.office.ports.faults.calls());
    }

    private static String where(int position, List<String> calls) {
        var at = (position - 1) / 2;
        var before = new ArrayList<>(calls.subList(Math.max(0, at - 3), at));
        return "died " + (position % 2 == 1 ? "before " : "after ") + calls.get(at) + ", position " + position
                + ", after " + before;
    }
}
