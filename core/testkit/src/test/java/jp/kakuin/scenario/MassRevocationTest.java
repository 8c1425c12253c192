package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kakuin.order.OrderId;
import jp.kakuin.refusal.Result;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.Revocation;
import jp.kakuin.revocation.RevocationCode;
import jp.kakuin.revocation.RevokeMany;
import jp.kakuin.revocation.RevokeMany.Standing;
import jp.kakuin.testkit.Faults;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;

/** BR 5.7.1.2: of thousands of certificates that have to go within a day, one by one is too late, and a list that was cut is half done. */
class MassRevocationTest extends RevocationDesk {

    @Test
    void everyCertificateOfTheList_shouldBeRevokedByTheNextRun_forTheReasonAndInTheNameOfWhoSentIt() {
        var other = closedOrder();

        assertThat(standings(send(serial(id), serial(other).toUpperCase(Locale.ROOT), "5eed")))
                .containsExactly(Standing.DUE, Standing.DUE, Standing.UNKNOWN);
        assertThat(office.order(other).revocation()).isEmpty();
        assertThat(watch().done()).isEqualTo(2);

        for (var each : List.of(id, other)) {
            assertThat(office.order(each).revocation().map(Revocation::reason)).contains(CrlReason.SUPERSEDED);
            assertThat(office.order(each).revocations().cases()).singleElement().satisfies(done -> {
                assertThat(done.openedBy()).isEqualTo("staff:approver-1");
                assertThat(done.note()).isEqualTo("report 7");
                assertThat(done.deadline()).isEqualTo(done.openedAt().plus(Duration.ofHours(24)));
            });
            office.assertAuditUnbroken(each);
        }
        assertThat(office.mails("CertificateRevoked")).isEqualTo(4);
    }

    @Test
    void nothing_shouldChange_whenTheSameListComesAgain() {
        send(serial(id));
        var opened = office.order(id);
        assertThat(standings(send(serial(id)))).containsExactly(Standing.DUE);
        assertThat(office.order(id)).isEqualTo(opened);

        watch();
        var revoked = office.order(id);
        assertThat(standings(send(serial(id)))).containsExactly(Standing.REVOKED);
        assertThat(watch().done()).isZero();
        assertThat(office.order(id)).isEqualTo(revoked);
    }

    /** Its own reason may be weaker and its deadline days later. */
    @Test
    void certificate_shouldBeRevokedForTheListsReason_whenItsCustomerHasAskedBefore() {
        ask("SITE_ENDS");
        assertThat(standings(send(serial(id)))).containsExactly(Standing.REVOKED);
        assertThat(office.order(id).revocation().map(Revocation::reason)).contains(CrlReason.SUPERSEDED);
        assertThat(office.order(id).revocations().open()).isEmpty();
    }

    @Test
    void expiredCertificate_shouldBeLeft_whenItIsOnTheList() {
        office.ports.clock.moveTo(
                office.order(id).certificate().orElseThrow().notAfter().plusSeconds(1));
        assertThat(standings(send(serial(id)))).containsExactly(Standing.EXPIRED);
        assertThat(office.order(id).revocations().cases()).isEmpty();
    }

    @Test
    void list_shouldBeDoneInTheEnd_whereverItIsCut_ifItIsSentOnceMore() {
        for (int position = 1; ; position++) {
            open();
            var other = closedOrder();
            office.ports.faults.crashAt(position);
            try {
                send(serial(id), serial(other));
                break;
            } catch (Faults.Crash cut) {
                send(serial(id), serial(other));
            }
            watch();
            for (var each : List.of(id, other)) {
                assertThat(office.order(each).revocation())
                        .as("cut at " + position)
                        .isPresent();
                assertThat(office.order(each).revocations().cases()).hasSize(1);
                office.assertAuditUnbroken(each);
            }
        }
        assertThat(office.ports.faults.positions()).isGreaterThan(10);
    }

    /** The figures that alarms read come with each run, whatever there is to do. */
    @Test
    void run_shouldEndInTimeAndTellHowTheCasesStand_whenThereIsMoreThanOneRunCanDo() {
        var other = closedOrder();
        send(serial(id), serial(other));
        office.ports.mailSender.beforeEach(() -> office.ports.clock.advance(Duration.ofMinutes(2)));

        var first = watch();
        assertThat(first.done()).isOne();
        assertThat(first.revocations().open()).isOne();
        assertThat(watch().revocations().open()).isZero();
        assertThat(List.of(id, other))
                .allSatisfy(each -> assertThat(office.order(each).revocation()).isPresent());
    }

    @Test
    void list_shouldBeRefused_whenItIsEmptyOrTooLongOrSaysNotWhy() {
        var serial = List.of(serial(id));
        Office.assertRefused(send("MISISSUED", List.of(), "note"), RevocationCode.REVOCATION_LIST_LENGTH);
        Office.assertRefused(
                send("MISISSUED", Collections.nCopies(101, "5eed"), "note"), RevocationCode.REVOCATION_LIST_LENGTH);
        Office.assertRefused(send("SIGNATURE_LOST", serial, "note"), RevocationCode.REVOCATION_REASON_UNKNOWN);
        Office.assertRefused(send(null, serial, "note"), RevocationCode.REVOCATION_REASON_UNKNOWN);
        Office.assertRefused(send("MISISSUED", serial, " "), RevocationCode.REVOCATION_NOTE_MISSING);
        Office.assertRefused(send("MISISSUED", serial, "x".repeat(2001)), VettingCode.TEXT_TOO_LONG);
        assertThat(office.order(id).revocations().cases()).isEmpty();
        Office.value(send(
                "MISISSUED",
                IntStream.range(0, 100).mapToObj(Integer::toHexString).toList(),
                "note"));
    }

    /** Why a case was opened stays with it, for who decides on it. */
    @Test
    void note_shouldStayWithTheCase_whenStaffOpenOne() {
        Office.value(staff("OPEN", "MISUSED", null));
        assertThat(office.order(id).revocations().open().orElseThrow().note()).isEqualTo("note");
    }

    private RevokeMany.Answer send(String... serials) {
        return Office.value(send("VALIDATION_UNRELIABLE", List.of(serials), "report 7"));
    }

    private Result<RevokeMany.Answer> send(String circumstance, List<String> serials, String note) {
        return RevokeMany.of(office.ports).run(Office.APPROVER, new RevokeMany.Form(circumstance, serials, note));
    }

    private String serial(OrderId order) {
        return office.order(order).certificate().orElseThrow().serialNumber();
    }

    private static List<Standing> standings(RevokeMany.Answer answer) {
        return answer.certificates().stream().map(RevokeMany.Each::standing).toList();
    }
}
