package jp.kakuin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.kakuin.compromise.ReportCompromisedKey;
import jp.kakuin.due.DueEntry;
import jp.kakuin.revocation.CrlReason;
import jp.kakuin.revocation.ProveKeyCompromise;
import jp.kakuin.revocation.RevocationCode;
import org.junit.jupiter.api.Test;

/** SPEC X-1: whoever has the key of one certificate has that of all its siblings. */
class KeyCompromiseTest extends RevocationDesk {

    /** BR 4.9.1.1 (3): whoever has the key has it at night too. */
    @Test
    void everyCertificateOfTheKey_shouldBeRevokedAtOnce_whenAStrangerProvesToHaveIt() {
        var sibling = closedOrder();

        var answer = Office.value(prove(new ProveKeyCompromise.Form(Forms.ov().csr(), null, null)));

        assertThat(answer.certificates()).hasSize(2);
        for (var each : List.of(id, sibling)) {
            assertThat(office.order(each).revocation().orElseThrow().reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
        }
        assertThat(office.ports.compromisedKeys.find(answer.keySha256())).isPresent();
        assertThat(Office.value(prove(new ProveKeyCompromise.Form(Forms.ov().csr(), null, null))))
                .isEqualTo(answer);
        assertThat(office.mails("CertificateRevoked")).isEqualTo(4);
    }

    /** BR 7.2.2, in one direction only: else a stolen key would look like a site that ended. */
    @Test
    void reason_shouldBecomeTheCompromise_whenTheKeyOfARevokedCertificateIsProvedToBeStolen() {
        var sibling = closedOrder();
        Office.value(staff("REVOKE", "SITE_ENDS", null));
        var first = office.order(id).revocation().orElseThrow();
        office.ports.clock.advance(Duration.ofDays(3));

        Office.value(prove(new ProveKeyCompromise.Form(Forms.ov().csr(), null, null)));
        Office.value(staff("REVOKE", "MISISSUED", null));
        office.settleMails();

        var revocation = office.order(id).revocation().orElseThrow();
        assertThat(first.reason()).isEqualTo(CrlReason.CESSATION_OF_OPERATION);
        assertThat(revocation.reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
        assertThat(revocation.at()).isEqualTo(first.at());
        assertThat(office.order(id).revocations().done()).containsExactly(revocation);
        assertThat(office.order(sibling).revocation()).isPresent();
        assertThat(office.mails("CertificateRevoked")).isEqualTo(4);
        office.assertAuditUnbroken(id);
    }

    @Test
    void proof_shouldHoldForItsCertificateAlone_whenItIsASignedText() {
        var serial = office.order(id).certificate().orElseThrow().serialNumber();
        var good = signature(ProveKeyCompromise.text(serial));

        Office.assertRefused(
                prove(new ProveKeyCompromise.Form(null, serial, signature("another text"))),
                RevocationCode.PROOF_SIGNATURE_WRONG);
        Office.assertRefused(
                prove(new ProveKeyCompromise.Form(null, serial, "no base 64")), RevocationCode.PROOF_SIGNATURE_WRONG);
        Office.assertRefused(prove(new ProveKeyCompromise.Form(null, "1", good)), RevocationCode.CERTIFICATE_NOT_FOUND);
        Office.assertRefused(prove(new ProveKeyCompromise.Form(null, null, good)), RevocationCode.PROOF_MISSING);
        Office.assertRefused(
                prove(new ProveKeyCompromise.Form("no proof", null, null)), RevocationCode.PROOF_CSR_NOT_FOR_THIS);
        assertThat(office.order(id).revocation()).isEmpty();

        var typed = "00:" + serial.toUpperCase(java.util.Locale.ROOT);
        Office.value(prove(new ProveKeyCompromise.Form(" ", typed, good)));

        assertThat(office.order(id).revocation()).isPresent();
    }

    @Test
    void siblings_shouldBeRevoked_whenTheCustomerSaysThatTheKeyIsCompromised() {
        var sibling = closedOrder();
        ask("KEY_COMPROMISED");

        Office.value(staff("REVOKE", null, null));

        assertThat(office.order(sibling).revocation().orElseThrow().reason()).isEqualTo(CrlReason.KEY_COMPROMISE);
    }

    @Test
    void certificatesOfAReportedKey_shouldHaveADeadline_whenStaffRecordIt() {
        var key = office.order(id).application().decodedCsr().keySha256();
        Office.value(ReportCompromisedKey.of(office.ports)
                .run(Office.VETTER, new ReportCompromisedKey.Form(key, null, "report 17")));

        var open = office.order(id).revocations().open().orElseThrow();
        assertThat(open.deadline()).isEqualTo(office.ports.clock.instant().plus(Duration.ofHours(24)));
        office.ports.clock.advance(Duration.ofHours(20));
        watch();
        assertThat(office.order(id).revocation()).isPresent();
    }

    /** At each call of a port, before it and after it: whoever died, everything is revoked once and everybody told once. */
    @Test
    void everyCertificate_shouldBeRevokedOnceAndItsContactsToldOnce_whenTheProcessDiesAnywhere() {
        int positions = compromise(0);
        assertThat(positions).isGreaterThan(40);
        for (int position = 1; position <= positions; position++) {
            compromise(position);
        }
    }

    private int compromise(int position) {
        open();
        var sibling = closedOrder();
        office.ports.faults.crashAt(position);
        again(() -> ask("KEY_COMPROMISED"));
        again(() -> staff("CALL", null, "CONFIRMED"));
        again(this::watch);
        int positions = office.ports.faults.positions();
        office.ports.faults.reset();
        office.settleMails();
        office.settleMails();
        watch();
        for (var each : List.of(id, sibling)) {
            assertThat(office.order(each).revocations().done())
                    .as("position " + position)
                    .hasSize(1);
            office.assertAuditUnbroken(each);
        }
        assertThat(office.ports.mailSender.mails().stream()
                        .filter(mail -> mail.text().contains("\n\nCertificateRevoked["))
                        .map(mail -> mail.text().lines().findFirst().orElseThrow())
                        .distinct())
                .as("position " + position)
                .hasSize(4);
        assertThat(office.ports.dueIndex.all())
                .noneMatch(each ->
                        each.kind() == DueEntry.Kind.REVOCATION && !each.at().isAfter(office.ports.clock.instant()));
        return positions;
    }
}
