package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.OrderId;
import jp.kakuin.renewal.FindDueRenewals;
import jp.kakuin.renewal.SendRenewalReminders;
import org.junit.jupiter.api.Test;

/** Reminders before a contract ends (SPEC ). */
class RenewalTest {

    private final Office office = new Office();
    private final OrderId id = closedOrder();

    private OrderId closedOrder() {
        var order = office.apply(Forms.ov());
        office.finish(order);
        return order;
    }

    @Test
    void eachContact_shouldBeRemindedOnce_whenNinetyAndThirtyDaysAreLeft() {
        office.ports.clock.moveTo(daysBeforeTheEnd(90).minusSeconds(1));
        remind();
        assertThat(office.mails("RenewalDue")).isZero();

        office.ports.clock.moveTo(daysBeforeTheEnd(90));
        remind();
        remind();
        assertThat(office.mails("RenewalDue")).isEqualTo(2);

        office.ports.clock.moveTo(daysBeforeTheEnd(31));
        remind();
        assertThat(office.mails("RenewalDue")).isEqualTo(2);
        office.ports.clock.moveTo(daysBeforeTheEnd(30));
        remind();
        remind();
        assertThat(office.mails("RenewalDue")).isEqualTo(4);
        office.ports.clock.moveTo(daysBeforeTheEnd(0));
        remind();
        assertThat(office.mails("RenewalDue")).isEqualTo(4);
    }

    @Test
    void reminder_shouldBeCaughtUpAndSayHowMuchTimeIsLeft_whenTheRunsFailedForTenDays() {
        office.ports.clock.moveTo(daysBeforeTheEnd(80));

        remind();

        assertThat(office.mails("RenewalDue")).isEqualTo(2);
        assertThat(office.ports.mailSender.to(Forms.CONTACT_MAIL).getLast().text())
                .contains("daysLeft=80");
    }

    @Test
    void nobody_shouldBeReminded_whenTheContractHasEnded() {
        office.ports.clock.moveTo(daysBeforeTheEnd(0).plus(Duration.ofDays(1)));

        remind();

        assertThat(office.mails("RenewalDue")).isZero();
        assertThat(office.ports.dueIndex.all())
                .noneMatch(entry -> entry.kind() == jp.kakuin.due.DueEntry.Kind.RENEWAL_REMINDER);
    }

    @Test
    void reminder_shouldStillGoOut_whenItIsTheContractsLastDay() {
        office.ports.clock.moveTo(daysBeforeTheEnd(0).plus(Duration.ofHours(23)));

        remind();

        assertThat(office.mails("RenewalDue")).isEqualTo(4);
    }

    @Test
    void otherContact_shouldGetTheReminderLater_whenTheServiceRefusesOneMail() {
        office.ports.clock.moveTo(daysBeforeTheEnd(90));
        office.ports.mailSender.refuse(1);
        remind();

        remind();

        assertThat(office.mails("RenewalDue")).isEqualTo(2);
    }

    private Instant daysBeforeTheEnd(int days) {
        return JapanTime.startOf(office.order(id).contract().orElseThrow().end().minusDays(days));
    }

    private void remind() {
        for (int shard : FindDueRenewals.of(office.ports).run().shards()) {
            SendRenewalReminders.of(office.ports).run(new SendRenewalReminders.Input(shard));
        }
    }
}
