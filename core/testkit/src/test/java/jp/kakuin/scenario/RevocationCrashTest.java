package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.kakuin.due.DueEntry;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.order.Order;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.Revocations;
import jp.kakuin.scenario.CrashWalk.People;
import jp.kakuin.scenario.RevocationWalk.Story;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets the process die at each call of a port on the way from a request to the CRL, before the call and after it (SPEC X-1, BR 4.9): a certificate that was
 * once revoked is never good again, and none is forgotten.
 */
class RevocationCrashTest {

    @ParameterizedTest
    @EnumSource
    void everyRevocation_shouldBeMadeOnceToldOnceAndPublished_whereverTheProcessDies(Story story) {
        var undisturbed = played(story, People.SEND_IT_AGAIN, 0);
        var softly = new SoftAssertions();
        for (int position : undisturbed.positions) {
            softly.assertThatCode(() -> {
                        var walk = played(story, People.SEND_IT_AGAIN, position).walk;
                        assertThat(endings(walk)).isEqualTo(endings(undisturbed.walk));
                        assertThat(listed(walk)).isEqualTo(listed(undisturbed.walk));
                        assertAtRest(walk);
                    })
                    .as(story + " at position " + position)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
        assertThat(undisturbed.positions).hasSizeGreaterThan(25);
    }

    /** Who got no answer and does not ask again may have asked for nothing; what was begun comes to its end all the same. */
    @ParameterizedTest
    @EnumSource
    void whatWasBegun_shouldComeToItsEnd_whenNobodyAsksAgain(Story story) {
        var softly = new SoftAssertions();
        for (int position : played(story, People.WAIT_AND_SEE, 0).positions) {
            softly.assertThatCode(() -> assertAtRest(played(story, People.WAIT_AND_SEE, position).walk))
                    .as(story + " at position " + position)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    private record Played(RevocationWalk walk, List<Integer> positions) {}

    private static Played played(Story story, People people, int position) {
        var walk = new RevocationWalk(story, people, position);
        story.play(walk);
        var positions = walk.positions();
        walk.office.ports.faults.reset();
        walk.comeToRest();
        return new Played(walk, positions);
    }

    /** What is revoked of each order and why, and how its cases ended. */
    private static List<String> endings(RevocationWalk walk) {
        return walk.orders().stream()
                .map(Order::revocations)
                .map(RevocationCrashTest::ending)
                .toList();
    }

    private static String ending(Revocations revocations) {
        return revocations.done().stream().map(Revocation::reason).toList() + " after "
                + revocations.cases().stream()
                        .map(each -> each.circumstance() + " "
                                + each.closed().orElseThrow().ending() + " after "
                                + each.calls().size() + " calls")
                        .toList();
    }

    private static List<String> listed(RevocationWalk walk) {
        return walk.office.ports.highRiskList.page(HighRiskEntry.Kind.NAME, Optional.empty()).entries().stream()
                .map(entry -> entry.value() + " " + entry.events().size())
                .toList();
    }

    private static void assertAtRest(RevocationWalk walk) {
        var now = walk.office.ports.clock.instant();
        for (var order : walk.orders()) {
            walk.office.assertAuditUnbroken(order.id());
            var done = order.revocations().done();
            assertThat(done).hasSizeLessThanOrEqualTo(1);
            assertThat(walk.crls().getLast().entries()).containsAll(done);
            assertThat(walk.due(DueEntry.Kind.CRL_PUBLICATION, order.id())).isFalse();
            if (!done.isEmpty()) {
                assertThat(order.revocations().open()).isEmpty();
            }
        }
        assertThat(walk.office.ports.dueIndex.all())
                .noneMatch(each ->
                        each.kind() == DueEntry.Kind.REVOCATION && !each.at().isAfter(now));
        assertToldOnce(walk, "CertificateRevoked", 2 * walk.revoked().size());
        assertToldOnce(
                walk,
                "RevocationAsked",
                walk.orders().stream()
                        .flatMap(order -> order.revocations().cases().stream())
                        .filter(each -> each.openedBy().equals("customer"))
                        .count());
    }

    /** A mail whose answer was lost is sent once more under the same Message-ID. */
    private static void assertToldOnce(RevocationWalk walk, String kind, long times) {
        var ids = walk.office.ports.mailSender.mails().stream()
                .filter(mail -> mail.text().contains("\n\n" + kind + "["))
                .map(mail -> mail.text().lines().findFirst().orElseThrow())
                .toList();
        assertThat(ids.stream().distinct()).as(kind).hasSize(Math.toIntExact(times));
        assertThat(ids.size() - times).as(kind + " too many").isBetween(0L, 1L);
    }
}
