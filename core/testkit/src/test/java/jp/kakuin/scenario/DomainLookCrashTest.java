package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.due.DueEntry;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.order.ChangeMethod;
import jp.kakuin.order.OrderId;
import jp.kakuin.order.OrderStatus;
import jp.kakuin.testkit.Faults;
import jp.kakuin.validation.Probe;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.CheckDomainNow;
import jp.kakuin.vetting.CheckDomains;
import jp.kakuin.vetting.CheckKind;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets the process die at each call of a port of a look for what shows control over a domain, before the call and after it (SPEC D-6, I-3). */
class DomainLookCrashTest {

    /** What is looked for, and who looks. */
    enum Story {
        RECORD_FOUND_ON_SCHEDULE("ca-tbr-7", "DomainInstructionsGiven", 1) {
            @Override
            void play(Walk walk) {
                walk.lookOnSchedule();
                walk.office.ports.perspectives.show(Probe.DnsChange.class::isInstance);
                walk.lookOnSchedule();
            }
        },
        FILE_FOUND_WHEN_THE_CUSTOMER_ASKS("ca-tbr-18", "DomainInstructionsGiven", 1) {
            @Override
            void play(Walk walk) {
                walk.lookNow();
                walk.office.ports.perspectives.show(Probe.WebsiteChange.class::isInstance);
                walk.lookNow();
            }
        },
        RANDOM_VALUE_GREW_OLD("ca-tbr-7", "DomainInstructionsGiven", 2) {
            @Override
            void play(Walk walk) {
                walk.office.ports.clock.advance(Duration.ofDays(31));
                walk.lookOnSchedule();
                walk.office.ports.perspectives.show(Probe.DnsChange.class::isInstance);
                walk.lookOnSchedule();
            }
        },
        ALIAS_SEEN_BEFORE_THE_MAIL("ca-tbr-4", "DomainApprovalRequested", 1) {
            @Override
            void play(Walk walk) {
                walk.lookOnSchedule();
                walk.office.ports.perspectives.show(Probe.Alias.class::isInstance);
                walk.lookOnSchedule();
            }
        };

        private final String method;
        private final String mail;
        private final int mails;

        Story(String method, String mail, int mails) {
            this.method = method;
            this.mail = mail;
            this.mails = mails;
        }

        abstract void play(Walk walk);
    }

    @ParameterizedTest
    @EnumSource
    void order_shouldComeToTheSameEnd_whereverALookDies(Story story) {
        int positions = new Walk(story, 0).toItsEnd();
        assertThat(positions).isGreaterThan(15);
        var softly = new SoftAssertions();
        for (int position = 1; position <= positions; position++) {
            int here = position;
            softly.assertThatCode(() -> new Walk(story, here).toItsEnd())
                    .as(story + " at position " + position)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    private static final class Walk {

        private final Office office = new Office();
        private final Story story;
        private final int position;
        private final OrderId id;

        private Walk(Story story, int position) {
            this.story = story;
            this.position = position;
            id = story.method.equals("ca-tbr-4") ? byMailToAnAliassDomain() : office.applyBy(story.method, null);
        }

        private OrderId byMailToAnAliassDomain() {
            var order = office.applyBy("ca-tbr-7", "cdn.example.jp");
            var form = new ChangeMethod.Form("ca-tbr-4", "admin@cdn.example.jp", "cdn.example.jp");
            Office.value(ChangeMethod.of(office.ports)
                    .run(
                            new CustomerAccess(order),
                            office.check(order, CheckKind.DOMAIN_APPROVAL).id(),
                            form));
            office.flow.run();
            return order;
        }

        /** How many positions the looks had. */
        private int toItsEnd() {
            office.ports.faults.crashAt(position);
            story.play(this);
            int positions = office.ports.faults.positions();
            office.ports.faults.reset();
            office.settleMails();
            lookOnSchedule();
            office.reconcile();
            office.finish(id);
            office.assertStatus(id, OrderStatus.CLOSED);
            office.assertAuditUnbroken(id);
            assertThat(events("CHECK_PASSED", domain().id())).isEqualTo(1);
            assertToldOnce();
            assertThat(office.ports.dueIndex.all())
                    .noneMatch(each -> each.kind() == DueEntry.Kind.DOMAIN_LOOK
                            && !each.at().isAfter(office.ports.clock.instant().minus(Duration.ofDays(5))));
            return positions;
        }

        private void lookOnSchedule() {
            office.ports.clock.advance(Duration.ofMinutes(15));
            again(() -> CheckDomains.of(office.ports).run());
        }

        private void lookNow() {
            office.ports.clock.advance(Duration.ofMinutes(1));
            again(() -> CheckDomainNow.of(office.ports).run(new CustomerAccess(id), domain().id()));
        }

        private void again(Runnable look) {
            try {
                look.run();
            } catch (Faults.Crash died) {
                staysArmed();
                look.run();
            }
            staysArmed();
            office.flow.run();
            scheduled(office::settleMails);
        }

        // The next run comes on time.
        private static void scheduled(Runnable run) {
            try {
                run.run();
            } catch (Faults.Crash died) {
                run.run();
            }
        }

        /** Whoever waits for a record is looked at again. */
        private void staysArmed() {
            if (domain().isWaiting() && domain().isLookedFor()) {
                assertThat(office.ports.dueIndex.all())
                        .anyMatch(each -> each.kind() == DueEntry.Kind.DOMAIN_LOOK
                                && each.key().equals(domain().id()));
            }
        }

        private Check domain() {
            return office.check(id, CheckKind.DOMAIN_APPROVAL);
        }

        private long events(String event, String check) {
            return office.ports.orders.audit(id).stream()
                    .filter(entry -> entry.event().equals(event))
                    .filter(entry -> check.equals(entry.facts().get("check")))
                    .count();
        }

        private void assertToldOnce() {
            List<String> ids = office.ports.mailSender.mails().stream()
                    .filter(mail -> mail.text().contains("\n\n" + story.mail + "["))
                    .map(mail -> mail.text().lines().findFirst().orElseThrow())
                    .toList();
            // An invitation that may be lost comes anew, under another link; all else once more as it was.
            var anew = story == Story.ALIAS_SEEN_BEFORE_THE_MAIL ? 1 : 0;
            assertThat(ids.stream().distinct()).hasSizeBetween(story.mails, story.mails + anew);
            assertThat(ids).hasSizeBetween(story.mails, story.mails + 1);
        }
    }
}
