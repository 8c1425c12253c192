package jp.kakuin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.due.DueEntry;
import jp.kakuin.due.DueIndex;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderChange;
import jp.kakuin.order.OrderCode;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.order.Orders;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.SampleOrders;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.vetting.Actor;
import org.junit.jupiter.api.Test;

/** What every {@link Orders} keeps. */
public abstract class OrdersContract {

    protected final SteppingClock clock = new SteppingClock();

    protected abstract Orders orders();

    protected abstract Accounts accounts();

    protected abstract DueIndex dueIndex();

    @Test
    void customer_shouldFindOrder_whenItWasCreated() {
        var written = SampleOrders.write(orders(), received(1));

        assertThat(orders().find(written.id())).contains(written);
        assertThat(accounts().find(written.account())).contains(SampleOrders.account(written));
        assertThat(orders().find(SampleOrders.id(2))).isEmpty();
    }

    @Test
    void sameRequestTwice_shouldMakeOneOrder_whenTheKeyIsTheSame() {
        var first = received(1);
        var second = received(2);
        var record = SampleOrders.idempotency(first, "key");
        create(first, "key");

        var answer = create(second, "key");

        assertThat(answer).isEqualTo(record);
        assertThat(orders().find(second.id())).isEmpty();
        assertThat(orders().idempotencyRecord(record.keySha256())).contains(record);
    }

    @Test
    void idempotencyKey_shouldBeFree_whenItsRecordHasExpired() {
        create(received(1), "key");
        clock.advance(Duration.ofDays(2));

        var second = received(2);
        var answer = create(second, "key");

        assertThat(answer.order()).isEqualTo(second.id());
        assertThat(orders().find(second.id())).isPresent();
    }

    @Test
    void contractCode_shouldNameOneOrder_whenAnotherDrewTheSame() {
        SampleOrders.write(orders(), received(1));
        var other = received(2);
        var sameCode = new Order(
                other.id(),
                other.version(),
                other.attempt(),
                other.status(),
                other.receivedAt(),
                other.statusSince(),
                other.account(),
                received(1).contractCode(),
                other.tokenSha256(),
                other.application(),
                other.checks(),
                other.earlierChecks(),
                other.correction(),
                other.caaPermittedAt(),
                other.certificate(),
                other.contract(),
                other.invoice(),
                other.documents(),
                other.checkedBy(),
                other.revocations(),
                other.auditHead());
        assertThatThrownBy(() -> create(sameCode, "other")).isInstanceOf(IllegalStateException.class);
        assertThat(orders().find(other.id())).isEmpty();
    }

    @Test
    void accessKey_shouldOpenTheAccount_whenItIsTheNewest() {
        var order = SampleOrders.write(orders(), received(1));

        accounts().replaceAccessKey(order.account(), "new hash");

        assertThat(accounts().find(order.account()).orElseThrow().accessKeySha256())
                .isEqualTo("new hash");
    }

    @Test
    void audit_shouldTellTheWholeStory_whenAnOrderChanged() {
        var order = SampleOrders.write(orders(), received(1));

        var changed = accepted(orders().change(order.id(), before -> status(before, OrderStatus.VETTING)));

        var chain = orders().audit(order.id());
        assertThat(chain).extracting(AuditEntry::event).containsExactly("ORDER_RECEIVED", "CHANGED");
        assertThat(chain).allMatch(AuditEntry::intact);
        assertThat(chain.get(1).previousHash()).isEqualTo(chain.get(0).hash());
        assertThat(changed.auditHead()).isEqualTo(chain.get(1).hash());
        assertThat(orders().find(order.id())).contains(changed);
    }

    @Test
    void link_shouldLeadToItsCheck_whenItCameWithAChange() {
        var order = SampleOrders.write(orders(), received(1));
        var target = new OrderChange.LinkTarget("link-1", order.id(), "organisation");
        var due = new DueEntry(DueEntry.Kind.CUSTOMER_WAIT, clock.instant(), order.id(), "remind-1");

        orders().change(
                        order.id(),
                        before -> status(before, OrderStatus.VETTING)
                                .map(change -> change.withLink(target).withDue(List.of(due))));

        assertThat(orders().link("link-1")).contains(target);
        assertThat(orders().link("link-2")).isEmpty();
        assertThat(dueEntries()).containsExactly(due);
    }

    @Test
    void change_shouldLeaveEverything_whenTheUseCaseRefuses() {
        var order = SampleOrders.write(orders(), received(1));
        var refusal = Refusal.of(OrderCode.NOT_EDITABLE);

        var answer = orders().change(order.id(), before -> Result.refused(refusal));

        assertThat(answer).isEqualTo(Result.refused(refusal));
        assertThat(orders().find(order.id())).contains(order);
    }

    @Test
    void change_shouldSayNotFound_whenThereIsNoSuchOrder() {
        var answer = orders().change(SampleOrders.id(1), before -> status(before, OrderStatus.VETTING));

        assertThat(answer).isEqualTo(Result.refused(Refusal.of(OrderCode.ORDER_NOT_FOUND)));
    }

