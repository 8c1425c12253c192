package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.due.DueEntry;
import jp.kakuin.highrisk.HighRiskEntry;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.JapanTime;
import jp.kakuin.order.OrderCode;
import jp.kakuin.renewal.FindDueRenewals;
import jp.kakuin.renewal.SendRenewalReminders;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.ReadRevocations;
import jp.kakuin.revocation.RequestRevocation;
import jp.kakuin.revocation.RevocationCase;
import jp.kakuin.revocation.RevocationCode;
import jp.kakuin.revocation.RevokeCertificate;
import jp.kakuin.revocation.WatchRevocations;
import jp.kakuin.vetting.CheckKind;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revocation, from whoever asks to the world's knowing of it (SPEC X-1, RULES 8). */
class RevocationTest extends RevocationDesk {

    @Test
    void certificate_shouldBeRevokedAndTheContactsTold_whenStaffConfirmTheRequestByTelephone() {
        ask("SITE_ENDS");
        assertThat(office.order(id).revocation()).isEmpty();
        assertThat(office.mails("RevocationAsked")).isEqualTo(1);

        office.ports.clock.advance(Duration.ofHours(2));
        Office.value(staff("CALL", "", "CONFIRMED"));

        var revoked = office.order(id).revocation().orElseThrow();
        assertThat(revoked.reason()).isEqualTo(CrlReason.CESSATION_OF_OPERATION);
        assertThat(revoked.at()).isEqualTo(office.ports.clock.instant());
        assertThat(office.ports
                        .issuedSerials
                        .find(revoked.serialNumber())
                        .orElseThrow()
                        .revoked())
                .isPresent();
        assertThat(office.mails("CertificateRevoked")).isEqualTo(2);
        assertThat(watch().revocations().open()).isZero();
        office.assertAuditUnbroken(id);
    }

    @Test
    void everything_shouldStayAsItIs_whenTheSameIsAskedAgain() {
        ask("");
        ask("SITE_ENDS");
        assertThat(office.order(id).revocations().cases()).hasSize(1);
        Office.value(staff("REVOKE", null, null));
        var first = office.order(id);

        ask("");
        Office.value(staff("REVOKE", "MISISSUED", null));
        office.settleMails();

        assertThat(office.order(id)).isEqualTo(first);
        assertThat(office.mails("RevocationAsked")).isEqualTo(1);
        assertThat(office.mails("CertificateRevoked")).isEqualTo(2);
    }

    @Test
    void certificate_shouldBeRevokedByItself_whenNobodyHasTelephonedForTwentyHours() {
        ask("");
        office.ports.clock.advance(Duration.ofHours(20).minusSeconds(1));
        watch();
        assertThat(office.order(id).revocation()).isEmpty();

        office.ports.clock.advance(Duration.ofSeconds(1));
        watch();

        assertThat(office.order(id).revocation().orElseThrow().reason()).isEqualTo(CrlReason.UNSPECIFIED);
        assertThat(office.ports.orders.audit(id).getLast().actor()).isEqualTo("system");
    }

    /** BR 4.9.1.1 (1): what staff are still looking into does not hold the subscriber's own request up. */
    @Test
    void request_shouldBeCarriedOutInItsOwnTime_whenStaffHaveACaseThatWaits() {
        Office.value(staff("OPEN", "MISUSED", null));
        ask("SITE_ENDS");
        assertThat(office.mails("RevocationAsked")).isEqualTo(1);
        assertThat(watch().revocations().open()).isEqualTo(1);

        office.ports.clock.advance(Duration.ofHours(20));
        watch();

        assertThat(office.order(id).revocation().orElseThrow().reason()).isEqualTo(CrlReason.CESSATION_OF_OPERATION);
        assertThat(endings()).containsExactly(RevocationCase.Ending.REPLACED, RevocationCase.Ending.REVOKED);
        watch();
        assertThat(office.ports
                        .highRiskList
                        .page(HighRiskEntry.Kind.NAME, Optional.empty())
                        .entries())
                .as("it was misused all the same")
                .isNotEmpty();
        office.assertAuditUnbroken(id);
    }

