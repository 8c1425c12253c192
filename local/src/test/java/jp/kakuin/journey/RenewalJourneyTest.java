package jp.kakuin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.kakuin.order.JapanTime;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A year goes by. Last of the journeys, for the clock goes one way. */
@Journey
@Order(Integer.MAX_VALUE - 1)
class RenewalJourneyTest {

    private static final String SOON = "%s: [Renewal] Your contract ends in 90 days:";
    private static final String VERY_SOON = "%s: [Renewal] Your contract ends in 30 days:";

    private final Suite suite;

    RenewalJourneyTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void contracts_shouldBeRemindedOnceForEachDayAndContact_andCatchUpAfterALongOutage() {
        var year = OrderStory.ov(suite, "year").apply();
        var halfYear = OrderStory.ov(suite, "half-year").with("termMonths", 6).apply();
        var yearEnds = contractEnd(year, 12);
        var halfYearEnds = contractEnd(halfYear, 6);

        goTo(halfYearEnds.minusDays(110));
        suite.runRenewals();
        assertThat(reminders(halfYear)).isEmpty();
        // Nothing runs for a hundred days: both days of the reminders go by.
        goTo(halfYearEnds.minusDays(10));
        suite.runRenewals();
        suite.runRenewals();
        assertThat(arrived(halfYear, 4)).hasSize(4).allMatch(mail -> mail.contains("ends in 10 days"));

        goTo(yearEnds.minusDays(90));
        suite.runRenewals();
        suite.runRenewals();
        assertThat(arrived(year, 2)).containsExactlyInAnyOrderElementsOf(both(SOON));
        goTo(yearEnds.minusDays(30));
        suite.runRenewals();
        suite.runRenewals();
        goTo(yearEnds.plusDays(1));
        suite.runRenewals();
        year.expectMails(Mails.ofOvOrder(java.util.stream.Stream.concat(both(SOON).stream(), both(VERY_SOON).stream())
                .toArray(String[]::new)));
        assertThat(reminders(halfYear)).hasSize(4);
    }

    private static LocalDate contractEnd(OrderStory story, int months) {
        var order = story.drive();
        var contract = order.path("contract");
        var start = LocalDate.parse(contract.path("start").asText());
        var end = LocalDate.parse(contract.path("end").asText());
        assertThat(end).isBetween(start.plusMonths(months).minusDays(1), start.plusMonths(months));
        return end;
    }

    private void goTo(LocalDate day) {
        suite.moveClock(Duration.between(suite.now(), JapanTime.at(day, LocalTime.of(10, 0))));
    }

    private static List<String> both(String mail) {
        return List.of(mail.formatted("suzuki.hanako"), mail.formatted("takahashi"));
    }

    /** Mails take their way: on one of the emulators they come a moment after the run has ended. */
    private static List<String> arrived(OrderStory story, int count) {
        return Await.until("reminders arrive", () -> reminders(story), mails -> mails.size() >= count);
    }

    private static List<String> reminders(OrderStory story) {
        return story.mails().stream().filter(mail -> mail.contains("[Renewal]")).toList();
    }
}