    @Test
    void change_shouldBeDecidedAgain_whenSomebodyElseWasFaster() {
        var order = SampleOrders.write(orders(), received(1));
        var rivalActed = new AtomicBoolean();

        var changed = accepted(orders().change(order.id(), before -> {
            if (rivalActed.compareAndSet(false, true)) {
                orders().change(order.id(), standing -> checkedBy(standing, "rival"));
            }
            return checkedBy(before, "late");
        }));

        assertThat(changed.checkedBy()).containsExactlyInAnyOrder("rival", "late");
        assertThat(changed.version()).isEqualTo(3);
    }

    @Test
    void finalReview_shouldBeRefused_whenTheReviewerDidACheckOfTheOrder() {
        var order = SampleOrders.write(orders(), received(1));
        orders().change(order.id(), before -> checkedBy(before, "vetter"));

        var same = orders().change(order.id(), before -> review(before, "vetter"));
        var other = orders().change(order.id(), before -> review(before, "approver"));

        assertThat(same).isEqualTo(Result.refused(Refusal.of(OrderCode.SAME_PERSON)));
        assertThat(accepted(other).status()).isEqualTo(OrderStatus.REVIEW);
    }

    @Test
    void finalReview_shouldBeRefused_whenTheReviewerRecordsACheckAtTheSameMoment() {
        var order = SampleOrders.write(orders(), received(1));
        var once = new AtomicBoolean();

        var answer = orders().change(order.id(), before -> {
            if (once.compareAndSet(false, true)) {
                orders().change(order.id(), standing -> checkedBy(standing, "vetter"));
            }
            return review(before, "vetter");
        });

        assertThat(answer).isEqualTo(Result.refused(Refusal.of(OrderCode.SAME_PERSON)));
        assertThat(orders().find(order.id()).orElseThrow().status()).isEqualTo(OrderStatus.RECEIVED);
    }

    @Test
    void noAnswer_shouldBeLost_whenManyChangeOneOrderAtOnce() throws Exception {
        var order = SampleOrders.write(orders(), received(1));
        try (var people = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<java.util.concurrent.Future<Result<Order>>>();
            for (int i = 0; i < 12; i++) {
                var name = "staff-" + i;
                answers.add(people.submit(() -> orders().change(order.id(), before -> checkedBy(before, name))));
            }
            for (var answer : answers) {
                accepted(answer.get());
            }
        }
        var end = orders().find(order.id()).orElseThrow();

        assertThat(end.checkedBy()).hasSize(12);
        assertThat(end.version()).isEqualTo(13);
        assertThat(orders().audit(order.id())).hasSize(13).allMatch(AuditEntry::intact);
    }

    @Test
    void staff_shouldSeeOrdersThatWaitForThem_whenTheyOpenTheQueue() {
        var waiting = SampleOrders.write(orders(), received(1));
        var other = SampleOrders.write(orders(), received(2));
        var ended = SampleOrders.write(orders(), received(3));
        orders().change(waiting.id(), this::opensStaffCheck);
        orders().change(ended.id(), before -> status(before, OrderStatus.WITHDRAWN));

        assertThat(queue(Orders.OpenQueue.FOR_STAFF)).extracting(Order::id).containsExactly(waiting.id());
        assertThat(queue(Orders.OpenQueue.OTHERS)).extracting(Order::id).containsExactly(other.id());
    }

    @Test
    void staff_shouldSeeEveryOrderOnceAndLongestWaitingFirst_whenTheQueueHasPages() {
        for (int n = 7; n >= 1; n--) {
            SampleOrders.write(orders(), SampleOrders.received(n, clock.instant()));
            clock.advance(Duration.ofMillis(n % 2 == 0 ? 1_000 : 1_500));
        }

        assertThat(queue(Orders.OpenQueue.OTHERS))
                .extracting(Order::id)
                .containsExactly(
                        SampleOrders.id(7),
                        SampleOrders.id(6),
                        SampleOrders.id(5),
                        SampleOrders.id(4),
                        SampleOrders.id(3),
                        SampleOrders.id(2),
                        SampleOrders.id(1));
    }

    private Order received(int n) {
        return SampleOrders.received(n, clock.instant());
    }

    private jp.kakuin.order.IdempotencyRecord create(Order order, String key) {
        var creation = OrderChange.creation(order, Actor.CUSTOMER, Map.of(), clock.instant());
        return orders().create(creation, SampleOrders.account(order), SampleOrders.idempotency(order, key));
    }

    private Result<OrderChange> status(Order before, OrderStatus next) {
        return changed(before, before.withStatus(next, clock.instant()));
    }

    private Result<OrderChange> checkedBy(Order before, String staff) {
        return changed(before, before.withCheckedBy(staff));
    }

    private Result<OrderChange> review(Order before, String staff) {
        return status(before, OrderStatus.REVIEW).map(change -> change.onlyIfNotCheckedBy(staff));
    }

    private Result<OrderChange> opensStaffCheck(Order before) {
        var check = before.check("organisation").orElseThrow();
        return changed(before, before.withCheck(check.opened(clock.instant())));
    }

    private Result<OrderChange> changed(Order before, Order after) {
        return Result.accepted(
                OrderChange.of(before, after, Actor.SYSTEM, "CHANGED", Map.of("why", "test"), clock.instant()));
    }

    private List<Order> queue(Orders.OpenQueue queue) {
        return AllPages.of(orders(), queue);
    }

    private List<DueEntry> dueEntries() {
        return AllPages.ofWaits(dueIndex(), clock.instant());
    }

    private static Order accepted(Result<Order> result) {
        return ((Result.Accepted<Order>) result).value();
    }
}