    /** BR 4.9.1.1 (3): whatever was said first, and from when that was said. */
    @Test
    void key_shouldBeRefusedFromThenOn_whenTheSubscriberSaysLaterThatItIsCompromised() {
        ask("");
        office.ports.clock.advance(Duration.ofHours(12));
        ask("KEY_COMPROMISED");
        ask("KEY_COMPROMISED");
        ask("SITE_ENDS");
        assertThat(office.order(id).revocations().cases()).hasSize(2);

        office.ports.clock.advance(Duration.ofHours(8));
        watch();

        var revoked = office.order(id).revocation().orElseThrow();
        assertThat(revoked.reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
        var key = office.ports
                .issuedSerials
                .find(revoked.serialNumber())
                .orElseThrow()
                .keySha256();
        assertThat(office.ports.compromisedKeys.find(key)).isPresent();
        assertThat(endings()).containsExactly(RevocationCase.Ending.REPLACED, RevocationCase.Ending.REVOKED);
    }

    /** BR 7.2.2: the request changes nothing any more, and may not look as if it did. */
    @Test
    void customer_shouldLearnWhereToProveIt_whenTheKeyIsCompromisedAfterTheRevocation() {
        Office.value(staff("REVOKE", "MISISSUED", null));

        Office.assertRefused(request("KEY_COMPROMISED"), RevocationCode.KEY_COMPROMISE_NEEDS_PROOF);
        Office.value(request("SITE_ENDS"));

        Office.value(staff("REVOKE", "KEY_COMPROMISED", null));
        assertThat(office.order(id).revocation().orElseThrow().reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
        Office.value(request("KEY_COMPROMISED"));
    }

    private java.util.List<RevocationCase.Ending> endings() {
        return office.order(id).revocations().cases().stream()
                .map(each -> each.closed().orElseThrow().ending())
                .toList();
    }

    /** none for revoked contracts. */
    @Test
    void nobody_shouldBeRemindedOfRenewal_whenTheCertificateIsRevoked() {
        Office.value(staff("REVOKE", "SUBSCRIBER_ASKS", null));
        var end = office.order(id).contract().orElseThrow().end();
        office.ports.clock.moveTo(JapanTime.startOf(end.minusDays(90)));

        for (int shard : FindDueRenewals.of(office.ports).run().shards()) {
            SendRenewalReminders.of(office.ports).run(new SendRenewalReminders.Input(shard));
        }

        assertThat(office.mails("RenewalDue")).isZero();
    }

    @Test
    void request_shouldNotBeDropped_whenOnePersonAloneDecidesSo() {
        ask("");
        Office.value(staff("CALL", null, "DENIED"));
        Office.assertRefused(staff("DECLINE", null, null), RevocationCode.REVOCATION_NEEDS_ANOTHER_PERSON);
        var both = new Staff(Office.VETTER.subject(), "Staff 1", java.util.Set.of(Staff.Role.APPROVER));
        Office.assertRefused(staff(both, "DECLINE", null, null), RevocationCode.REVOCATION_NEEDS_ANOTHER_PERSON);

        Office.value(staff(Office.APPROVER, "DECLINE", null, null));
        office.ports.clock.advance(Duration.ofHours(21));
        watch();

        assertThat(office.order(id).revocation()).isEmpty();
        assertThat(office.order(id)
                        .revocations()
                        .cases()
                        .getFirst()
                        .closed()
                        .orElseThrow()
                        .ending())
                .isEqualTo(RevocationCase.Ending.DECLINED);
        ask("");
        assertThat(office.order(id).revocations().cases()).hasSize(2);
    }

    /** Alarms ring at half of the time, two hours before the deadline and after it. */
    @Test
    void staff_shouldBeWarned_whenADeadlineComesNear() {
        Office.value(staff("OPEN", "MISUSED", null));
        assertThat(watch().revocations()).isEqualTo(new WatchRevocations.Figures(1, 0, 0, 0));
        office.ports.clock.advance(Duration.ofHours(60));
        assertThat(watch().revocations()).isEqualTo(new WatchRevocations.Figures(1, 1, 0, 0));
        office.ports.clock.advance(Duration.ofHours(58));
        assertThat(watch().revocations()).isEqualTo(new WatchRevocations.Figures(1, 1, 1, 0));
        office.ports.clock.advance(Duration.ofHours(2));
        assertThat(watch().revocations()).isEqualTo(new WatchRevocations.Figures(1, 1, 1, 1));
        assertThat(ReadRevocations.of(office.ports).run().cases())
                .singleElement()
                .satisfies(each -> assertThat(each.orderId()).isEqualTo(id));

        Office.value(staff("REVOKE", null, null));
        assertThat(watch().revocations().open()).isZero();
        assertThat(office.ports.dueIndex.all()).noneMatch(each -> each.kind() == DueEntry.Kind.REVOCATION_DEADLINE);
    }

    @Test
    void nothing_shouldBeRevoked_whenThereIsNothingToRevoke() {
        var unissued = office.submit("another-key-0001", Forms.ov());
        Office.assertRefused(
                RequestRevocation.of(office.ports).run(new CustomerAccess(unissued), new RequestRevocation.Form(null)),
                OrderCode.NOT_ISSUED_YET);
        Office.assertRefused(
                RevokeCertificate.of(office.ports).run(Office.VETTER, unissued, form("REVOKE", "MISUSED", null)),
                OrderCode.NOT_ISSUED_YET);
        office.ports.clock.moveTo(
                office.order(id).certificate().orElseThrow().notAfter().plusSeconds(1));
        Office.assertRefused(
                RequestRevocation.of(office.ports).run(new CustomerAccess(id), new RequestRevocation.Form(null)),
                RevocationCode.CERTIFICATE_HAS_EXPIRED);
        Office.assertRefused(staff("REVOKE", "MISUSED", null), RevocationCode.CERTIFICATE_HAS_EXPIRED);
    }

    @Test
    void staff_shouldBeToldWhatIsMissing_whenTheirRecordIsNotWhole() {
        Office.assertRefused(staff("BURN", null, null), RevocationCode.REVOCATION_ACTION_UNKNOWN);
        Office.assertRefused(staff("REVOKE", null, null), RevocationCode.REVOCATION_REASON_UNKNOWN);
        Office.assertRefused(staff("CALL", null, "CONFIRMED"), RevocationCode.REVOCATION_NOT_OPEN);
        Office.assertRefused(staff("CALL", null, "PERHAPS"), RevocationCode.REVOCATION_CALL_UNKNOWN);
        Office.assertRefused(
                run(new RevokeCertificate.Form("REVOKE", "MISUSED", null, " ")),
                RevocationCode.REVOCATION_NOTE_MISSING);
        Office.assertRefused(
                run(new RevokeCertificate.Form("REVOKE", "MISUSED", null, "x".repeat(2001))),
                VettingCode.TEXT_TOO_LONG);
        Office.assertRefused(
                RequestRevocation.of(office.ports).run(new CustomerAccess(id), new RequestRevocation.Form("MISUSED")),
                RevocationCode.REVOCATION_REASON_UNKNOWN);
        Office.value(staff("OPEN", "MISUSED", null));
        Office.assertRefused(staff("OPEN", "MISISSUED", null), RevocationCode.REVOCATION_UNDER_WAY);
    }

    /** BR 4.2.1: whoever misused a certificate is looked at by a person the next time. */
    @ParameterizedTest
    @EnumSource(names = {"REQUEST_NOT_AUTHORISED", "MISUSED", "AGREEMENT_BREACHED", "MISLEADING_WILDCARD"})
    void subscriber_shouldBeHighRiskFromThenOn_whenItsCertificateIsRevokedForMisconduct(Circumstance circumstance) {
        office.ports.faults.reset();
        Office.value(staff("REVOKE", circumstance.name(), null));
        assertThat(office.ports.faults.calls()).as("the list hinders nothing").noneMatch(call -> call.contains("Risk"));

        watch();
        watch();

        var again = office.check(office.apply(Forms.ov()), CheckKind.HIGH_RISK);
        assertThat(again.findings()).extracting(Text::en).hasSize(3).allMatch(text -> text.contains("REVOKED, " + id));
        assertThat(office.ports.dueIndex.all()).noneMatch(each -> each.kind() == DueEntry.Kind.REVOCATION);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = ".*(_NOT_AUTHORISED|MISUSED|_BREACHED|_WILDCARD|SIGNATURE_LOST|ORDER_ENDED)")
    void subscriber_shouldBeTreatedAsBefore_whenNothingSpeaksAgainstIt(Circumstance circumstance) {
        Office.value(staff("REVOKE", circumstance.name(), null));
        watch();
        assertThat(office.ports
                        .highRiskList
                        .page(HighRiskEntry.Kind.NAME, Optional.empty())
                        .entries())
                .isEmpty();
    }

    /** Who got no answer sends it again, and reads that it is done. */
    @Test
    void staff_shouldBeAnsweredTheSame_whenTheySendTheirRecordAgain() {
        Office.value(staff("OPEN", "MISUSED", null));
        Office.value(staff("OPEN", "MISUSED", null));
        Office.value(staff("CALL", null, "UNREACHABLE"));
        Office.value(staff("CALL", null, "UNREACHABLE"));
        Office.value(staff(Office.APPROVER, "DECLINE", null, null));
        Office.value(staff(Office.APPROVER, "DECLINE", null, null));
        var only = office.order(id).revocations().cases();
        assertThat(only).hasSize(1);
        assertThat(only.getFirst().calls()).hasSize(1);
        Office.assertRefused(staff("DECLINE", null, null), RevocationCode.REVOCATION_NEEDS_ANOTHER_PERSON);

        ask("");
        Office.value(staff("CALL", null, "CONFIRMED"));
        Office.value(staff("CALL", null, "CONFIRMED"));
        Office.assertRefused(staff(Office.APPROVER, "CALL", null, "CONFIRMED"), RevocationCode.REVOCATION_NOT_OPEN);
        office.assertAuditUnbroken(id);
    }
}
