package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.mail.MailClaim;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.Test;

/** What the stores keep while several processes really are at it at the same moment. */
public abstract class ConcurrencyContract {

    private static final int MANY = 8;
    private static final Instant NOW = SteppingClock.START;
    private static final OrderId ORDER = SampleOrders.id(1);

    protected final SteppingClock clock = new SteppingClock();

    protected abstract Orders orders();

    protected abstract MailClaims claims();

    protected abstract DueIndex dueIndex();

    protected abstract SignatureLedger ledger();

    @Test
    void order_shouldTakeOneOfTwoDecisions_whenBothAreMadeAtOnce() throws Exception {
        for (int n = 1; n <= MANY; n++) {
            var order = SampleOrders.write(orders(), SampleOrders.received(n, NOW));

            var answers = AtOnce.run(
                    2,
                    who -> orders().change(
                                    order.id(),
                                    before -> decide(before, who == 0 ? OrderStatus.VETTING : OrderStatus.WITHDRAWN)));

            assertThat(answers).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
            assertThat(answers).contains(Result.refused(Refusal.of(OrderCode.NOT_EDITABLE)));
            var chain = orders().audit(order.id());
            assertThat(chain).hasSize(2).allMatch(AuditEntry::intact);
            assertThat(chain.get(1).previousHash()).isEqualTo(chain.get(0).hash());
        }
    }

    @Test
    void customer_shouldHaveOneOrder_whenTheSameRequestArrivesManyTimesAtOnce() throws Exception {
        var answers = AtOnce.run(MANY, who -> {
            var order = SampleOrders.received(who, NOW);
            return orders().create(
                            OrderChange.creation(order, Actor.CUSTOMER, Map.of(), NOW),
                            SampleOrders.account(order),
                            SampleOrders.idempotency(order, "key"));
        });

        assertThat(answers).hasSize(MANY).containsOnly(answers.getFirst());
        assertThat(IntStream.range(0, MANY)
                        .filter(who -> orders().find(SampleOrders.id(who)).isPresent()))
                .hasSize(1);
    }

    @Test
    void mail_shouldGoOutOnce_whenManyClaimItAtOnce_andOnceMoreWhenManySettleItAtOnce() throws Exception {
        assertThat(AtOnce.run(MANY, who -> claims().claim(claim(ORDER), NOW))).containsOnlyOnce(true);

        assertThat(AtOnce.run(MANY, who -> claims().claimAgain(claim(ORDER)))).containsOnlyOnce(true);
        assertThat(claims().find(ORDER, "reminder").orElseThrow().sendings()).isEqualTo(2);
    }

    @Test
    void reminders_shouldGoOutOnceEach_whenTwoRunsWorkTheSameShardsAtOnce() throws Exception {
        var ids = IntStream.range(0, MANY).mapToObj(SampleOrders::id).toList();
        ids.forEach(id -> dueIndex().add(new DueEntry(DueEntry.Kind.CUSTOMER_WAIT, NOW, id, "reminder")));

        var sent = AtOnce.run(
                2,
                who -> AllPages.ofWaits(dueIndex(), NOW).stream()
                        .filter(this::work)
                        .map(DueEntry::order)
                        .toList());

        assertThat(sent.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(AllPages.ofWaits(dueIndex(), NOW)).isEmpty();
    }

    @Test
    void certificate_shouldBeSignedOnce_whenTwoAttemptsOfAStepIssueItAtOnce() throws Exception {
        var stage = SignatureLedger.Stage.CERTIFICATE;

        var stored = AtOnce.run(
                MANY,
                who -> ledger().storeIfAbsent(ORDER, 1, stage, "0" + who, "6b".repeat(32), new byte[] {(byte) who}));
        var asked = AtOnce.run(MANY, who -> ledger().beginSigning(ORDER, 1, stage, NOW));
        var signed = AtOnce.run(MANY, who -> ledger().recordSigned(ORDER, 1, stage, new byte[] {(byte) (who + 16)}));

        assertThat(stored).containsOnly(stored.getFirst());
        assertThat(asked).containsOnlyOnce(true);
        assertThat(signed.stream()
                        .map(entry ->
                                entry.flatMap(SignatureLedger.Entry::signed).orElseThrow()[0]))
                .containsOnly(
                        signed.getFirst().flatMap(SignatureLedger.Entry::signed).orElseThrow()[0]);
    }

    /** As the workers do: claim, send, take the entry away. True if the mail was this worker's to send. */
    private boolean work(DueEntry entry) {
        boolean mine = claims().claim(claim(entry.order()), NOW);
        dueIndex().done(entry);
        return mine;
    }

    private Result<OrderChange> decide(Order before, OrderStatus next) {
        return before.status() == OrderStatus.RECEIVED
                ? Result.accepted(
                        OrderChange.of(before, before.withStatus(next, NOW), Actor.SYSTEM, "DECIDED", Map.of(), NOW))
                : Result.refused(Refusal.of(OrderCode.NOT_EDITABLE));
    }

    private static MailClaim claim(OrderId order) {
        return new MailClaim(
                order,
                "reminder",
                "Reminder",
                "keiri@example.co.jp",
                "<1@ca.example>",
                MailClaim.State.CLAIMED,
                NOW,
                1);
    }
}
